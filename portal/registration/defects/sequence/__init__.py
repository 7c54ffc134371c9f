"""Defects that show only after a sequence of a person's actions; a list of their own (docs/decisions/0006)."""
