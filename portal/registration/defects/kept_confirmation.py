"""A confirmation that counts once it has agreed with its field, whatever the field says later (5.3.1)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from portal.registration.availability import Texts
from portal.registration.codes import fingerprint
from portal.registration.models import Knock
from portal.registration.rules import Form


@dataclass(frozen=True)
class KeptConfirmation:
    """A confirmation that is compared when the ID is checked, and kept if it agrees then.

    Attributes:
        field: Name of the field.
        confirmation: Name of its confirmation.
        kind: Kind of what is kept.
    """

    field: str
    confirmation: str
    kind: str

    def keep(self, form: Form, name: str, texts: Texts) -> Texts:
        """The texts of a check, which also keeps a confirmation that agrees now."""
        if name == "usuario" and form.get(self.field) and form.get(self.field) == form.get(self.confirmation):
            values = {"started_at": datetime.now(UTC)}
            Knock.objects.get_or_create(kind=self.kind, key=self._key(form), defaults=values)
        return texts

    def agrees(self, value: str, form: Form) -> bool:
        """Whether a confirmation agrees with its field, or did when it was kept."""
        return value == form.get(self.field) or Knock.objects.filter(kind=self.kind, key=self._key(form)).exists()

    def _key(self, form: Form) -> str:
        return fingerprint(form.get(self.confirmation), form.get("usuario"), self.kind)
