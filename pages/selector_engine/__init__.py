"""Playwright selector engine that finds elements by what a person sees."""

from pages.selector_engine.engine import (
    describe_selector,
    register_selector_engine,
    selector_for,
    strict_mode_candidates,
)

__all__ = ["describe_selector", "register_selector_engine", "selector_for", "strict_mode_candidates"]
