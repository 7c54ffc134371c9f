"""Deliberate defects of the reference portal (decision 0006); imported in test mode only."""
