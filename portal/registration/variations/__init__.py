"""Conforming variations: the same portal built, worded or answering otherwise; in test mode only.

None of them violates the document, so a suite that finds fault with one of them, or with several at once, raises a
false alarm.
"""
