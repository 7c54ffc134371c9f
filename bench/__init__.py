"""Measurements of the suite itself: stability of its verdicts, defects it finds, faults it withstands, and its cost."""
