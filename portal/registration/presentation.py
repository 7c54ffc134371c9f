"""From the policy and an outcome to what the form shows: rows ready to render, and the page's own configuration."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from portal.registration.catalogs import Option
from portal.registration.fields import Companion, Field
from portal.registration.models import Draft
from portal.registration.outcomes import Outcome
from portal.registration.policy import Look, Policy
from portal.registration.rulebook import MANDATORY, Rulebook

NEVER_RETURNED = frozenset({"contrasena", "contrasena2"})


@dataclass(frozen=True)
class Widget:
    """A field with everything its row shows."""

    field: Field
    value: str
    readonly: bool
    options: tuple[Option, ...]
    companion: Companion | None
    companion_value: str
    companion_options: tuple[Option, ...]
    feedback: str
    tone: str
    look: Look

    @property
    def control(self) -> str:
        """The name and id of its control."""
        return self.look.control(self.field.name)

    @property
    def companion_control(self) -> str:
        """The name and id of the small list beside it."""
        return self.look.control(self.companion.name) if self.companion else ""

    @property
    def described_by(self) -> str:
        """The ids of the texts that describe the field."""
        return " ".join([*([f"{self.control}-ayuda"] if self.field.hint else []), f"{self.control}-aviso"])


@dataclass(frozen=True)
class Page:
    """What was typed and what came of it.

    Attributes:
        moments: What has happened that may lock a field, where the page itself keeps account of it.
    """

    policy: Policy
    values: Mapping[str, str]
    draft: Draft | None
    outcome: Outcome
    moments: Sequence[str] | None = None

    @property
    def locked(self) -> str:
        """The address that can no longer be changed, if there is one."""
        kept = self.policy.page.locks and self.policy.remembers_lock
        return self.draft.email if self.draft and kept else ""

    @property
    def was_refused(self) -> bool:
        """Whether what was asked for was refused."""
        return self.outcome.result == "rechazado"

    def options(self, field: Field) -> tuple[Option, ...]:
        """The choices of a list."""
        if field.name == "ciudad":
            names = self.policy.catalogs.cantons.get(self.values.get("provincia", ""))
            return tuple(Option(name, name) for name in names or self.policy.page.cities_at_first)
        return getattr(self.policy.catalogs, field.catalog) if field.catalog else ()

    def value(self, field: Field) -> str:
        """What the field shows; passwords do not travel back."""
        if field.name in NEVER_RETURNED and not self.policy.look.returns_passwords:
            return ""
        if field.name in self.policy.page.forgets and self.was_refused:
            return ""
        if field.name in self.policy.page.locks and self.locked:
            return self.locked
        if field.name == "correo_senae":
            return self.policy.page.senae.of(self.values) if self.policy.page.senae.live else ""
        return self.values.get(field.name, field.default)

    def is_locked(self, name: str) -> bool:
        """Whether a field can no longer be changed."""
        moment = self.policy.page.locks.get(name)
        return bool(moment) and (bool(self.locked) if self.moments is None else moment in self.moments)

    def alerts(self) -> list[str]:
        """What a page without dialogs of its own says in an alert: answers of availability, and the message."""
        said = [status.text for status in self.outcome.statuses.values()]
        notice = self.outcome.notice
        return [*said, *([notice.text] if notice and notice.modal else [])]

    def widget(self, name: str) -> Widget:
        """One field, ready to render."""
        field = self.policy.fields[name]
        companion = field.companion
        error, status = self.outcome.errors.get(name, ""), self.outcome.statuses.get(name)
        return Widget(
            field=field,
            value=self.value(field),
            readonly=field.readonly or self.is_locked(name),
            options=self.options(field),
            companion=companion,
            companion_value=self.values.get(companion.name, companion.default) if companion else "",
            companion_options=getattr(self.policy.catalogs, companion.catalog) if companion else (),
            feedback=error or (status.text if status else ""),
            tone="error" if error else (status.kind if status else ""),
            look=self.policy.look,
        )

    def sections(self) -> list[dict[str, Any]]:
        """The cards of the form with their rows."""
        return [
            {"title": section.title, "rows": [[self.widget(name) for name in row] for row in section.rows]}
            for section in self.policy.sections
        ]

    def errors(self) -> list[dict[str, str]]:
        """The summary of errors, by label."""
        return [
            {"name": name, "label": self.policy.fields[name].label, "text": text}
            for name, text in self.outcome.errors.items()
        ]

    def context(self) -> dict[str, Any]:
        """Everything that the template of the form needs."""
        return {
            "sections": self.sections(),
            "summary": self.errors() if self.was_refused else [],
            "notice": self.outcome.notice,
            "locked": self.locked,
            "moments": " ".join(self.moments or ()),
            "alerts": self.alerts(),
            "page": self.policy.page,
            "look": self.policy.look,
            "config": page_config(self.policy),
        }


def _page_rules(name: str, rulebook: Rulebook) -> list[dict[str, Any]]:
    """The rules of a field that the page can check by itself."""
    return [
        {"codigo": rule.code, "error": rule.error, "solo_aviso": (name, rule.code) in rulebook.advisory, **rule.hint}
        for rule in rulebook.rules.get(name, ())
        if rule.hint
    ]


def page_config(policy: Policy) -> dict[str, Any]:
    """The same rules and lists as data, for the script of the page; only of the fields that are on it."""
    rulebook, shown = policy.page_rulebook, {name for each in policy.sections for row in each.rows for name in row}
    return {
        "campos": {
            name: {
                "etiqueta": field.label,
                "obligatorio": name in rulebook.mandatory,
                "falta": field.missing,
                "falta_solo_aviso": (name, MANDATORY) in rulebook.advisory,
                "comprobar": policy.must_check.get(name, ""),
                "reglas": _page_rules(name, rulebook),
                "espacios_cuentan": name in policy.page.blanks_count,
            }
            for name, field in policy.fields.items()
            if name in shown
        },
        "prefijo": policy.look.prefix,
        "controles": dict(policy.look.names),
        "ciudades": policy.catalogs.cantons,
        "ciudades_al_cambiar": policy.page.cities_on_change,
        "ciudades_aviso": policy.fields["ciudad"].prompt,
        "codigo_en_pagina": policy.page.checks_code,
        "fijos": policy.page.locks,
        "fijar": policy.page.lock_by,
        "sueltan": sorted(policy.page.unlocks),
        "secuencias": [asdict(each) for each in policy.page.sequences],
        "tras_rechazo": {"olvida": sorted(policy.page.forgets), "modo": policy.page.after_refusal},
        "senae": {
            "sufijo": policy.page.senae.suffix,
            "de": policy.page.senae.source,
            "largo": policy.page.senae.length,
            "en_vivo": policy.page.senae.live,
            "sigue": policy.page.senae.follows,
        },
    }
