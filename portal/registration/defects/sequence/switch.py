"""Switches sequence defects on for one request of a story, or prepares them for the watch."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest

from portal.registration.defects.changes import part
from portal.registration.defects.model import Defect, Kind
from portal.registration.defects.sequence.model import SequenceDefect
from portal.registration.defects.sequence.story import Story
from portal.registration.policy import PageSequence, Policy

_SEEN = "secuencia"
"""Parameter by which the script of a page tells that a watched defect could be seen."""


def committed(policy: Policy, defects: Sequence[SequenceDefect], story: Story) -> Policy:
    """The policy of a portal that commits these defects, at this point of a story."""
    for each in defects:
        policy = each.change(story)(policy)
    return _with_sequences(policy, [one for each in defects for one in each.page])


def watching_page(policy: Policy, defects: Sequence[SequenceDefect]) -> Policy:
    """The policy of a portal whose page only tells when one of these defects could be seen."""
    return _with_sequences(policy, [replace(one, watched=True) for each in defects for one in each.page])


def comparable(defects: Sequence[SequenceDefect], story: Story, policy: Policy) -> list[Defect]:
    """Those that change something on the server at this point of a story, as ordinary defects."""
    found = [
        Defect(each.id, each.requirement, Kind.STALE, each.title, each.change(story), each.field) for each in defects
    ]
    return [each for each in found if each.change(policy) != policy]


def seen_by_the_page(request: HttpRequest, watched: Sequence[str]) -> str:
    """The watched defect that the script of a page reports; empty for none."""
    told = request.GET.get(_SEEN, "")
    return told if told in watched else ""


def _with_sequences(policy: Policy, sequences: Sequence[PageSequence]) -> Policy:
    return part("page", sequences=(*policy.page.sequences, *sequences))(policy) if sequences else policy
