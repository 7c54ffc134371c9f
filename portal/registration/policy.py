"""Everything the portal decides by, in one immutable value that each request carries.

Another behaviour is another ``Policy`` (``dataclasses.replace(HEALTHY, ...)``), chosen by the middleware for one
request; nothing reads these decisions from a global.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.contrib.auth import authenticate
from django.http import HttpRequest

from portal.registration import availability, codes
from portal.registration.catalogs import CATALOGS, Catalogs
from portal.registration.codes import Attempt, CodePolicy, CodeStatus
from portal.registration.fields import FIELDS, SECTIONS, Button, Field, Section
from portal.registration.mail import MailPolicy
from portal.registration.messages import MESSAGES, TELLS, Message, Notice, Occasion
from portal.registration.models import Account, Draft, SecurityCode
from portal.registration.request_types import GENERAL_USER, REQUEST_TYPES, RequestType
from portal.registration.rulebook import RULEBOOK, Rulebook
from portal.registration.rules import Form
from portal.registration.site_services import SERVICES, Service

Verifier = Callable[[Attempt, CodePolicy], CodeStatus]


def authenticated(request: HttpRequest, username: str, password: str) -> Account | None:
    """The account with this ID and this password, if there is one."""
    return authenticate(request, username=username, password=password)


def confirmed_address(form: Form) -> str:
    """The address that the account gets."""
    return form.get("correo2")


def is_as_checked(checked: str, form: Form) -> bool:
    """Whether the address of a form is the one that was found free before."""
    return checked == availability.keys_of(form).correo2


def issued_to(draft: Draft, _digest: str) -> SecurityCode | None:
    """The code that was sent for a request of registration, if one was."""
    return getattr(draft, "code", None)


class Conflict(StrEnum):
    """What becomes of a registration whose value belongs to another account."""

    REFUSE = "rechaza"
    REPEAT = "repite"
    REPLACE = "reemplaza"


@dataclass(frozen=True)
class SenaeEmail:
    """How the address at SENAE is made (5.3.1).

    Attributes:
        live: Whether it follows while the ID is typed; otherwise only the account gets it, and the form never shows it.
        follows: Which changes of the ID it follows: ``siempre``, ``primero`` and ``segundo`` no later ID, ``mas-largo``
            no shorter one, ``anterior`` the ID before.
    """

    suffix: str = "@correo.aduana.gob.ec"
    source: str = "usuario"
    length: int = 60
    live: bool = True
    follows: str = "siempre"

    def of(self, values: Mapping[str, str]) -> str:
        """The address that belongs to what was typed."""
        local = values.get(self.source, "")[: self.length]
        return local + self.suffix if local else ""


@dataclass(frozen=True)
class PageSequence:
    """Effect of the page's script after a sequence of moments; of deliberate defects only (``secuencia.js``).

    Attributes:
        after: Expression on the moments so far, each followed by a space.
        does: Name of the effect.
        what: Name of a field or an action that it is about.
        shows: Expression on the moments at which it can be seen, where that is later.
        name: Of the defect.
        watched: Whether the page only tells that it could be seen.
    """

    after: str
    does: str
    what: str = ""
    shows: str = ""
    name: str = ""
    watched: bool = False


@dataclass(frozen=True)
class PageBehaviour:
    """What the form does on the page itself (5.3, 5.3.1, 5.3.2)."""

    title: str = "Solicitud de registro para Usuario General"
    register: Button | None = field(default_factory=lambda: Button("Registrar", "registrar"))
    senae: SenaeEmail = field(default_factory=SenaeEmail)
    locks: Mapping[str, str] = field(
        default_factory=lambda: {"correo": "comprobar-correo", "correo2": "comprobar-correo"}
    )  # field -> the moment after which it can no longer be changed
    lock_by: str = "readonly"  # or "teclas", or "aspecto"
    unlocks: frozenset[str] = frozenset()  # moments after which a locked field can be changed again
    cities_at_first: tuple[str, ...] = ()
    cities_on_change: str = "reemplazar"  # or "agregar", "una-vez", "atrasadas", "menguantes"
    blanks_count: frozenset[str] = frozenset()  # fields where spaces alone count as written
    forgets: frozenset[str] = frozenset()  # fields that lose their value when a registration is refused
    after_refusal: str = ""  # or "boton-sordo", "error-fijo", "sin-asteriscos"
    checks_code: bool = False  # whether the page asks about the code before it sends the form
    sequences: tuple[PageSequence, ...] = ()


@dataclass(frozen=True)
class Look:
    """How the pages are dressed; none of it is a matter of the document.

    Attributes:
        prefix: Before the names and ids of the form's controls.
        stylesheet: A second stylesheet, over the portal's own.
        grouped: The sections of the form are fieldsets.
        folder: Of the templates; what is not there is taken from the portal's own.
        names: Other names of the form's controls.
        charset: In which pages are sent and forms come back; empty for UTF-8.
        framed: Whether the pages stand in a frame of one page.
        kit: Kit of widgets that draws it (``portal/kits``); empty for none.
        draws_itself: Whether its script draws the pages, from data.
        returns_passwords: Whether a page that comes back still holds them, as each button sends the whole form.
        scripts: Files that run before the page's own scripts.
        late: Whether the scripts of the form come after the page was shown, and its buttons do nothing until then.
        services_menu: Whether the services stand in a menu that is closed at first.
        services_as: What the services are: ``enlaces``, ``ventanas`` that open, ``texto`` on the page, ``ajenos``,
            links to another host, or ``mi página``, links on the page that one of them leads to.
        silent: Address of another server, which never answers, for scripts to ask; empty for none.
    """

    prefix: str = ""
    stylesheet: str = ""
    grouped: bool = False
    folder: str = "registration"
    names: Mapping[str, str] = field(default_factory=dict)
    charset: str = ""
    framed: bool = False
    kit: str = ""
    draws_itself: bool = False
    returns_passwords: bool = False
    scripts: tuple[str, ...] = ()
    late: bool = False
    services_menu: bool = False
    services_as: str = "enlaces"
    silent: str = ""

    def control(self, name: str) -> str:
        """The name of a field's control."""
        return self.prefix + self.names.get(name, name)


@dataclass(frozen=True)
class SiteBehaviour:
    """The pages around the form (4.1.2, 5.1, 5.2)."""

    front: str = "inicio.html"
    front_status: int = 200
    front_option: str = "Nuevo Registro"
    front_leads: str = "registro"  # name of the page to which the option leads
    front_once: bool = False  # whether the front page has no option for a browser that has opened the form
    form_once: bool = False  # whether another page opens in the place of the form from the second time on
    types_title: str = "Registro de usuario"
    types_closed: bool = False
    types_linked: bool = True
    opens_form: str = GENERAL_USER  # the request whose link opens the form
    form_page: str = ""  # another page in the place of the form: "buscador", "contacto", "ingreso"
    admits: Callable[[Account, datetime], bool] = lambda _account, _now: True
    one_session: bool = False  # whether an account that is signed in cannot sign in elsewhere before it signs out
    recognises: Callable[[HttpRequest, str, str], Account | None] = authenticated
    offers: Callable[[Account, tuple[Service, ...]], tuple[Service, ...]] = lambda _account, services: services


@dataclass(frozen=True)
class Policy:
    """The decisions of the portal, each of them replaceable."""

    fields: Mapping[str, Field] = field(default_factory=lambda: FIELDS)
    sections: tuple[Section, ...] = SECTIONS
    rulebook: Rulebook = RULEBOOK
    page_rulebook: Rulebook = RULEBOOK
    catalogs: Catalogs = CATALOGS
    messages: Mapping[Message, Notice] = field(default_factory=lambda: MESSAGES)
    tells: Mapping[Occasion, Message] = field(default_factory=lambda: TELLS)
    harmless: frozenset[str] = frozenset()  # grounds that are told but stop nothing
    gives_in: Callable[[Draft, frozenset[str]], bool] = lambda _draft, _grounds: False  # to these grounds
    code: CodePolicy = field(default_factory=CodePolicy)
    generate_code: Callable[[CodePolicy], str] = codes.generate
    verify_code: Verifier = codes.verify
    fingerprint: Callable[[str, str, str], str] = codes.fingerprint
    issued: Callable[[Draft, str], SecurityCode | None] = issued_to  # to this request; its digest is given
    dates_code: Callable[[Draft, datetime], datetime] = lambda _draft, now: now  # when the life of a code begins
    sends_again: Callable[[SecurityCode, datetime], bool] = lambda _former, _now: True
    replaces_code: bool = True
    renews_code: frozenset[str] = frozenset()  # actions that begin the life of the code anew
    uses_codes_up: bool = True
    addresses_code: Callable[[Form], str] = lambda form: form.get("correo2")
    remembers_lock: bool = True  # whether the server refuses another address than the one found free
    is_checked: Callable[[str, Form], bool] = is_as_checked
    account_address: Callable[[Form], str] = confirmed_address
    needs_code: Callable[[Form], bool] = lambda _form: True
    taken: Callable[[availability.Keys], frozenset[str]] = availability.taken
    taken_when_asked: Callable[[availability.Keys, str], bool] = availability.is_taken
    asks_anew: bool = True  # whether each check looks its value up, also after one that was found free
    trusts_checks: frozenset[str] = frozenset()  # fields that «Registrar» does not look up again once found free
    reserves: bool = False  # a value found free is kept for the session that asked, and others hear that it is taken
    conflicts: Mapping[str, Conflict] = field(
        default_factory=lambda: dict.fromkeys(availability.KEY_COLUMNS, Conflict.REFUSE)
    )
    must_check: Mapping[str, str] = field(default_factory=lambda: availability.MUST_CHECK)
    availability_texts: Mapping[str, availability.Texts] = field(default_factory=lambda: availability.TEXTS)
    answers_check: Callable[[Form, str, availability.Texts], availability.Texts] = lambda _form, _name, texts: texts
    mail: MailPolicy = field(default_factory=MailPolicy)
    store: Callable[[Account], None] = lambda account: account.save(force_insert=True)
    approves_at_once: bool = True
    says_approved: bool = True
    asks_afterwards: str = ""
    stores_password: Callable[[str], str] = str
    kept: Mapping[str, Callable[[str], str]] = field(default_factory=dict)  # field -> what is kept of its value
    blanks_count: Mapping[str, bool] = field(default_factory=dict)  # field -> whether spaces alone count as written
    refusal_uses_code: bool = False  # whether a refused registration uses the code up
    page: PageBehaviour = field(default_factory=PageBehaviour)
    site: SiteBehaviour = field(default_factory=SiteBehaviour)
    look: Look = field(default_factory=Look)
    request_types: tuple[RequestType, ...] = REQUEST_TYPES
    services: tuple[Service, ...] = SERVICES


HEALTHY = Policy()
