"""Checks of records: integrity, signatures, comparison of two, history of many."""
