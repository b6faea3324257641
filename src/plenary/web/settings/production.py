"""Several workers over PostgreSQL, behind a server that speaks HTTPS. docs/settings.md explains every variable."""

import os
from pathlib import Path

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web.settings.common import *  # noqa: F403 - settings build on each other
from plenary.web.settings.https import *  # noqa: F403 - as above


def _require(name: str) -> str:
    """The value of a variable of the environment; refuses to start without it."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise Refusal(_("{name} is not set: docs/settings.md says what it is for.").format(name=name), Outcome.MISSING)
    return value


FOLDER = Path(_require("PLENARY_FOLDER")).absolute()
KEYS = Path(_require("PLENARY_KEYS")).absolute()
SECRET_KEY = Path(_require("PLENARY_SECRET_FILE")).read_text("ascii").strip()
HOST = _require("PLENARY_HOST")
ALLOWED_HOSTS = [HOST]
CSRF_TRUSTED_ORIGINS = [f"https://{HOST}"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _require("PLENARY_DATABASE_NAME"),
        "USER": os.environ.get("PLENARY_DATABASE_USER", ""),
        "HOST": os.environ.get("PLENARY_DATABASE_HOST", ""),
        "PORT": os.environ.get("PLENARY_DATABASE_PORT", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": POSTGRESQL_OPTIONS,  # noqa: F405 - as above
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(FOLDER / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MIDDLEWARE = [*MIDDLEWARE[:2], "whitenoise.middleware.WhiteNoiseMiddleware", *MIDDLEWARE[2:]]  # noqa: F405 - as above
STATIC_ROOT = FOLDER / "static"
