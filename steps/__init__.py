"""Spanish sentences, each one call. No locators, waits or loops here."""
