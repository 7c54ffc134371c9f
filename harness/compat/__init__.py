"""Private parts and texts of pytest, pytest-bdd, pytest-xdist, pytest-split, Playwright and httpx, a module each.

No other module of the suite uses them (``tests/test_rooms.py``). Each module says in ``LIBRARY`` and ``SEEN_IN`` the
version in which they were seen to be as it needs them (``tests/world/test_compat.py``).
"""
