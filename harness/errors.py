"""What can go wrong, and what it says about a verdict.

Every error is one sentence in Spanish: what was found, what was expected, what to do. Its class says
whose trouble it is, and with that which raw outcome a scenario gets (design, 4.2). The standard library
is all this module needs, because the setup reads it before anything is installed.
"""

from __future__ import annotations


class HarnessError(Exception):
    """Base of all errors of the suite; on its own, a fault of the suite itself."""


class ConfigurationError(HarnessError):
    """The run was asked for wrongly: a profile, an option, a tag, a catalogue."""


class SuiteFault(HarnessError):
    """Something of the suite itself broke, a script of its own on the page say: nothing is said of a clause."""


class EnvironmentTrouble(HarnessError):
    """Mail server, network, browser or portal process are not there: nothing is said of a clause."""


class EndOfTheRun(EnvironmentTrouble):
    """Something without which nothing that follows could be decided: the run ends with this one cause."""


class PortalUnreachable(EndOfTheRun):
    """The portal does not answer at all, or only with errors of its own."""


class Stuck(HarnessError):
    """The page did not let the suite go on; whose fault that is, its prerequisites tell."""


class Undecided(HarnessError):
    """A person must decide or supply something first: a wording to approve, a clock that nobody can move."""


class NotObserved(HarnessError, AssertionError):
    """What the document promises did not happen within the deadline; a finding in an ``Entonces``."""


class MailMissing(NotObserved):
    """No mail came to the address within the deadline; the whole run tells whether that is the portal's fault.

    It is a finding where the route from portal to inbox is proven, and says nothing of the portal otherwise.

    Args:
        message: The sentence.
        brief: Nobody waited for the whole deadline, as another scenario had in vain; that finds nothing.
    """

    def __init__(self, message: str, *, brief: bool = False) -> None:
        super().__init__(message)
        self.brief = brief
