"""The demonstration: one box as ``embedded``, an invented record alone, this machine alone, and persons to be taken
with one click. ``plenary demo`` runs it; nothing else names these settings."""

import os

# Nothing stands between a visitor and the demonstration.
os.environ.pop("PLENARY_BEHIND_PROXY", None)

from plenary.web.settings.embedded import *  # noqa: F403 - settings build on each other

INSTALLED_APPS = ["plenary.web.demo", *INSTALLED_APPS]  # noqa: F405 - as above
MIDDLEWARE = ["plenary.web.demo.guard.GuardMiddleware", *MIDDLEWARE]  # noqa: F405 - as above
ROOT_URLCONF = "plenary.web.demo.urls"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# Another site on this machine keeps its own session.
SESSION_COOKIE_NAME = "demo-session"
SECOND_FACTOR_REQUIRED = False
