"""How fast the suite is beside raw Playwright, playwright-bdd and behave + Selenium (docs/decisions/0018)."""
