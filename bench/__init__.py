"""Measurements of the suite itself: how steady its verdicts are, and which defects of a portal it catches."""
