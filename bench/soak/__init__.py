"""Soak: repeated runs of the whole suite, in which no verdict may differ."""
