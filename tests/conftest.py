"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from plenary.kit.language import ENGLISH, speaking
from tests.browser import launched

ROOT = Path(__file__).resolve().parents[1]

# The gate says the same thing about the same code every time, so that more examples say it again; the long run looks
# for what nobody has seen yet.
settings.register_profile(
    "gate",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("gate"), derandomize=False, max_examples=300, print_blob=True)
settings.load_profile("gate")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser come last: it drives a loop of its own as long as it is open, and beside that loop no test
    can run another."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever language a command before it was asked to speak."""
    with speaking(ENGLISH):
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real texts that stands beside the project, never in it (PLENARY_SHARED says where)."""
    folder = Path(os.environ.get("PLENARY_SHARED", ROOT.parent / "shared")) / "data"
    if not folder.is_dir():
        pytest.skip(f"no folder {folder}: the real texts are not part of the project; set PLENARY_SHARED to have them")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine; one for the whole run, because a thread can drive only one."""
    yield from launched()
