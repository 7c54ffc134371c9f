"""Judging a run: pure functions from raw outcomes to verdicts, without pytest and without I/O."""
