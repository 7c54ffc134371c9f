"""From raw outcomes to verdicts: pure functions without pytest and without input or output."""
