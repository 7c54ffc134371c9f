"""Template tags of the reference portal."""
