"""Django's settings for the tests, with an invented package whose acts keep a ledger."""

import os

from plenary.web.settings.common import *  # noqa: F403 - settings build on each other

SECRET_KEY = "for tests only"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.record.ledger"]  # noqa: F405 - as above
DATABASES = {
    "default": {
        "ENGINE": "plenary.record.sqlite",
        "NAME": os.environ.get("PLENARY_TEST_DATABASE", ":memory:"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
