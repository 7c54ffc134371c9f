"""Waiting for a page: its pending requests, and the elements that are known to be missing."""
