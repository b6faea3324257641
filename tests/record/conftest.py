"""A body to act in, a clock that the test sets, and salts that come out alike."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from plenary.kit import chance, clock
from plenary.record.act import Actor
from plenary.record.models import Log

SECRETARIAT = Actor("secretariat", person="account-1")
FELUNDA = Actor("delegation:FEL", person="account-2")


class Watch:
    """A clock that a test turns by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def turn(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture(autouse=True)
def watch() -> Iterator[Watch]:
    watch, numbers = Watch(), count(1)
    with clock.reading(watch), chance.drawing(lambda width: next(numbers).to_bytes(width, "big")):
        yield watch


@pytest.fixture
def log(db: None) -> Log:
    return Log.objects.create(body="demo", origin="plenary.example/demo")
