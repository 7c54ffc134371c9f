"""The vocabulary that every room shares: its errors and the words of a verdict."""
