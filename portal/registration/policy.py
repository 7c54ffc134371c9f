"""Everything the portal decides by, in one immutable value that each request carries.

Another behaviour is another ``Policy`` (``dataclasses.replace(HEALTHY, ...)``), chosen by the middleware for one
request; nothing reads these decisions from a global.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.registration import availability, codes, mail
from portal.registration.catalogs import CATALOGS, Catalogs
from portal.registration.codes import CodePolicy, CodeStatus, IssuedCode
from portal.registration.fields import FIELDS, SECTIONS, Field, Section
from portal.registration.messages import MESSAGES, Message, Notice
from portal.registration.request_types import REQUEST_TYPES, RequestType
from portal.registration.rulebook import RULEBOOK, Rulebook
from portal.registration.site_services import SERVICES, Service

Verifier = Callable[[IssuedCode | None, str, datetime, CodePolicy], CodeStatus]


@dataclass(frozen=True)
class PageBehaviour:
    """What the form does on the page itself (5.3.1, 5.4)."""

    senae_suffix: str = "@correo.aduana.gob.ec"
    email_locks: bool = True
    city_follows_province: bool = True
    approves_at_once: bool = True


@dataclass(frozen=True)
class Policy:
    """The decisions of the portal, each of them replaceable."""

    fields: Mapping[str, Field]
    sections: tuple[Section, ...]
    rulebook: Rulebook
    catalogs: Catalogs
    messages: Mapping[Message, Notice]
    code: CodePolicy
    generate_code: Callable[[CodePolicy], str]
    verify_code: Verifier
    taken: Callable[[availability.Keys], frozenset[str]]
    must_check: Mapping[str, str]
    availability_texts: Mapping[str, availability.Texts]
    mail: mail.MailPolicy
    page: PageBehaviour
    request_types: tuple[RequestType, ...]
    services: tuple[Service, ...]


HEALTHY = Policy(
    fields=FIELDS,
    sections=SECTIONS,
    rulebook=RULEBOOK,
    catalogs=CATALOGS,
    messages=MESSAGES,
    code=CodePolicy(),
    generate_code=codes.generate,
    verify_code=codes.verify,
    taken=availability.taken,
    must_check=availability.MUST_CHECK,
    availability_texts=availability.TEXTS,
    mail=mail.MailPolicy(),
    page=PageBehaviour(),
    request_types=REQUEST_TYPES,
    services=SERVICES,
)
