"""Walks: how many of the sequence defects they find, and whether they accuse a portal that conforms."""
