"""Demands on the lists of provinces and cities (5.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from instructivo.model.actions import Action, Choose, Open, TakeBack
from instructivo.model.demands import Demand, Expectation
from instructivo.model.fields import PROVINCE
from instructivo.model.rules import rule
from instructivo.model.state import Form, State


@rule(
    "Elegida una provincia, hay ciudades: las mismas que en una solicitud recién abierta.",
    "5.3.1.ciudad-sigue-a-provincia",
    "5.3.1.ciudades-de-su-provincia",
)
def province_offers_cities(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """A province that was chosen offers cities, and always the same (5.3.1)."""
    if isinstance(action, Choose) and action.label == PROVINCE:
        yield Expectation(Demand.CITIES, "5.3.1.ciudad-sigue-a-provincia")
        yield Expectation(Demand.OWN_CITIES, "5.3.1.ciudades-de-su-provincia", action.option)


@rule("Quitada la provincia, no hay ciudades.", "5.3.1.ciudad-espera-provincia")
def province_taken_back_offers_none(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """A form whose province was taken back offers no city (5.3.1)."""
    if isinstance(action, TakeBack):
        yield Expectation(Demand.NO_CITIES, "5.3.1.ciudad-espera-provincia")


@rule("Al abrir la solicitud no hay ciudades.", "5.3.1.ciudad-espera-provincia")
def no_city_without_province(state: State, action: Action) -> Iterator[Expectation]:
    """A form just opened offers no city (5.3.1)."""
    if isinstance(action, Open) and state.form is None:
        yield Expectation(Demand.NO_CITIES, "5.3.1.ciudad-espera-provincia")
