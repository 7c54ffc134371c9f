"""Mutants that nobody designed: small changes of the portal's own code, judged by the suite (docs/decisions/0012)."""
