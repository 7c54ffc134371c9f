"""Names the plugins of the suite; each lives in the module that owns its concern."""

pytest_plugins = [
    "fixtures.settings",
    "reports.recorder",
    "reports.terminal",
    "fixtures.clock",
    "fixtures.browser",
    "fixtures.inbox",
    "fixtures.person",
    "fixtures.services",
    "fixtures.reading",
    "fixtures.page_log",
    "fixtures.hands",
    "fixtures.evidence",
    "fixtures.wordings",
    "steps.collection",
    "steps.requests",
    "steps.form",
    "steps.filling",
    "steps.messages",
    "steps.mail",
    "steps.accounts",
]
