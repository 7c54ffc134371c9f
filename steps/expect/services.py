"""Assertions about a service that was followed (4.1.1, 5.2)."""

from __future__ import annotations

import re
from http import HTTPStatus

from harness.errors import Undecided
from pages.profile.vocabulary import SERVICES
from pages.services import ServiceVisit

_TO_COME = re.compile(
    r"(^|[.:;!¡(]\s*)(muy\s+)?pronto\b|\bpronto\s+(podrá|estará|habrá|tendrá)|\bpróximamente\b|\ben construcción\b",
    re.IGNORECASE,
)
"""Words with which a portal announces what it does not offer yet."""
_NOT_THERE = re.compile(
    r"\bpágina\s+(no\s+(fue\s+)?(encontrada|existe|disponible)|inexistente)|\b(no se encontró|no existe) la página\b|"
    r"\berror\s+404\b|^\W*404\b|\bpage not found\b",
    re.IGNORECASE,
)
"""Words of a page that stands for one that does not exist, whatever its status."""
_ALL_OF_A_PAGE = 150
"""Characters of a text that is all that a page says."""


def expect_reached(visit: ServiceVisit, notes: list[str]) -> None:
    """Assert that a service was reached; one that stands on the page itself has nothing to follow, which is noted.

    Raises:
        AssertionError: It leads nowhere, to an error, to the sign-in or to a refusal; or is only announced.
        Undecided: It is on another host, which is named and not visited; or is only mentioned.
    """
    name = f"«{visit.name}»"
    if not visit.leads:
        assert not _TO_COME.search(visit.text), f"{name} solo se anuncia: «{visit.text[:120]}»."
        _leave_undecided_if_mentioned(visit)
        notes.append(f"{name} está en la página a la que se entra, sin nada que seguir.")
        return
    if visit.elsewhere:
        raise Undecided(f"{name} lleva a otro servidor, {visit.elsewhere}, que la suite no visita.")
    assert visit.status < HTTPStatus.BAD_REQUEST, f"{name} lleva a una página de error: {visit.status}."
    if not visit.changed and visit.is_its_page:
        notes.append(f"{name} es la página a la que se entra, y su enlace lleva a ella misma.")
        return
    assert visit.changed, f"{name} no lleva a ninguna parte: se sigue viendo la misma página."
    assert not visit.signs_in, f"{name} devuelve a la página de ingreso a quien ya entró."
    assert not visit.refused, f"{name} dice que la persona no puede usarlo: «{visit.text[:120]}»."
    other = _other_service(visit)
    assert not other, f"{name} lleva a la página de otro servicio, «{other}»."
    assert visit.text, f"{name} abre una página vacía."
    is_absent = _TO_COME.search(visit.news) or _NOT_THERE.search(visit.news)
    is_all = len(visit.news) <= _ALL_OF_A_PAGE
    assert not (is_absent and is_all), f"{name} abre una página que no lo ofrece: «{visit.news}»."


def _leave_undecided_if_mentioned(visit: ServiceVisit) -> None:
    """Leave undecided a service that a text of the page only mentions.

    Raises:
        Undecided: Nothing tells whether it is offered under another name.
    """
    if visit.mention:
        raise Undecided(
            f"«{visit.name}» solo se menciona en «{visit.mention[:120]}», y eso no es el servicio: si el portal lo "
            "llama de otro modo, declárelo en [labels] del perfil."
        )


def _other_service(visit: ServiceVisit) -> str:
    """Another service whose name heads the page that opened, where its own stands nowhere; empty for none."""
    headings = {each.casefold() for each in visit.headings}
    named = [each for each in SERVICES if each.casefold() in headings]
    own = visit.name.casefold()
    is_own = visit.is_its_page or any(own in each for each in headings)
    return named[0] if named and not is_own else ""
