"""A body that has just begun, on a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count

import pytest
from django.test import Client

from plenary.bodies.acts.body import EstablishBody
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Account, Seating
from plenary.bodies.rules.template import ASSEMBLY
from plenary.kit import chance, clock
from plenary.record.act import Act, Actor
from plenary.record.models import Log
from plenary.record.perform import Performed, perform
from plenary.record.refusal import Refused

SECRETARIAT = Actor("secretariat")
Do = Callable[..., Performed]
Sit = Callable[..., Client]


@pytest.fixture(autouse=True)
def still() -> Iterator[None]:
    numbers = count(1)
    with (
        clock.reading(lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC)),
        chance.drawing(lambda width: next(numbers).to_bytes(width, "big")),
    ):
        yield


@pytest.fixture
def do(db: None) -> Do:
    """Does an act in the body ``demo``, by the secretariat unless another actor is given."""
    Log.objects.create(body="demo", origin="plenary.example/demo")
    keys = count(1)

    def do(act: Act, actor: Actor = SECRETARIAT) -> Performed:
        return perform(act, actor=actor, body="demo", key=f"{next(keys)}")

    do(EstablishBody(names={"en": "Demonstration Assembly"}, procedure=ASSEMBLY))
    return do


@pytest.fixture
def sit(do: Do, settings: object) -> Sit:
    """Signs somebody in who acts from a seat of ``demo``: ``secretariat``, ``office:chair`` or ``delegation:FEL``."""
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]  # pytest-django's own, without a type

    def sit(seat: str, *, role: str = "head", administers: bool = False) -> Client:
        kind, _colon, key = seat.partition(":")
        if kind == "delegation":
            values = {"member": key, "role": role, "person": f"{role} of {key}", "binds": role != "adviser"}
            act: Act = AppointDelegate.model_validate(values)
        else:
            office = {"office": key or "desk", "kind": key.rstrip("-0123456789") or "secretary"}
            member = "AND" if key else None
            act = FillOffice.model_validate({**office, "member": member, "person": "O. Officer", "start": "2026-01-01"})
        number = do(act).entry.sequence
        account = Account.objects.create_user(f"person-{number}@plenary.example")
        Seating.objects.create(account=account, body="demo", number=number, administers=administers)
        client = Client()
        client.force_login(account)
        return client

    return sit


def refused(do: Do, act: Act, actor: Actor = SECRETARIAT) -> tuple[str, str, str | None]:
    """The rule, the sentence and the field of the refusal that an act meets."""
    with pytest.raises(Refused) as fault:
        do(act, actor)
    return fault.value.rule, fault.value.sentence, fault.value.field
