"""The vocabulary in which defects are written: small changes of a policy, each pure, that chain together."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from portal.registration.catalogs import Option
from portal.registration.defects.model import Change
from portal.registration.messages import Message, Occasion
from portal.registration.policy import Policy
from portal.registration.rulebook import MANDATORY, Rule, Rulebook, pattern
from portal.registration.rules import Form

Edit = Callable[[Rulebook], Rulebook]


def chain(*changes: Change) -> Change:
    """One change after another."""

    def apply(policy: Policy) -> Policy:
        for change in changes:
            policy = change(policy)
        return policy

    return apply


def policy(**values: Any) -> Change:
    """Other values of the policy."""
    return lambda old: replace(old, **values)


def part(name: str, **values: Any) -> Change:
    """Other values of a part of the policy: ``page``, ``site``, ``mail``, ``code``, ``catalogs``."""
    return lambda old: policy(**{name: replace(getattr(old, name), **values)})(old)


def entry(name: str, key: Any, value: Any) -> Change:
    """Another entry of a mapping of the policy."""
    return lambda old: policy(**{name: {**getattr(old, name), key: value}})(old)


def without(name: str, key: Any) -> Change:
    """A mapping of the policy that lacks an entry."""
    return lambda old: policy(**{name: {k: v for k, v in getattr(old, name).items() if k != key}})(old)


def field(name: str, **values: Any) -> Change:
    """Another field."""
    return lambda old: entry("fields", name, replace(old.fields[name], **values))(old)


def companion(name: str, **values: Any) -> Change:
    """Another small list beside a field."""

    def apply(old: Policy) -> Policy:
        beside = old.fields[name].companion
        return field(name, companion=replace(beside, **values) if beside else None)(old)

    return apply


def button(name: str, **values: Any) -> Change:
    """Another button beside a field."""

    def apply(old: Policy) -> Policy:
        beside = old.fields[name].button
        return field(name, button=replace(beside, **values) if beside else None)(old)

    return apply


def page_script(name: str) -> Change:
    """A script of ``static/`` on the form's page, before its own."""

    def apply(old: Policy) -> Policy:
        return replace(old, look=replace(old.look, scripts=(*old.look.scripts, f"defecto-{name}.js")))

    return apply


def rows(change: Callable[[tuple[tuple[str, ...], ...]], tuple[tuple[str, ...], ...]]) -> Change:
    """Other rows in every section of the form."""
    return lambda old: replace(old, sections=tuple(replace(each, rows=change(each.rows)) for each in old.sections))


def catalog(name: str, change: Callable[[tuple[Option, ...]], tuple[Option, ...]]) -> Change:
    """Another list."""
    return lambda old: part("catalogs", **{name: change(getattr(old.catalogs, name))})(old)


# ---- rules -------------------------------------------------------------------------------------------------------


def on_server(edit: Edit) -> Change:
    """Other rules on the server."""
    return lambda old: replace(old, rulebook=edit(old.rulebook))


def on_page(edit: Edit) -> Change:
    """Other rules in the page."""
    return lambda old: replace(old, page_rulebook=edit(old.page_rulebook))


def everywhere(edit: Edit) -> Change:
    """Other rules on both sides."""
    return chain(on_server(edit), on_page(edit))


def warned_only(name: str, code: str) -> Change:
    """The page shows what is wrong and goes on; the server does not look."""
    drop = not_demanded(name) if code == MANDATORY else dropped(name, code)

    def warn(book: Rulebook) -> Rulebook:
        return replace(book, advisory=book.advisory | {(name, code)})

    return chain(on_server(drop), on_page(warn))


def dropped(name: str, *codes: str) -> Edit:
    """Rules of a field that are not there."""
    return lambda book: _with_rules(book, name, [rule for rule in book.rules[name] if rule.code not in codes])


def changed(
    name: str, code: str, holds: Callable[[str, Form], bool] | None, hint: Mapping[str, Any] | None = None
) -> Edit:
    """A rule that asks for something else; ``hint`` is its form in the page, unchanged if none is given."""

    def edit(book: Rulebook) -> Rulebook:
        return _with_rules(
            book,
            name,
            [
                replace(rule, holds=holds or rule.holds, hint=rule.hint if hint is None else hint)
                if rule.code == code
                else rule
                for rule in book.rules[name]
            ],
        )

    return edit


def matching(name: str, code: str, expression: str) -> Edit:
    """A rule that asks for another expression of the whole value, on the server and in the page."""
    return changed(name, code, lambda value, _form: re.fullmatch(expression, value) is not None, pattern(expression))


def expressed(code: str, expression: str, error: str) -> Rule:
    """A rule that asks for an expression of the whole value."""
    return Rule(code, lambda value, _form: re.fullmatch(expression, value) is not None, error, pattern(expression))


def added(name: str, rule: Rule) -> Edit:
    """One more rule."""
    return lambda book: _with_rules(book, name, [*book.rules.get(name, ()), rule])


def bounded(name: str, code: str, least: int = 0, most: int = 1000) -> Edit:
    """A rule of length with other bounds."""
    return changed(name, code, lambda value, _form: least <= len(value) <= most, pattern(f".{{{least},{most}}}"))


def demanded(name: str) -> Edit:
    """A field that must be filled."""
    return lambda book: replace(book, mandatory=book.mandatory | {name})


def not_demanded(*names: str) -> Edit:
    """Fields that may be left empty."""
    return lambda book: replace(book, mandatory=book.mandatory - set(names))


def _with_rules(book: Rulebook, name: str, rules: list[Rule]) -> Rulebook:
    return replace(book, rules={**book.rules, name: tuple(rules)})


# ---- messages ----------------------------------------------------------------------------------------------------


def tells(occasion: Occasion, message: Message, modal: bool = True) -> Change:
    """A message on an occasion; one that is not modal lets the person go on."""

    def apply(old: Policy) -> Policy:
        said = replace(old.messages[message], modal=modal)
        return chain(entry("tells", occasion, message), entry("messages", message, said))(old)

    return apply


def silent(occasion: Occasion) -> Change:
    """No message on an occasion."""
    return without("tells", occasion)


def harmless(*grounds: str) -> Change:
    """What is said and stops nothing."""
    return lambda old: replace(old, harmless=old.harmless | set(grounds))
