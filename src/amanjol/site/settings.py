"""Django's settings, derived from the configuration. Fails loudly where that is wrong."""

from __future__ import annotations

from pathlib import Path

from django.conf.global_settings import FILE_UPLOAD_HANDLERS
from django.conf.locale import LANG_INFO
from django.utils.csp import CSP
from django.utils.translation import to_language
from xstatic.pkg import bootstrap

from amanjol.foundation.textfiles.languages import in_order, languages_of
from amanjol.site.configuration import read_configuration
from amanjol.site.database import django_settings

CONFIGURATION = read_configuration()
PLANES = CONFIGURATION.planes

SECRET_KEY = CONFIGURATION.secret_key
DEBUG = False
ALLOWED_HOSTS = [
    *CONFIGURATION.hosts,
    *([] if CONFIGURATION.is_https else ["localhost", "127.0.0.1", "[::1]"]),
]
CSRF_TRUSTED_ORIGINS = sorted(set(CONFIGURATION.origins.values()))

FOUNDATION_APPS = [
    "amanjol.foundation.web",
    "amanjol.foundation.journal",
    "amanjol.foundation.once",
    "amanjol.foundation.accounts",
    "amanjol.foundation.organisations",
    "amanjol.foundation.letters",
    "amanjol.foundation.directory",
]
CASEWORK_APPS = [
    "amanjol.casework.referrals",
    "amanjol.casework.legal_aid",
    "amanjol.casework.support",
    "amanjol.casework.intake",
    "amanjol.casework.cases",
    "amanjol.casework.learning",
    "amanjol.casework.complaints",
    "amanjol.casework.desk",
]
PUBLIC_APPS = [
    "amanjol.public.screens",
    "amanjol.public.warnings",
    "amanjol.public.devices",
    "amanjol.public.packs",
    "amanjol.public.guide",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "amanjol.public.guide.editor_app.EditorApp",  # wagtail.admin
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
]
PROGRAMME_APPS = [
    # What an organisation counts at its desk; without a desk there is nothing to count.
    *(["amanjol.programme.returns"] if "casework" in PLANES else []),
    # What a desk notices and editors of warnings read: without either there is nobody on the other side.
    *(["amanjol.programme.observations"] if {"casework", "public"} <= set(PLANES) else []),
    # Warnings of editors that a desk tells partners, and what their desks told.
    *(["amanjol.programme.partner_warnings"] if {"casework", "public"} <= set(PLANES) else []),
    "amanjol.programme.newsletter",
    "amanjol.programme.mailings",
    "amanjol.programme.outreach",
    "amanjol.programme.releases",
    "amanjol.programme.results",
]
INSTALLED_APPS = [
    "amanjol.site",
    "amanjol.site.handbook",
    *FOUNDATION_APPS,
    *(PROGRAMME_APPS if "programme" in PLANES else []),
    *(CASEWORK_APPS if "casework" in PLANES else []),
    *(PUBLIC_APPS if "public" in PLANES else []),
    "django_htmx",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "amanjol.site.middleware.ProxyMiddleware",
    "amanjol.site.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "amanjol.site.middleware.OriginMiddleware",
    "amanjol.foundation.accounts.watching.WatchMiddleware",
    "amanjol.foundation.accounts.turnstiles.TurnstileMiddleware",
    "amanjol.foundation.organisations.keys.exchanged.BrokenSealMiddleware",
    "amanjol.site.middleware.TransactionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "amanjol.foundation.accounts.watching.RenewalMiddleware",
    "amanjol.foundation.web.middleware.LanguageMiddleware",
    "amanjol.foundation.web.middleware.ByButtonMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "amanjol.site.middleware.TenantMiddleware",
    "amanjol.foundation.once.middleware.OnceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "amanjol.site.urls"
WSGI_APPLICATION = "amanjol.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": django_settings(CONFIGURATION.database_urls["app"], CONFIGURATION.time_zone)}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "amanjol.foundation.web.context.shell",
            ],
            "builtins": [
                "amanjol.foundation.web.templatetags.shell",
                "amanjol.foundation.once.templatetags.once",  # every form that acts has one
            ],
        },
    }
]
FORM_RENDERER = "amanjol.foundation.web.components.FormRenderer"

# Sessions: our own table, keyed by a hash, so that a stolen dump holds no live session.
SESSION_ENGINE = "amanjol.foundation.accounts.session_store"
SESSION_COOKIE_AGE = 8 * 60 * 60  # seconds
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # until the browser closes
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "amanjol.foundation.web.views.csrf_failed"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIGURATION.is_https
SESSION_COOKIE_NAME = "__Host-session" if CONFIGURATION.is_https else "session"
UNLOCK_COOKIE_NAME = "__Host-unlock" if CONFIGURATION.is_https else "unlock"
CSRF_COOKIE_NAME = "__Host-csrf" if CONFIGURATION.is_https else "csrf"
LANGUAGE_COOKIE_NAME = "__Host-language" if CONFIGURATION.is_https else "language"

SECURE_SSL_REDIRECT = CONFIGURATION.is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.is_https else None
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if CONFIGURATION.is_https else 0  # seconds
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = CONFIGURATION.is_https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope",
        "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    )
)  # fmt: skip
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

AUTH_USER_MODEL = "accounts.Account"
# Of accounts with one address, one signs in: `accounts.queries.account_by_email` finds it, and nothing else looks.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["amanjol.foundation.accounts.backends.RolePermissions"]
WEB_THREADS = 4  # of one process, as deploy/amanjol-web.service and `amanjol up` start it
WEB_PROCESSES = CONFIGURATION.web_processes
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "web:home"
CHEAP_PASSPHRASES = CONFIGURATION.cheap_passphrases

# Mail goes out only where a server is named, as `host` or `host:port`; without one nothing is sent.
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": CONFIGURATION.mail_host, "port": 0, "timeout": 10},
    }
    if CONFIGURATION.mail_host
    else {"BACKEND": "amanjol.site.mail.NoMail"}
}
MAIL_GOES_OUT = bool(CONFIGURATION.mail_host)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONFIGURATION.mail_from

USE_TZ = True
TIME_ZONE = CONFIGURATION.time_zone
LANGUAGE_CODE = "en"


def _named(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each with what it calls itself."""
    return [(code, LANG_INFO.get(code, {}).get("name_local", code).capitalize()) for code in codes]


# Of staff: English, and whatever language the shell of their pages has a catalogue in. See docs/languages.md.
_CATALOGUES = (Path(__file__).parents[1] / "foundation" / "web" / "locale").glob("*/LC_MESSAGES/django.po")
STAFF_LANGUAGES = _named(in_order([LANGUAGE_CODE, *(to_language(path.parts[-3]) for path in _CATALOGUES)]))
# Of the guide: content decides; Uzbek in Cyrillic is derived from uz when a pack is built.
_OF_CONTENT = (code for code in languages_of(CONFIGURATION.content) if code not in dict(STAFF_LANGUAGES))
LANGUAGES = STAFF_LANGUAGES + _named(tuple(_OF_CONTENT))
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    ("bootstrap", bootstrap.BASE_DIR),
    ("guide", Path(__file__).parents[1] / "public" / "packs" / "assets"),  # the one font and logo
]
STATIC_ROOT = CONFIGURATION.data / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = CONFIGURATION.data / "media"
BROTLI = CONFIGURATION.brotli
VOICES = CONFIGURATION.voices
VOICES_ROOT = CONFIGURATION.data / "voices"  # made by a machine from the texts: no backup needs it
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # bytes
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # bytes
FILE_UPLOAD_PERMISSIONS = 0o600
LETTERS_ROOT = CONFIGURATION.data / "letters"  # the node's own keys, and which nodes it believes
LETTERS_A_DAY = CONFIGURATION.letters_a_day  # of one node into one inbox
SEALED_FILES_ROOT = CONFIGURATION.data / "files"  # of cases; a backup takes them along
if "programme" in PLANES:
    FILE_UPLOAD_HANDLERS = ["amanjol.programme.releases.receiving.HeldInMemory", *FILE_UPLOAD_HANDLERS]
if "casework" in PLANES:
    FILE_UPLOAD_HANDLERS = ["amanjol.casework.support.files.receiving.SealedUpload", *FILE_UPLOAD_HANDLERS]

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "at-once", "attacks"]}
}

CONTENT_ROOT = CONFIGURATION.content
PACKS_ROOT = CONFIGURATION.data / "packs"
SIGNING_ROOT = CONFIGURATION.data / "signing"
CHANNELS = CONFIGURATION.channels
ORIGINS = dict(CONFIGURATION.origins)
SECURITY_CONTACT = CONFIGURATION.security_contact

WAGTAIL_SITE_NAME = "Amanjol"
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"  # as all our pages write a day; `guide.days` takes it in every language
WAGTAILADMIN_BASE_URL = CONFIGURATION.origins["editor"]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_COMMENTS_ENABLED = False  # its panel needs an inline script; reviews say what to change
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "amanjol.public.guide.approval.publish_approved"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "amanjol.public.guide.uploads.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "amanjol.public.guide.uploads.FileForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "svg"]
WAGTAILDOCS_EXTENSIONS = ["mp4", "vtt"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_PERMITTED_LANGUAGES = STAFF_LANGUAGES
TAGGIT_CASE_INSENSITIVE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"refused": {"()": "amanjol.site.logs.RefusedInOneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "amanjol": {"level": "INFO"},
        "django.request": {"filters": ["refused"]},
        "django.security.csrf": {"filters": ["refused"]},
        "django_tasks_db": {"level": "WARNING"},
        "django.tasks": {"level": "WARNING"},
    },
}
