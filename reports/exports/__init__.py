"""Exports of a record to the formats of other tools."""
