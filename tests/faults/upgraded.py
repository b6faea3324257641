"""The settings of the tests in the release after: with a package more."""

from tests.settings import *  # noqa: F403 - settings build on each other

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.upgrade"]  # noqa: F405 - as above
