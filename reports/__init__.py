"""From the raw outcomes of scenarios to verdicts, and from verdicts to a record that a person can sign."""

PLUGINS = ("reports.session.plugin",)
"""Pytest plugins of this room."""
