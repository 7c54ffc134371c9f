"""Errors of the suite; the class of an error decides the verdict of the scenario it ends (docs/veredictos.md).

The message is one Spanish sentence: what was found, what was expected, what to do. This module needs the standard
library only, because the setup imports it before anything is installed.
"""

from __future__ import annotations

import errno

_SYSTEM_REASONS = {
    errno.ENOENT: "no existe",
    errno.ENOTDIR: "no existe",
    errno.EISDIR: "es una carpeta",
    errno.EACCES: "no hay permiso",
    errno.EPERM: "no hay permiso",
    errno.EEXIST: "ya existe",
    errno.ENOTEMPTY: "la carpeta no está vacía",
    errno.EROFS: "el disco es de solo lectura",
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EDQUOT: "no queda espacio en la cuota de disco",
    errno.EFBIG: "el archivo sería demasiado grande",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
    errno.ELOOP: "los enlaces dan vueltas sin fin",
    errno.EMFILE: "hay demasiados archivos abiertos",
    errno.EIO: "el disco no responde bien",
    errno.ECONNREFUSED: "se rechazó la conexión",
    errno.ETIMEDOUT: "no respondió a tiempo",
}


MALFORMED = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""Errors of code that takes data of a record as the suite wrote it, where somebody changed it."""


class HarnessError(Exception):
    """Base class of the suite's errors.

    Raised directly inside a step it leaves the scenario ``inconc``; a fault of the suite is a ``SuiteFault``.
    """


class ConfigurationError(HarnessError):
    """Wrong input to a run: a profile, an option, a tag or a catalogue."""


class SuiteFault(HarnessError):
    """Fault of the suite itself, for example of its script on a page; decides no requirement."""


class EnvironmentTrouble(HarnessError):
    """Mail server, network, browser or portal process is missing; decides no requirement."""


class EndOfTheRun(EnvironmentTrouble):
    """Trouble after which no scenario can be decided; it ends the run and is its only cause."""


class PortalUnreachable(EndOfTheRun):
    """The portal does not answer, or answers with server errors only."""


class Stuck(HarnessError):
    """The page did not let the scenario continue; the prerequisites of its requirement tell the cause."""


class Undecided(HarnessError):
    """A person must first decide or supply what the sentence names."""


class WordingNotApproved(Undecided):
    """A message without an approved wording was shown, or may have been; ``approve`` offers its text."""


class ClockNotMovable(Undecided):
    """The portal's clock cannot be moved, or not to the instant that a scenario needs."""


class LeftOpen(Undecided):
    """Observation of a behaviour that the document leaves open; it decides nothing and blocks nothing."""


class NotObserved(HarnessError, AssertionError):
    """A demand of the document was not observed within the deadline; in an ``Entonces`` it is a finding."""


class CertificateDemanded(NotObserved):
    """The way to the form ends at a server that demands a client certificate (4.2.2); no trouble explains it away."""


class MailMissing(NotObserved):
    """No mail came to the address within the deadline.

    It is a finding only where another mail or the profile proves the route from portal to inbox.

    Args:
        message: Spanish sentence.
        brief: Whether the wait was cut short because another scenario had waited in vain; then it is no finding.
    """

    def __init__(self, message: str, *, brief: bool = False) -> None:
        super().__init__(message)
        self.brief = brief


def system_reason(error: OSError) -> str:
    """Reason of an error of the operating system, as the end of a Spanish sentence; an unknown one in its own words."""
    known = _SYSTEM_REASONS.get(error.errno or 0)
    return known or f"el sistema dice: {error.strerror or error}"
