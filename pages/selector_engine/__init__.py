"""Playwright selector engine that finds elements by what a person sees."""

from pages.selector_engine.engine import describe_query, describe_selector, register_selector_engine, selector_for

__all__ = ["describe_query", "describe_selector", "register_selector_engine", "selector_for"]
