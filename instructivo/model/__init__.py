"""Executable model of the document: for any sequence of a person's actions, what a portal must do and must not do.

Pure: no browser, no file, no clock. Its parts, in the order in which they read: ``fields`` (the form of 5.3 and its
values), ``state``, ``actions`` (what a person can do), ``transitions`` (what that changes), ``faults`` (what stands
against a registration, and what the document leaves open), ``demands``, ``expectations`` (one small function a
demand), ``blame``, ``prediction``; and ``table``, which writes them as a page.
"""
