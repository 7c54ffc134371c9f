"""The vocabulary that every room shares: its errors and the words of a verdict."""

PLUGINS = ("harness.run_memo",)
"""Pytest plugins of this room."""
