"""Mutants: small generated changes of the portal's or the suite's code, and which of them are found (decision 0012)."""
