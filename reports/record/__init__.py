"""The folder of a run: opening, writing, closing, reading, rebuilding and merging it."""
