"""One box: everything in one folder (PLENARY_FOLDER), the database an SQLite file in it."""

import os
from pathlib import Path

from plenary.web.settings.common import *  # noqa: F403 - settings build on each other

FOLDER = Path(os.environ.get("PLENARY_FOLDER", "plenary-data")).absolute()
KEYS = Path(os.environ.get("PLENARY_KEYS", FOLDER / "keys"))
SECRET_KEY = (FOLDER / "secret").read_text("ascii").strip() if (FOLDER / "secret").exists() else ""
_HOST = FOLDER / "host"
HOST = os.environ.get("PLENARY_HOST") or (_HOST.read_text("ascii").strip() if _HOST.exists() else "localhost")
ALLOWED_HOSTS = [HOST, "localhost", "127.0.0.1", "[::1]"]
DATABASES = {
    "default": {
        "ENGINE": "plenary.record.sqlite",
        "NAME": str(FOLDER / "plenary.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
        "CONN_MAX_AGE": None,
    }
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MIDDLEWARE = [*MIDDLEWARE[:2], "whitenoise.middleware.WhiteNoiseMiddleware", *MIDDLEWARE[2:]]  # noqa: F405 - as above
STATIC_ROOT = FOLDER / "static"
# Shared by all processes of the box: the counts behind the limits on signing in. With fewer entries, whoever tries many
# addresses would push the counts of the others out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(FOLDER / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
if BEHIND_PROXY:  # noqa: F405 - as above
    from plenary.web.settings.https import *  # noqa: F403 - as above

    ALLOWED_HOSTS = [HOST]
    CSRF_TRUSTED_ORIGINS = [f"https://{HOST}"]
