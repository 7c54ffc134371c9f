"""Content of the acta, in the order of the test completion report of ISO/IEC/IEEE 29119-3.

It rearranges ``verdicts.json`` and the evidence named there; it forms no verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from harness.layout import LEDGER
from harness.verdict import Disposition, Verdict
from instructivo.observations import Observation
from instructivo.requirement import Catalogue, Level, Verification
from reports.acta.evidence import JSON_KINDS, read_evidence
from reports.acta.paging import Paging
from reports.acta.sections import SECTIONS
from reports.acta.shown import shown_by
from reports.acta.timeline import Timeline, timeline_of
from reports.acta.walks import WalksView, walks_in
from reports.judge.run_checks import RunCheckDetail
from reports.record.ledger import LedgerEntry, people_in
from reports.record.root_causes import RootCause, root_causes
from reports.record.run_check_details import run_check_detail

Data = Mapping[str, Any]
_ROLES = {
    "Dado": "Preparación",
    "Dada": "Preparación",
    "Dados": "Preparación",
    "Dadas": "Preparación",
    "Cuando": "Acción",
    "Entonces": "Comprobación",
}


@dataclass(frozen=True)
class ActaView:
    """A record as the acta shows it; lists of requirements hold entries of ``verdicts.json``.

    Attributes:
        data: Content of ``verdicts.json``.
        folder: Folder of the record, for its evidence.
        catalogue: Catalogue of the record, for the dependencies of requirements.
        observed_document: Observations on the document itself.
        certificate: Content of ``certificate.json``, the measured detection of the suite; None where there is none.
    """

    data: Data
    folder: Path
    catalogue: Catalogue
    observed_document: Sequence[Observation]
    certificate: Data | None

    @cached_property
    def requirements(self) -> Sequence[Data]:
        """All requirements, in the order of the document."""
        return list(self.data["requirements"])

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Number of documented requirements by verdict."""
        return Counter(one["verdict"] for one in self.requirements if one["level"] == Level.DOCUMENTED)

    @cached_property
    def scope(self) -> int:
        """Number of documented requirements."""
        return sum(self.counts.values())

    def having(self, verdict: Verdict, *levels: str) -> Sequence[Data]:
        """Requirements with a verdict, of the given levels; of all levels by default."""
        return [
            one for one in self.requirements if one["verdict"] == verdict and (not levels or one["level"] in levels)
        ]

    @property
    def non_conformities(self) -> Sequence[Data]:
        """Documented requirements that failed."""
        return self.having(Verdict.FAIL, Level.DOCUMENTED)

    @property
    def portal_observations(self) -> Sequence[Data]:
        """Requirements of other levels that failed."""
        return self.having(Verdict.FAIL, Level.INTERPRETED, Level.INFORMATIVE)

    @cached_property
    def causes(self) -> Sequence[RootCause]:
        """Root causes of what was left undecided."""
        return root_causes(self.data)

    @cached_property
    def _cause_of(self) -> Mapping[str, RootCause]:
        return {one["id"]: cause for cause in self.causes for one in cause.requirements}

    def shared_cause(self, one: Data) -> RootCause | None:
        """Cause that keeps this requirement and others undecided and is told elsewhere; None where there is none."""
        cause = self._cause_of.get(one["id"])
        if cause is None or cause.root is one or (cause.root is None and len(cause.requirements) == 1):
            return None
        return cause

    def told_with(self, cause: RootCause) -> Sequence[Data]:
        """Requirements with a detail that is folded under their common cause."""
        return [one for one in cause.requirements if self.shared_cause(one) is cause and self.has_detail(one)]

    def blocking(self, one: Data) -> RootCause | None:
        """Root cause whose root is this requirement; None if no undecided requirement rests on it."""
        return next((each for each in self.causes if each.root is one), None)

    @cached_property
    def untested(self) -> Sequence[tuple[str, Sequence[Data]]]:
        """Requirements that were not exercised by the Spanish reason, the largest group first."""
        groups: dict[str, list[Data]] = {}
        for one in self.having(Verdict.NONE):
            groups.setdefault(_why_untested(one, self.data["run"]), []).append(one)
        return sorted(groups.items(), key=lambda group: -len(group[1]))

    @cached_property
    def by_section(self) -> Sequence[tuple[Data, Sequence[Data]]]:
        """Counts and requirements of each section."""
        return [
            (section, [one for one in self.requirements if one["section"] == section["section"]])
            for section in self.data["sections"]
        ]

    @cached_property
    def sums(self) -> Sequence[tuple[str, Mapping[str, int]]]:
        """Number of documented requirements by verdict, of each section that has any."""
        found = [(section["section"], self._documented(entries)) for section, entries in self.by_section]
        return [(section, counts) for section, counts in found if counts]

    @cached_property
    def not_deciding(self) -> Mapping[str, int]:
        """Number of the other requirements by verdict."""
        return Counter(one["verdict"] for one in self.requirements if one["level"] != Level.DOCUMENTED)

    @staticmethod
    def _documented(entries: Sequence[Data]) -> Mapping[str, int]:
        return Counter(one["verdict"] for one in entries if one["level"] == Level.DOCUMENTED)

    def title_of(self, section: str) -> str:
        """Short Spanish title of a section; empty where it is unknown."""
        return SECTIONS.get(section, "")

    @cached_property
    def paging(self) -> Paging:
        """Division of the run into pages."""
        return Paging(self.data)

    def run_check_detail(self, one: Data) -> RunCheckDetail | None:
        """Detail of a check over the run; None for a requirement that scenarios or a person decide."""
        return run_check_detail(self.data, one["id"]) if one["verified_by"] == Verification.RUN else None

    def requirements_measuring(self, found: RunCheckDetail) -> Sequence[tuple[str, int]]:
        """Requirements whose scenarios measured what the check counts, and how often."""
        owners: Counter[str] = Counter()
        for one in self.requirements:
            owners[one["id"]] = sum(found.scenarios.get(each["scenario"], 0) for each in one["scenarios"])
        return [(name, times) for name, times in owners.items() if times]

    def has_detail(self, one: Data) -> bool:
        """Whether the page has a detail of a requirement, to which others may link."""
        return bool(one["scenarios"]) or self.run_check_detail(one) is not None

    @cached_property
    def _anchors(self) -> Mapping[str, str]:
        places = {one["id"]: f"revisar-{one['id']}" for one in self.by_person}
        return places | {one["id"]: one["id"] for one in self.requirements if self.has_detail(one)}

    def anchor_of(self, requirement: str) -> str:
        """Anchor of the place that tells most about a requirement; empty where the page has none."""
        return self._anchors.get(requirement, "")

    def observations_on(self, requirement: str) -> Sequence[Observation]:
        """Observations on the document that concern a requirement."""
        return [each for each in self.observed_document if requirement in each.requirements]

    def shown(self, scenario: Data) -> Sequence[str]:
        """Observations of a scenario that passed, a Spanish sentence each."""
        wordings, mails = ([content for _, content in self.evidence(scenario, kind)] for kind in ("wording", "mail"))
        return shown_by(scenario, wordings, mails, self.expected_list(scenario))

    def expected_list(self, scenario: Data) -> Sequence[Sequence[str]]:
        """Rows of the table of the step that decides, such as the entries of an expected list; empty without one."""
        steps = [each for each in scenario["steps"] if each["text"] == scenario["expected"]]
        return steps[-1].get("table", []) if steps else []

    def lacks_list(self, scenario: Data) -> bool:
        """Whether an expected list is announced and not kept, as in records before tables were."""
        return str(scenario["expected"]).endswith(":") and not self.expected_list(scenario)

    def scenarios(self) -> Iterator[Data]:
        """Every scenario of every requirement."""
        for one in self.requirements:
            yield from one["scenarios"]

    def evidence(self, scenario: Data, kind: str) -> Sequence[tuple[Data, Any]]:
        """Evidence of one kind of a scenario, with its content; JSON that cannot be read is left out."""
        named = [item for item in scenario["evidence"] if item["kind"] == kind]
        pieces = [(item, read_evidence(self.folder / item["path"], kind)) for item in named]
        return [(item, content) for item, content in pieces if content is not None or kind not in JSON_KINDS]

    @cached_property
    def _repeated(self) -> Mapping[str, Data]:
        return {each["scenario"]: each for each in self.data["repeated"]}

    def repeated(self, scenario: Data) -> Data | None:
        """Second run of a scenario, which traces it; None where there was none."""
        return self._repeated.get(scenario["scenario"])

    def by_hand(self, scenario: Data) -> Sequence[tuple[str, str, Sequence[Sequence[str]]]]:
        """Steps of a scenario for a person: role (preparation, action, check), text and rows of their table."""
        role, steps = _ROLES["Dado"], []
        for step in scenario["steps"]:
            role = _ROLES.get(step["keyword"], role)
            steps.append((role, step["text"], step.get("table", [])))
        return steps

    @cached_property
    def by_person(self) -> Sequence[Data]:
        """Requirements that wait for the review of a person."""
        return [one for one in self.requirements if one["standing"] == Disposition.TO_REVIEW]

    @cached_property
    def reviews(self) -> Sequence[Data]:
        """Reviews by hand, each with a ``problem``: a sentence where it is of another state of the portal."""
        now = self.data["run"]["fingerprint_start"]
        expired = "Es de otro estado del portal y ya no cuenta: vuelva a revisarlo."
        return [{**each, "problem": "" if each["fingerprint"] == now else expired} for each in self.data["manual"]]

    @cached_property
    def wordings(self) -> Sequence[Data]:
        """Approved wordings of the messages that were looked for, each once."""
        pieces = (content for each in self.scenarios() for _, content in self.evidence(each, "wording"))
        return list({each["message"]: each for each in pieces if each["pinned"]}.values())

    @cached_property
    def ledger(self) -> Sequence[LedgerEntry]:
        """People whose data were entered into the portal, each once, with the last that is known of them."""
        return people_in(self.folder / LEDGER)

    @cached_property
    def walks(self) -> WalksView | None:
        """Walks beside the scenarios; None where there were none."""
        return walks_in(self.folder, self.requirements)

    @cached_property
    def notes(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Further observations, each with the ids of the requirements beside which it was made."""
        found: dict[str, list[str]] = {}
        for one in self.requirements:
            for note in dict.fromkeys(note for scenario in one["scenarios"] for note in scenario["notes"]):
                found.setdefault(note, []).append(one["id"])
        return list(found.items())

    @cached_property
    def timeline(self) -> Timeline | None:
        """Timeline of the scenarios; None where their starts were not measured."""
        return timeline_of(self.requirements)

    @cached_property
    def seconds(self) -> float:
        """Duration of all scenarios together, in seconds."""
        return float(sum(scenario["duration"] for scenario in self.scenarios()))

    @cached_property
    def scenarios_run(self) -> int:
        """Number of scenarios that have an outcome."""
        return sum(1 for _ in self.scenarios())

    @cached_property
    def scenarios_written(self) -> int:
        """Number of scenarios in the features."""
        return sum(one["scenarios_written"] for one in self.requirements)


def _why_untested(one: Data, run: Data) -> str:
    if one["verified_by"] == "persona":
        return "Solo lo puede verificar una persona"
    if one["verified_by"] == "corrida":
        return "Lo decide la corrida en conjunto, y esta no lo decidió"
    if run["interrupted"] and one["id"] in {run["written"].get(name) for name in run["selected"]}:
        return "La corrida se cortó antes de ejecutar sus escenarios"
    if one["scenarios_run"]:
        return "Se ejecutó solo una parte de sus escenarios"
    return "Sus escenarios no se ejecutaron en esta corrida"
