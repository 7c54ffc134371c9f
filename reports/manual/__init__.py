"""Decisions of people, written into a record or a profile: approved wordings, reviews and waivers."""
