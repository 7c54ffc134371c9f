"""Settings of the reference portal, read from the environment.

``PORTAL_TEST_MODE`` makes the portal believe the instant of a request header and hash passwords cheaply;
``python -m portal serve`` accepts it on a loopback address only.
"""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

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
PORTAL_LOOK = os.environ.get("PORTAL_LOOK", "").strip()
SECRET_KEY = _secret_key(PORTAL_PRODUCTION)
DEBUG = False
ALLOWED_HOSTS = [
    host.strip() for host in os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host.strip()
]

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
    MIDDLEWARE += [
        "portal.registration.variations.VariationMiddleware",
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

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("DATABASE_PATH", "") or str(BASE_DIR / "portal.sqlite3"),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
        "TEST": {"NAME": str(Path(tempfile.gettempdir()) / f"portal-test-{os.getpid()}.sqlite3")},
    },
}
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
SECURE_HSTS_SECONDS = 31_536_000 if PORTAL_PRODUCTION else 0
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 60

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("SMTP_PORT", "1025"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = "Portal de referencia <no-responder@portal.example>"

# How many times (first) within how many seconds (second); a test run may knock as often as it likes.
_GENEROUS = 1000 if PORTAL_TEST_MODE else 1
PORTAL_LIMITS = {
    "codigo-solicitud": (10 * _GENEROUS, 60 * 60),
    "codigo-correo": (5 * _GENEROUS, 60 * 60),
    "codigo-intento": (10 * _GENEROUS, 15 * 60),
    "disponibilidad": (60 * _GENEROUS, 10 * 60),
    "ingreso-id": (10 * _GENEROUS, 15 * 60),
    "ingreso-origen": (100 * _GENEROUS, 15 * 60),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "waitress.queue": {"level": "ERROR"},
    },
}
