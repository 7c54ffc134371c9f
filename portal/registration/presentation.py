"""From the policy and an outcome to what the form shows: rows ready to render, and the page's own configuration."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.registration.catalogs import Option
from portal.registration.fields import SELECT_PROMPT, Companion, Field
from portal.registration.models import Draft
from portal.registration.outcomes import Outcome
from portal.registration.policy import Policy

NEVER_RETURNED = frozenset({"contrasena", "contrasena2"})
LOCKED_FIELDS = ("correo", "correo2")


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

    @property
    def described_by(self) -> str:
        """The ids of the texts that describe the field."""
        return " ".join([*([f"{self.field.name}-ayuda"] if self.field.hint else []), f"{self.field.name}-aviso"])


@dataclass(frozen=True)
class Page:
    """What was typed and what came of it."""

    policy: Policy
    values: Mapping[str, str]
    draft: Draft | None
    outcome: Outcome

    @property
    def locked(self) -> str:
        """The address that can no longer be changed, if there is one."""
        return self.draft.email if self.draft and self.policy.page.email_locks else ""

    def options(self, field: Field) -> tuple[Option, ...]:
        """The choices of a list."""
        if field.name == "ciudad":
            cantons = self.policy.catalogs.cantons
            if not self.policy.page.city_follows_province:
                return tuple(Option(name, name) for names in cantons.values() for name in names)
            return tuple(Option(name, name) for name in cantons.get(self.values.get("provincia", ""), ()))
        return getattr(self.policy.catalogs, field.catalog) if field.catalog else ()

    def value(self, field: Field) -> str:
        """What the field shows; passwords never travel back."""
        if field.name in NEVER_RETURNED:
            return ""
        if field.name in LOCKED_FIELDS and self.locked:
            return self.locked
        if field.readonly:
            username = self.values.get("usuario", "")
            return username + self.policy.page.senae_suffix if username else ""
        return self.values.get(field.name, "")

    def widget(self, name: str) -> Widget:
        """One field, ready to render."""
        field = self.policy.fields[name]
        companion = field.companion
        error, status = self.outcome.errors.get(name, ""), self.outcome.statuses.get(name)
        return Widget(
            field=field,
            value=self.value(field),
            readonly=field.readonly or (name in LOCKED_FIELDS and bool(self.locked)),
            options=self.options(field),
            companion=companion,
            companion_value=self.values.get(companion.name, companion.default) if companion else "",
            companion_options=getattr(self.policy.catalogs, companion.catalog) if companion else (),
            feedback=error or (status.text if status else ""),
            tone="error" if error else (status.kind if status else ""),
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
            "summary": self.errors() if self.outcome.result == "rechazado" else [],
            "notice": self.outcome.notice,
            "locked": self.locked,
            "prompt": SELECT_PROMPT,
            "config": page_config(self.policy),
        }


def page_config(policy: Policy) -> dict[str, Any]:
    """The same rules and lists as data, for the script of the page."""
    return {
        "campos": {
            name: {
                "etiqueta": field.label,
                "obligatorio": field.mandatory,
                "falta": field.missing,
                "comprobar": policy.must_check.get(name, ""),
                "reglas": [
                    {"codigo": rule.code, "error": rule.error, **rule.hint}
                    for rule in policy.rulebook.get(name, ())
                    if rule.hint
                ],
            }
            for name, field in policy.fields.items()
        },
        "ciudades": policy.catalogs.cantons,
        "ciudad_segun_provincia": policy.page.city_follows_province,
        "sufijo_senae": policy.page.senae_suffix,
        "prompt": SELECT_PROMPT,
    }
