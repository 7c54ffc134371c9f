"""Speed: the cost of the suite compared with raw Playwright scripts and other engines, on the same scenarios."""
