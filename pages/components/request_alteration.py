"""Alteration of the form's request on its way to the portal, after every check of the page.

A request counts as the form's own where it carries the ID and several more of the values in the form; one that carries
a single value asks about that value only, and goes on as it is (4.2.1; docs/decisions/0043).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from unicodedata import normalize

from playwright.sync_api import Route

from harness.wording import enumerated
from pages.components.fields import Field, is_kept
from pages.components.sent_values import SentValue, read_body
from pages.view import View
from pages.waiting.requests import is_foreign

LEAST_VALUES = 5
"""Number of values of the form that tell the form from a question about one of them."""
_LEAST_LENGTH = 4
"""Fewest characters of a value that, sent several times, counts as copies of one field's value."""
_ID = "ID.usuario"
_EVERYWHERE = "**/*"
_CONTROLS = """
all => all.map(control => {
  const names = [control.name, control.id];
  for (let host = control.getRootNode().host; host; host = host.getRootNode().host) {
    names.push(host.getAttribute("name"), host.id);  // a component sends its value under its own name
  }
  return [names.filter(Boolean), String(control.value ?? "")];
})
"""


@dataclass(frozen=True)
class Control:
    """The control of a field, as far as it tells how its value is sent.

    Attributes:
        names: Names and ids of the control and of the components around it, where they have them.
        value: Value that is sent, or the text that was written where there is no control.
    """

    names: frozenset[str]
    value: str


@dataclass
class Altered:
    """Result of an alteration.

    Attributes:
        requests: Number of requests that went on with the changed values.
        unknown: Labels of the fields whose value was not recognised in a request of the form.
    """

    requests: int = 0
    unknown: set[str] = field(default_factory=set)


class RequestAlteration:
    """Changes values of the form in the requests of a page, on their way to the portal's own host.

    Args:
        view: The page.
        field_of: Gives the field with a label.
    """

    def __init__(self, view: View, field_of: Callable[[str], Field]) -> None:
        self._view = view
        self._field_of = field_of

    @contextmanager
    def changing(self, written: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Altered]:
        """Context in which the page's requests go on with other values.

        Args:
            written: Label -> value that the form has now.
            new: Label -> value to send in its place.
        """
        controls = {label: self._control(label, value) for label, value in written.items()}
        altered = Altered()

        def pass_on(route: Route) -> None:
            body = self._altered_body(route, controls, new, altered)
            route.fallback(post_data=body) if body is not None else route.fallback()

        context = self._view.page.context
        with ExitStack() as afterwards:
            context.route(_EVERYWHERE, pass_on)
            afterwards.callback(context.unroute, _EVERYWHERE, pass_on)
            yield altered
        if altered.requests:
            verb, labels = "cambió" if len(new) == 1 else "cambiaron", enumerated([f"«{label}»" for label in new])
            self._view.observations.append(f"En el camino se {verb} {labels} de lo que la página envió.")

    def _control(self, label: str, value: str) -> Control:
        found = self._field_of(label).input.evaluate_all(_CONTROLS)
        names, sent = found[0] if len(found) == 1 else ((), "")
        return Control(frozenset(names), sent or value)

    def _altered_body(
        self, route: Route, controls: Mapping[str, Control], new: Mapping[str, str], altered: Altered
    ) -> bytes | None:
        """The body to send; None where a request goes on as it is."""
        request = route.request
        sent = request.post_data_buffer
        if not sent or is_foreign(request, self._view.page):
            return None
        body = read_body(sent, request.headers.get("content-type", ""))
        places = recognised(body.values(), controls) if body else {}
        if body is None or _ID not in places or len(places) < LEAST_VALUES:
            return None
        unknown = new.keys() - places.keys()
        altered.unknown |= unknown
        if unknown:
            return None
        altered.requests += 1
        return body.with_values({place: value for label, value in new.items() for place in places[label]})


def recognised(values: Sequence[SentValue], controls: Mapping[str, Control]) -> dict[str, list[int]]:
    """Label -> places of its value among those of a request; a label whose value is not certain is left out.

    A value is known by the name of its control, else by itself, else by a key that spells the label («pais»), as a list
    may send a code and have no name. Where several fields have the same value (the two
    e-mails, the two passwords), they are sent as often as they are written, in the order of the form.
    """
    found = {
        label: _by_name(values, control.names) or _by_value(values, label, controls) or _by_label(values, label)
        for label, control in controls.items()
    }
    return {label: places for label, places in found.items() if places}


def _by_name(values: Sequence[SentValue], names: Collection[str]) -> list[int]:
    named = [place for place, each in enumerate(values) if each.key in names]
    return named if len(named) == 1 else []


def _by_label(values: Sequence[SentValue], label: str) -> list[int]:
    return _by_name(values, {each.key for each in values if _spelt(each.key) == _spelt(label)})


def _spelt(name: str) -> str:
    """The letters and digits of a name, without accents and case."""
    return "".join(each for each in normalize("NFD", name.casefold()) if each.isalnum())


def _by_value(values: Sequence[SentValue], label: str, controls: Mapping[str, Control]) -> list[int]:
    own = controls[label].value
    if not own:
        return []
    alike = [each for each in controls if is_kept(own, controls[each].value)]
    places = [place for place, each in enumerate(values) if each.value and is_kept(own, each.value)]
    if len(alike) == 1 and len(own) >= _LEAST_LENGTH:
        return places
    return [places[alike.index(label)]] if len(places) == len(alike) else []
