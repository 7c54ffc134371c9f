"""Exploration of an unknown portal: recognises names, drafts a first profile and lists the contents of a page."""
