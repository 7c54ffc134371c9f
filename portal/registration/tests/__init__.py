"""Tests of the reference portal, run with ``python -m portal test``."""
