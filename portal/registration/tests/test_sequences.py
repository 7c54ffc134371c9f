"""The sequence defects of the server: what each sequence leads to, in the healthy portal and with its defect."""

import json
import subprocess
import sys

from django.core import mail
from django.db import transaction
from django.test import Client, SimpleTestCase, TestCase

from portal.registration.defects.catalogue import BY_ID as ORDINARY
from portal.registration.defects.sequence.catalogue import BY_ID, DEFECTS
from portal.registration.defects.sequence.model import SequenceKind
from portal.registration.tests.helpers import FORM
from portal.registration.tests.sequences_of_answers import AVAILABILITY, MESSAGES
from portal.registration.tests.sequences_of_codes import CODES, REGISTERING
from portal.registration.tests.test_defects import ROOT, automatable
from portal.registration.tests.visitor import Case, Visitor

CASES = {**AVAILABILITY, **MESSAGES, **CODES, **REGISTERING}


class RegistryTests(SimpleTestCase):
    """Promises of the list."""

    def test_names_and_requirements(self) -> None:
        """Sixty, of every kind, each with its own name and a requirement that the suite decides."""
        assert len(BY_ID) == len(DEFECTS) == 60
        assert not BY_ID.keys() & ORDINARY.keys()
        assert {each.requirement for each in DEFECTS} <= set(automatable())
        assert {each.kind for each in DEFECTS} == set(SequenceKind)
        assert all(each.title.endswith(".") and len(each.title.split()) > 3 for each in DEFECTS)

    def test_each_is_tried(self) -> None:
        """On the server here, in the page where the suite has a browser."""
        assert {each.id for each in DEFECTS if not each.page} == CASES.keys()


class SequenceTests(TestCase):
    """Each sequence, at the healthy portal and at the one with its defect."""

    def test_the_defect_alone_changes_what_a_sequence_leads_to(self) -> None:
        """And the healthy portal does what the document says."""
        for name, (act, expected) in CASES.items():
            with self.subTest(name):
                assert self.outcome(act, "") == expected, "in the healthy portal"
                assert self.outcome(act, name) != expected, "with the defect"

    def outcome(self, act: Case, defect: str) -> object:
        """Result of a sequence; nothing of it is kept."""
        mail.outbox.clear()
        with transaction.atomic():
            found = act(Visitor(defect))
            transaction.set_rollback(True)
        return found


class StoryTests(TestCase):
    """Story that is kept of a session, and when."""

    def test_only_under_a_sequence_defect(self) -> None:
        """An ordinary request keeps no story."""
        for defect, kept in (("", False), ("id-ocupado-callado", False), ("id-libre-dos-veces", True)):
            visitor = Visitor(defect)
            visitor.free("usuario")
            assert ("historia" in visitor.client.session) is kept

    def test_watch_tells_it_at_the_request_that_completes_the_sequence(self) -> None:
        """And not before."""
        visitor = Visitor("")
        visitor.client = Client(headers={"X-Portal-Watch": "id-libre-dos-veces,id-sigue-ocupado"})
        typed = visitor.values | {"accion": "comprobar-usuario"}
        answers = [visitor.client.post(FORM, typed, headers={"Accept": "application/json"}) for _ in range(3)]
        assert [each.headers.get("X-Portal-Differs", "") for each in answers] == ["", "", "id-libre-dos-veces"]

    def test_the_page_reports_what_could_be_seen_there(self) -> None:
        """Of the watched ones only."""
        watch = {"X-Portal-Watch": "senae-quieto-con-id-comprobado"}
        page = self.client.get(FORM, headers=watch).content.decode()
        assert "secuencia.js" in page
        assert '"watched": true' in page
        for name, told in (("senae-quieto-con-id-comprobado", True), ("otro", False)):
            answer = self.client.get(f"/salud?secuencia={name}", headers=watch)
            assert (name in answer.headers.get("X-Portal-Differs", "")) is told


class ListingTests(SimpleTestCase):
    """``python -m portal defects --sequence``."""

    def run_listing(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Printed lines and exit code."""
        command = [sys.executable, "-m", "portal", "defects", *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    def test_json(self) -> None:
        """The same form as the other list."""
        listed = json.loads(self.run_listing("--sequence", "--json").stdout)
        assert [each["id"] for each in listed] == [each.id for each in DEFECTS]
        assert {frozenset(each) for each in listed} == {frozenset({"id", "requirement", "kind", "title", "field"})}

    def test_one_list_at_a_time(self) -> None:
        """Two lists are refused."""
        done = self.run_listing("--sequence", "--pairs")
        assert (done.returncode, "elija una" in done.stderr) == (2, True)
