"""Conforming: runs the suite on portals that conform and are built otherwise; none of them may be accused."""
