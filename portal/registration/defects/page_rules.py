"""What the page's own script would say of a form: its rules, evaluated here on the values that were sent."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from portal.registration import documents
from portal.registration.catalogs import CEDULA, PASSPORT, RUC
from portal.registration.policy import Policy
from portal.registration.rulebook import MANDATORY

Values = Mapping[str, str]


def _identity(kind: str, sound: Callable[[str], bool]) -> Callable[[str, Any, Values], bool]:
    return lambda value, _rule, values: values.get("tipo_documento") != kind or sound(value)


_KINDS: Mapping[str, Callable[[str, Any, Values], bool]] = {
    "pattern": lambda value, rule, _values: re.fullmatch(rule["value"], value) is not None,
    "same": lambda value, rule, values: value == values.get(rule["value"], ""),
    "ruc": _identity(RUC, documents.is_ruc),
    "cedula": _identity(CEDULA, documents.is_cedula),
    "pasaporte": _identity(PASSPORT, documents.is_passport),
}


def said(policy: Policy, values: Values) -> dict[str, tuple[str, str, bool]]:
    """Field -> code and text of the first rule that it breaks in the page, and whether that only warns."""
    found = {name: _judge(policy, name, values) for row in _rows(policy) for name in row}
    return {name: verdict for name, verdict in found.items() if verdict}


def _rows(policy: Policy) -> Iterator[tuple[str, ...]]:
    for section in policy.sections:
        yield from section.rows


def _judge(policy: Policy, name: str, values: Values) -> tuple[str, str, bool] | None:
    book, value = policy.page_rulebook, values.get(name, "")
    if not value:
        warned = (name, MANDATORY) in book.advisory
        return (MANDATORY, policy.fields[name].missing, warned) if name in book.mandatory else None
    rules = (rule for rule in book.rules.get(name, ()) if rule.hint)
    broken = (rule for rule in rules if not _KINDS[rule.hint["kind"]](value, rule.hint, values))
    return next(((rule.code, rule.error, (name, rule.code) in book.advisory) for rule in broken), None)


def locked_by(policy: Policy, values: Values, action: str) -> tuple[Any, ...]:
    """The fields that the page has locked or locks now, if this action succeeds; how, and what undoes it."""
    moments = {action, *(f"salir-de-{name}" for name, value in values.items() if value)}
    fields = frozenset(name for name, moment in policy.page.locks.items() if moment in moments)
    return (fields, policy.page.lock_by, policy.page.unlocks) if fields else ()


def refused(policy: Policy) -> tuple[Any, ...]:
    """Change of the page when a registration is refused."""
    return policy.page.forgets, policy.page.after_refusal


def while_typing(policy: Policy) -> tuple[Any, ...]:
    """Parts of the policy that show only while the ID is typed or a province chosen, without a request."""
    page = policy.page
    return page.senae, page.cities_on_change, dict(policy.catalogs.cantons)
