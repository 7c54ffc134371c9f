"""The acta: its page, what the page shows, and its PDF."""
