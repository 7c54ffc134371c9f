"""Looks at an unknown portal: names recognised, first profile drafted, contents of a page listed."""
