"""Settings of the reference portal, read from the environment.

``PORTAL_TEST_MODE`` makes the portal believe the instant of a request header and hash passwords cheaply. It is for this
machine alone: ``python -m portal serve`` accepts it on a loopback address only, and requests by another name or from
another machine are refused. ``PORTAL_PRODUCTION`` is the other end: behind a proxy that speaks TLS.
"""

import os
import re
import secrets
import tempfile
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from portal.registration.network import is_loopback

BASE_DIR = Path(__file__).resolve().parent


def _flag(name: str) -> bool:
    """Whether the environment variable is switched on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "si", "sí"}


def _secret_key(production: bool) -> str:
    """The secret of the environment, or one that lives as long as this process."""
    given = os.environ.get("PORTAL_SECRET_KEY", "")
    if not given and production:
        raise ImproperlyConfigured("Falta PORTAL_SECRET_KEY: en producción el secreto debe venir del entorno.")
    return given or secrets.token_urlsafe(50)


PORTAL_TEST_MODE = _flag("PORTAL_TEST_MODE")
PORTAL_PRODUCTION = _flag("PORTAL_PRODUCTION")
if PORTAL_TEST_MODE and PORTAL_PRODUCTION:
    raise ImproperlyConfigured(
        "PORTAL_TEST_MODE y PORTAL_PRODUCTION están activados a la vez: en producción no hay modo de prueba; quite uno."
    )
PORTAL_LOOK = os.environ.get("PORTAL_LOOK", "").strip()
SECRET_KEY = _secret_key(PORTAL_PRODUCTION)
DEBUG = False
ALLOWED_HOSTS = [
    host.strip() for host in os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host.strip()
]
if PORTAL_TEST_MODE:
    ALLOWED_HOSTS = [host for host in ALLOWED_HOSTS if is_loopback(host)] or ["127.0.0.1"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "portal.registration",
]
MIDDLEWARE = [
    "portal.registration.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.registration.middleware.InstantMiddleware",
    "portal.registration.middleware.PolicyMiddleware",
    "portal.registration.looks.LookMiddleware",
]
if PORTAL_TEST_MODE:  # deliberate defects and variations exist nowhere else
    MIDDLEWARE.insert(1, "portal.registration.middleware.TestModeMiddleware")
    MIDDLEWARE += [
        "portal.registration.variations.middleware.VariationMiddleware",
        "portal.registration.defects.middleware.DefectMiddleware",
    ]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "portal.registration.context.portal",
            ],
        },
    },
]


def _database() -> dict[str, Any]:
    """What DATABASE_URL says, as libpq completes it from its own variables; otherwise the SQLite of DATABASE_PATH."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ.get("DATABASE_PATH", "") or str(BASE_DIR / "portal.sqlite3"),
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
            "TEST": {"NAME": str(Path(tempfile.gettempdir()) / f"portal-test-{os.getpid()}.sqlite3")},
        }
    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured(
            "DATABASE_URL debe empezar con postgresql://, como postgresql://usuario@servidor/base; sin ella hay SQLite."
        )
    return {
        **dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True),
        "TEST": {"NAME": f"portal_test_{os.getpid()}"},
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "registration.Account"
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if PORTAL_TEST_MODE
    else ["django.contrib.auth.hashers.Argon2PasswordHasher"]
)
LOGIN_URL = "inicio"

LANGUAGE_CODE = "es-ec"
TIME_ZONE = "America/Guayaquil"
USE_TZ = True
USE_I18N = True

# Sessions and cookies: secure outside test mode, which speaks plain HTTP over loopback.
_COOKIE_PREFIX = "" if PORTAL_TEST_MODE else "__Host-"
SESSION_COOKIE_NAME = f"{_COOKIE_PREFIX}portal_sesion"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SECURE = not PORTAL_TEST_MODE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = f"{_COOKIE_PREFIX}portal_csrf"
CSRF_COOKIE_SECURE = not PORTAL_TEST_MODE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.registration.views.errors.csrf_failure"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if PORTAL_TEST_MODE else 31_536_000  # sent over TLS only
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not PORTAL_TEST_MODE
SECURE_SSL_REDIRECT = PORTAL_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^salud$"]  # a probe is told the truth, not sent elsewhere
SILENCED_SYSTEM_CHECKS = [] if PORTAL_PRODUCTION else ["security.W008"]  # without production, HTTP on this machine
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 60

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("SMTP_PORT", "1025"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = "Portal de referencia <no-responder@portal.example>"

PORTAL_SESSION_IDLE = 30 * 60
PORTAL_SESSION_LIFE = 8 * 60 * 60

# How many times (first) within how many seconds (second); a test run may knock as often as it likes.
_GENEROUS = 1000 if PORTAL_TEST_MODE else 1
_LIMITS = {
    "codigo-solicitud": (10, 60 * 60),  # by request of registration, that is, by session
    "codigo-correo": (5, 60 * 60),
    "codigo-origen": (200, 60 * 60),  # …-origen and disponibilidad: by network
    "codigo-intento": (10, 15 * 60),
    "codigo-intento-correo": (30, 15 * 60),
    "registro-origen": (300, 15 * 60),
    "disponibilidad": (60, 10 * 60),
    "ingreso-id": (10, 15 * 60),  # by ID and network
    "ingreso-cuenta": (100, 15 * 60),
    "ingreso-origen": (100, 15 * 60),
}


def _limits(text: str) -> dict[str, tuple[int, int]]:
    """The limits, some of them as the environment says: ``codigo-origen=500/3600 disponibilidad=200/600``."""
    limits = {name: (count * _GENEROUS, seconds) for name, (count, seconds) in _LIMITS.items()}
    for word in text.split():
        match = re.fullmatch(r"([a-z-]+)=(\d{1,9})/(\d{1,9})", word)
        if match is None or match[1] not in limits:
            raise ImproperlyConfigured(
                f"PORTAL_LIMITS tiene «{word}» y cada límite se escribe nombre=veces/segundos; los nombres son: "
                f"{', '.join(limits)}."
            )
        limits[match[1]] = (int(match[2]), int(match[3]))
    return limits


PORTAL_LIMITS = _limits(os.environ.get("PORTAL_LIMITS", ""))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "portal.registration.log.LineFormatter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "level": "WARNING" if _flag("PORTAL_QUIET") else "INFO",
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "portal.seguridad": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "waitress.queue": {"level": "ERROR"},
    },
}
