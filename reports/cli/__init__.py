"""Commands of ``python -m reports``, and argparse in Spanish."""
