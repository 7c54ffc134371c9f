"""Raw Playwright scripts."""
