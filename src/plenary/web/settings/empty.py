"""No data at all: an empty database in memory, for doing the acts of a pack again."""

from plenary.web.settings.common import *  # noqa: F403 - settings build on each other

SECRET_KEY = "nothing is signed or kept here"
DATABASES = {"default": {"ENGINE": "plenary.record.sqlite", "NAME": ":memory:"}}
