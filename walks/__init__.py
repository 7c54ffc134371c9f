"""Walks: action lists drawn on the model of the document, done in a browser, and shrunk where they contradict it."""

PLUGINS = ("walks.plugin",)
"""Pytest plugins of this room."""
