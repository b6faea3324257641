"""Django's settings for the tests, with an invented package whose acts keep a ledger.

The database is SQLite in memory, or, where ``PLENARY_TEST_POSTGRES`` names the folder of its socket, in a PostgreSQL
cluster made for the run. ``PLENARY_TEST_DATABASE`` names another file, or another database of the cluster.
"""

import os

from plenary.web.settings.common import *  # noqa: F403 - settings build on each other

# The browser of some tests keeps an event loop in the thread of all of them; nothing of Django's runs in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
SECRET_KEY = "for tests only"
# By this name the tests that know nothing of Django ask.
ALLOWED_HOSTS = ["localhost"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.record.ledger"]  # noqa: F405 - as above
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SQLITE = {
    "ENGINE": "plenary.record.sqlite",
    "NAME": os.environ.get("PLENARY_TEST_DATABASE", ":memory:"),
    # Said here because pytest-django knows it of Django's own backend only.
    "TEST": {"NAME": ":memory:"},
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    },
}
POSTGRES = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": os.environ.get("PLENARY_TEST_DATABASE", "postgres"),
    "USER": "postgres",
    "HOST": os.environ.get("PLENARY_TEST_POSTGRES", ""),
    "OPTIONS": POSTGRESQL_OPTIONS,  # noqa: F405 - as above
}
DATABASES = {"default": POSTGRES if POSTGRES["HOST"] else SQLITE}
