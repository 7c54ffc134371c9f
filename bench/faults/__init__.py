"""Faults, attacks and load: what is injected into a run or the portal, and whether suite and portal withstand it."""
