"""Raw Playwright scripts, without test runner or Gherkin."""
