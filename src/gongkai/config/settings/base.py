"""What holds wherever the office runs."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from gongkai.config import env
from gongkai.config.secret import secret_at
from gongkai.office.keys.ring import Ring

VAR: Path = env.value("DATA_DIR").absolute()
VAR.mkdir(parents=True, exist_ok=True)
KEYS: Path = env.value("KEYRING_FILE") or VAR.parent / f"{VAR.name}-keys" / "ring.json"
KEYS = KEYS.absolute()
Ring.at(KEYS)  # made now, or what is wrong with it told now

DEBUG = False
SECRET_KEY = secret_at((env.value("SECRET_KEY_FILE") or KEYS.with_name("django.secret")).absolute())
ALLOWED_HOSTS = list(env.value("GONGKAI_HOSTS"))
ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
    "gongkai.office.keys",
    "gongkai.office.journal",
    "gongkai.office.outbox",
    "gongkai.office.jobs",
    "gongkai.office.organs",
    "gongkai.office.staff",
    "gongkai.office.practice",
    "gongkai.office.files",
    "gongkai.office.search",
    "gongkai.office.letters",
    "gongkai.office.applications",
    "gongkai.office.proposals",
    "gongkai.office.rectifications",
    "gongkai.office.remedies",
    "gongkai.office.annual",
    "gongkai.office.ledgers",
    "gongkai.look",
    "gongkai.config",
]
MIDDLEWARE = [
    # What every answer carries comes first, so that static files and errors carry it too.
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "gongkai.config.health.Health",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "gongkai.workbench.guard.Guard",
    # Behind the guard, for a view that the guard does not know.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).resolve().parents[2] / part / "templates" for part in ("look", "workbench", "portal")],
        "OPTIONS": {
            "environment": "gongkai.look.environment.environment",
            "context_processors": ["django.contrib.messages.context_processors.messages"],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        env.value("DATABASE_URL") or f"sqlite:///{VAR / 'office.sqlite3'}", conn_max_age=600, conn_health_checks=True
    )
}
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # Immediate: two writers wait for each other at the beginning of a transaction instead of failing at its end.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
        " PRAGMA cache_size=-32000; PRAGMA secure_delete=ON",
    }

# Tries of query codes are counted for all processes together, so they are counted in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "staff.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "workbench:sign_in"
LOGIN_REDIRECT_URL = "workbench:desk"
SECOND_FACTOR: bool = env.value("GONGKAI_SECOND_FACTOR")
OTP_TOTP_ISSUER = "gongkai"

# Five wrong passwords lock the account for a quarter of an hour: long enough for guessing to be hopeless, short
# enough for a clerk who has forgotten that the keyboard was in Chinese.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "gongkai.workbench.session.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_USERNAME_FORM_FIELD = "username"
AXES_SENSITIVE_PARAMETERS: list[str] = ["username"]

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "gongkai_session"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "gongkai_csrf"
CSRF_FAILURE_VIEW = "gongkai.workbench.errors.expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What is uploaded is judged by the office itself; these bounds keep a request from filling the memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

if env.value("GONGKAI_MAIL"):
    _mail = urlsplit(env.value("GONGKAI_MAIL"))
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.username or "", _mail.password or ""
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_TIMEOUT = 20
    DEFAULT_FROM_EMAIL = env.value("GONGKAI_MAIL_FROM")
MAIL_IS_SET = bool(env.value("GONGKAI_MAIL"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        # The worker's command sets its loggers to tell of every task; only what went wrong is worth a line.
        "trouble": {"class": "logging.StreamHandler", "formatter": "line", "level": "WARNING"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "gongkai": {"level": "INFO"},
        "weasyprint": {"level": "ERROR"},
        "django_tasks": {"handlers": ["trouble"], "propagate": False},
        "django_tasks_db": {"handlers": ["trouble"], "propagate": False},
        # Strangers who knock under a wrong host name get their answer; a trace for each would bury what matters.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
