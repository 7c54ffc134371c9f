"""``compare``: changes from an accepted record to a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from harness.verdict import Disposition, Verdict
from reports.acta.evidence import read_evidence
from reports.audit.profile import profile_changes
from reports.judge.document_verdict import FAILED, SETTLED, Decision
from reports.record.reading import read_verdicts

Data = Mapping[str, Any]
_FROM_WORST = (Decision.DOES_NOT_CONFORM, Decision.NOT_FULLY_VERIFIED, Decision.CONFORMS)


@dataclass(frozen=True)
class RequirementChange:
    """Change of a requirement's verdict, or of the wording of its message.

    Attributes:
        requirement: Id of the requirement.
        statement: Statement of the requirement.
        before: Verdict or words of the accepted record.
        after: Verdict or words of the new record.
        observed: What the new run observed; empty for a wording.
    """

    requirement: str
    statement: str
    before: str
    after: str
    observed: str


@dataclass(frozen=True)
class Comparison:
    """Comparison of an accepted record with a new one.

    Attributes:
        accepted: Folder of the accepted record.
        new: Folder of the new record.
        newly_failed: Requirements that fail now and did not before.
        newly_passed: Requirements that pass now and did not before.
        otherwise: Other changes of verdict.
        standing: Requirements that count for less with the same verdict, as by a review or a waiver that ended.
        wording: Messages with other words.
        circumstances: Spanish label, before and after, of document, portal and suite where they differ.
        gone: Ids of requirements that only the accepted record has.
        added: Ids of requirements that only the new record has.
        fell: Spanish sentence that the verdict of the document is a worse one; empty where it is not.
        notices: What could not be checked of the records, a Spanish sentence each.
    """

    accepted: str
    new: str
    newly_failed: Sequence[RequirementChange]
    newly_passed: Sequence[RequirementChange]
    otherwise: Sequence[RequirementChange]
    standing: Sequence[RequirementChange]
    wording: Sequence[RequirementChange]
    circumstances: Sequence[tuple[str, str, str]]
    gone: Sequence[str]
    added: Sequence[str]
    fell: str
    notices: Sequence[str] = ()

    @property
    def is_worse(self) -> bool:
        """Whether a requirement fails, is no longer decided or is gone, a wording changed, or the document fell."""
        lost = any(each.before == Verdict.PASS for each in self.otherwise)
        return bool(self.newly_failed or lost or self.standing or self.gone or self.wording or self.fell)

    def data(self) -> dict[str, Any]:
        """JSON data of the comparison."""
        groups = ("newly_failed", "newly_passed", "otherwise", "standing", "wording")
        changes = {name: [dict(each.__dict__) for each in getattr(self, name)] for name in groups}
        circumstances = [{"what": what, "before": before, "after": after} for what, before, after in self.circumstances]
        return {
            "accepted": self.accepted,
            "new": self.new,
            "worse": self.is_worse,
            **changes,
            "circumstances": circumstances,
            "gone": list(self.gone),
            "added": list(self.added),
            "fell": self.fell,
            "notices": list(self.notices),
        }


def compare(accepted: Path, new: Path) -> Comparison:
    """Compare two records.

    Raises:
        ConfigurationError: A folder is not a record.
    """
    old_data, new_data = read_verdicts(accepted), read_verdicts(new)
    before = {one["id"]: one for one in old_data["requirements"]}
    after = {one["id"]: one for one in new_data["requirements"]}
    changed = [_change(before[name], after[name]) for name in after if name in before]
    moved = [each for each in changed if each.before != each.after]
    failed = [each for each in moved if each.after == Verdict.FAIL]
    passed = [each for each in moved if each.after == Verdict.PASS]
    return Comparison(
        str(accepted),
        str(new),
        failed,
        passed,
        [each for each in moved if each not in failed and each not in passed],
        [_standing(before[name], after[name]) for name in after if name in before and _fell(before[name], after[name])],
        _wording(accepted, new, before, after),
        [*_circumstances(old_data, new_data), *_profile_circumstances(accepted, new)],
        [name for name in before if name not in after],
        [name for name in after if name not in before],
        _document_fell(old_data["document"]["verdict"], new_data["document"]["verdict"]),
    )


def _change(before: Data, after: Data) -> RequirementChange:
    observed = after["reason"] or next((each["observed"] for each in after["scenarios"]), "")
    return RequirementChange(after["id"], after["statement"], before["verdict"], after["verdict"], observed)


def _fell(before: Data, after: Data) -> bool:
    """Whether a requirement with the same verdict is settled no longer, or counts as failed now."""
    old, new = before["standing"], after["standing"]
    worse = (old in SETTLED and new not in SETTLED) or (old not in FAILED and new in FAILED)
    return worse and before["verdict"] == after["verdict"]


def _standing(before: Data, after: Data) -> RequirementChange:
    old, new = (Disposition(each["standing"]).label for each in (before, after))
    return replace(_change(before, after), before=old, after=new)


def _document_fell(before: str, after: str) -> str:
    fell = _FROM_WORST.index(Decision(after)) < _FROM_WORST.index(Decision(before))
    return f"El documento pasó de {before} a {after}." if fell else ""


def _wording(
    accepted: Path, new: Path, before: Mapping[str, Data], after: Mapping[str, Data]
) -> list[RequirementChange]:
    found = []
    for name in after:
        if name not in before:
            continue
        old, fresh = _words(accepted, before[name]), _words(new, after[name])
        if old and fresh and old != fresh:
            gone, come = " / ".join(old - fresh) or "(nada)", " / ".join(fresh - old) or "(nada)"
            found.append(RequirementChange(name, after[name]["statement"], gone, come, ""))
    return found


def _words(folder: Path, one: Data) -> set[str]:
    pieces = [item for scenario in one["scenarios"] for item in scenario["evidence"] if item["kind"] == "wording"]
    contents = [read_evidence(folder / item["path"], "wording") for item in pieces]
    return {text for content in contents if content for text in content["seen"]}


def _profile_circumstances(accepted: Path, new: Path) -> list[tuple[str, str, str]]:
    """Values of the profile that differ, which may be why a verdict does."""
    return [(f"Cambió el perfil, {key}", before, after) for key, before, after in profile_changes(accepted, new)]


def _circumstances(before: Data, after: Data) -> list[tuple[str, str, str]]:
    def labelled(data: Data) -> dict[str, str]:
        document, run = data["document"], data["run"]
        return {
            "Veredicto del documento": document["verdict"],
            "Documento": f"{document['code']} v{document['version']} ({document['date']})",
            "Huella del portal": run.get("fingerprint_start", "") or "no se tomó",
            "Portal": run["facts"].get("Portal", "").partition(" (")[0],
            "Versión de la suite": run["facts"].get("Suite", ""),
        }

    old, new = labelled(before), labelled(after)
    return [(what, old[what], new[what]) for what in old if old[what] != new[what]]
