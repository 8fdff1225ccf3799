"""Everything comes from the environment; what is unclear is refused by the name of its setting."""

from __future__ import annotations

import os
from pathlib import Path

from runwell.config import accounts, parts, production
from runwell.config.data_folder import data_folder, development_secret
from runwell.config.databases import database
from runwell.config.environment import Environment
from runwell.config.logs import LOGGING as LOGGING
from runwell.config.mail import mail

_environment = Environment(os.environ)
_project = Path(__file__).resolve().parents[2]

RUNWELL_ENV = _environment.choice("RUNWELL_ENV", ("development", "production"), "development")
DEBUG = RUNWELL_ENV == "development"
if not DEBUG:
    production.demand(_environment)
    globals().update(production.SETTINGS)

RUNWELL_DATA = data_folder(_environment)
SECRET_KEY = _environment.text("SECRET_KEY") or development_secret(RUNWELL_DATA)
# Earlier secrets, so that a change of SECRET_KEY ends no check that a runner is in the middle of.
SECRET_KEY_FALLBACKS = list(_environment.words("SECRET_KEY_FALLBACKS"))
ALLOWED_HOSTS = list(_environment.words("ALLOWED_HOSTS", ("localhost", "127.0.0.1", "[::1]")))
_address = _environment.text("DATABASE_URL")
DATABASES = {"default": database(_address, RUNWELL_DATA, production=not DEBUG)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
globals().update(mail(_environment.text("EMAIL_URL"), RUNWELL_DATA, development=DEBUG))

# What a practice elsewhere changes: the words, the clock and the number that is called first.
LANGUAGE_CODE = _environment.language("LANGUAGE_CODE", "en-us")
TIME_ZONE = _environment.time_zone("TIME_ZONE", "America/Chicago")
USE_I18N = True
USE_TZ = True
RUNWELL_EMERGENCY_NUMBER = _environment.text("RUNWELL_EMERGENCY_NUMBER", "911")
# The paper of what is printed.
RUNWELL_PAPER = _environment.choice("RUNWELL_PAPER", ("letter", "a4"), "letter")
# In what runs are measured for people. Inside, all is meters.
RUNWELL_UNITS = _environment.choice("RUNWELL_UNITS", ("miles", "kilometers"), "miles")

# Clinical settings. A practice that has not signed the pack shows no ranked causes unless it says so here.
RUNWELL_SHOW_UNSIGNED = _environment.boolean("RUNWELL_SHOW_UNSIGNED", default=False)

INSTALLED_APPS = parts.INSTALLED_APPS
MIDDLEWARE = parts.MIDDLEWARE
TEMPLATES = parts.TEMPLATES
AUTHENTICATION_BACKENDS = parts.AUTHENTICATION_BACKENDS
AUTH_PASSWORD_VALIDATORS = parts.AUTH_PASSWORD_VALIDATORS
AUTH_USER_MODEL = "records.Account"
ROOT_URLCONF = "runwell.config.urls"
WSGI_APPLICATION = "runwell.config.wsgi.application"
globals().update(accounts.settings(_environment, development=DEBUG))
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "runwell.web.public.refused.without_cookie"
SECURE_REFERRER_POLICY = "same-origin"

STATIC_URL = "/static/"
STATIC_ROOT = RUNWELL_DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = parts.storages(hashed=not DEBUG)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_URL = "/media/"
MEDIA_ROOT = RUNWELL_DATA / "media"

# Wagtail. Its editor asks other hosts for news and portraits by default; here nothing leaves the server.
WAGTAIL_SITE_NAME = "Runwell"
WAGTAILADMIN_BASE_URL = "http://localhost:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0].removeprefix('.')}"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_PASSWORD_RESET_ENABLED = False  # its timing tells who has an account
# An address changes by being confirmed, a password ends other sessions: at /account/ alone (pages/urls.py).
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
# What a browser only shows or saves. A script that came as a document would count as one of ours.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[str] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Watch files in one form: as many as 12 MB may hold (web/size.py).
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
WAGTAIL_I18N_ENABLED = False
