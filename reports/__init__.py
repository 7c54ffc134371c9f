"""Verdicts from the raw outcomes of scenarios, and the record of a run, which a person can sign."""

PLUGINS = ("reports.session.plugin",)
"""Pytest plugins of this room."""
