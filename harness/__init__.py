"""Vocabulary that every room shares: errors, verdicts, declarations, measurements and the scope of a run."""

PLUGINS = ("harness.run_memo",)
"""Pytest plugins of this room."""
