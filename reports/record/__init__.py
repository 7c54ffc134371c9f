"""The record of a run, a folder: opening, writing, closing, reading, rebuilding and merging it."""
