"""Checks of a record: integrity, signatures, comparison with another run, history."""
