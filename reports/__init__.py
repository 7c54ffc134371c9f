"""From the raw outcomes of scenarios to verdicts, and from verdicts to a record that a person can sign."""

PLUGINS = (
    "reports.session.recorder",
    "reports.session.root",
    "reports.session.provenance",
    "reports.session.terminal",
    "reports.session.selection",
    "reports.session.ordering",
    "reports.session.shards",
)
"""Pytest plugins of this room; a later one is asked first, and its facts stand first in the record."""
