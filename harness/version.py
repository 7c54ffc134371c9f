"""Version of the suite: the number of the newest section of ``CHANGELOG.md`` (a test compares them)."""

VERSION = "0.5.0"
