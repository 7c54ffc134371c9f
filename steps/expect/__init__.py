"""Assertions of the steps, by subject, each told in Spanish."""
