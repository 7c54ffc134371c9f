"""Playwright selector engine that finds elements by what a person sees."""

from pages.selector_engine.engine import (
    ASTERISKS,
    describe_query,
    describe_selector,
    register_selector_engine,
    selector_for,
)

__all__ = ["ASTERISKS", "describe_query", "describe_selector", "register_selector_engine", "selector_for"]
