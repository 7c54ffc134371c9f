"""Spanish sentences, each one call. No locators, waits or loops here."""

PLUGINS = (
    "steps.gherkin.collection",
    "steps.gherkin.dry_run",
    "steps.requests",
    "steps.form",
    "steps.filling",
    "steps.near_values",
    "steps.repeated_acts",
    "steps.messages",
    "steps.mail",
    "steps.code_order",
    "steps.email_lock",
    "steps.tampering",
    "steps.accounts",
    "steps.credentials",
    "steps.services",
    "steps.walks",
)
"""Pytest plugins of this room."""
