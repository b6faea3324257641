"""A body with something of everything, persons with seats in it, and tokens."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings

import plenary.web.urls  # noqa: F401 - the addresses, and with them the endpoints, before anything is described
from plenary.bodies import token as tokens
from plenary.bodies.acts.body import EstablishBody
from plenary.bodies.acts.category import DeclareCategory, ListMember
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.document import DepositVersion, IssueDocument, RegisterDocument
from plenary.bodies.acts.forum import AskIn, OpenForum
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, SuspendCapability
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.acts.weight import DeclareWeight, SetWeight
from plenary.bodies.models import Account, Seating
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.template import ASSEMBLY
from plenary.bodies.store import open_store
from plenary.kit import chance, clock
from plenary.record import registry
from plenary.record.act import Act, Actor
from plenary.record.acts import CommitBatch
from plenary.record.batch import add_items, close_batch
from plenary.record.follower import catch_up
from plenary.record.models import Log
from plenary.record.perform import Performed, perform
from plenary.record.sealing import Sealed
from plenary.record.sequencer import sequence_log
from plenary.record.storage import installed

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECRETARIAT = Actor("secretariat")
EVERYTHING = ("read", "prepare", *(f"act:{act.name}" for act in registry.list_acts()))


class House:
    """The bodies ``demo`` and ``other``, alike, and whoever asks for something of them."""

    def __init__(self) -> None:
        self.keys = count(1)
        self.numbers: dict[tuple[str, str], int] = {}

    def do(self, act: Act, actor: Actor = SECRETARIAT, body: str = "demo") -> Performed:
        return perform(act, actor=actor, body=body, key=f"h{next(self.keys)}")

    def begin(self, body: str) -> None:
        """Make a body with something of everything in it."""

        def do(act: Act) -> Performed:
            return self.do(act, body=body)

        log = Log.objects.create(body=body, origin=f"plenary.example/{body}")
        signer = installed().make_key(log)
        do(EstablishBody(names={"en": f"{body.title()} Assembly"}, procedure=ASSEMBLY, demo=True))
        for place, code in enumerate(("AND", "BOR", "FEL"), 1):
            do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
        do(SuspendCapability(code="FEL", capability=Capability.VOTE, start="2026-03-01", reason="arrears"))
        do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
        do(JoinGroup(group="COAST", member="FEL", start="2026-01-01", coordinator=True))
        do(DeclareCategory(code="ISLE", names={"en": "Small islands"}, source="List of the sea", as_of="2025-12-31"))
        do(ListMember(category="ISLE", member="FEL", start="2026-01-01"))
        do(DeclareWeight(key="shares", names={"en": "Shares"}, unit="per mille", source="Scale of 2026"))
        do(SetWeight(series="shares", member="FEL", value=12, start="2026-01-01"))
        forum = {"kind": "friends-of-the-chair", "names": {"en": "Friends"}, "chair": "office:chair"}
        do(OpenForum(key="friends", room="participants", mode="recorded", **forum))
        do(AskIn(forum="friends", member="FEL", start="2026-01-01"))
        self._register(body)
        self.numbers[body, "desk"] = self._fill(body, "desk", "secretary", None)
        self.numbers[body, "chair"] = self._fill(body, "chair", "chair", "AND")
        for code in ("AND", "FEL"):
            appoint = AppointDelegate(member=code, role="head", person=f"Head of {code} in {body}", binds=True)
            self.numbers[body, code] = do(appoint).entry.sequence
        adviser = AppointDelegate(member="FEL", role="adviser", person="An Adviser", binds=False)
        self.numbers[body, "adviser"] = do(adviser).entry.sequence
        self._commit(body)
        sequence_log(body, installed().files(body), signer)
        catch_up("search", body)

    def account(self, who: str, body: str = "demo", *, factor: bool = True) -> Account:
        """The account of somebody who sits: ``desk``, ``chair``, ``AND``, ``FEL``, ``adviser``."""
        account, made = Account.objects.get_or_create(email=f"{who.lower()}@{body}.example")
        if made:
            Seating.objects.create(account=account, body=body, number=self.numbers[body, who])
        if factor and made:
            TOTP.activate(account, generate_totp_secret())
        return account

    def token(self, who: str, seat: str, *scopes: str, body: str = "demo", **options: Any) -> str:
        """The secret of a token that may do everything its seat may, unless scopes are given."""
        return tokens.make(
            self.account(who, body, **options),
            body=body,
            seat=seat,
            label="a test",
            scopes=scopes or EVERYTHING,
            expires=clock.now() + timedelta(days=30),
        )

    def client(self, who: str, seat: str, *scopes: str, **options: Any) -> Client:
        return Client(headers={"Authorization": f"Bearer {self.token(who, seat, *scopes, **options)}"})

    def _register(self, body: str) -> None:
        self.do(RegisterDocument(key="agenda", distribution="general", titles={"en": "Agenda"}), body=body)
        name = open_store().put(b"Agenda")
        version = {"language": "en", "status": "official", "media": "txt"}
        self.do(DepositVersion(document="agenda", size=6, file=name, **version), body=body)
        self.do(IssueDocument(document="agenda", symbol=f"{ASSEMBLY.symbol}/1"), body=body)
        private = Sealed.seal({"en": f"Private letter of {body}"})
        letter = {"key": "letter", "distribution": "restricted", "for_whom": "delegation:FEL"}
        self.do(RegisterDocument(**letter, private_titles=private), body=body)

    def _commit(self, body: str) -> None:
        add_items(body, "votes", [{"statement": 1, "vote": vote} for vote in ("agree", "disagree", "pass")])
        made = close_batch(body, "votes")
        numbers = {"count": made.count, "root": made.root.hex(), "file": made.file.hex()}
        self.do(CommitBatch(batch="votes", subject="consultations/one", **numbers), body=body)

    def _fill(self, body: str, office: str, kind: str, member: str | None) -> int:
        act = FillOffice(office=office, kind=kind, member=member, person="An Officer", start="2026-01-01")
        return self.do(act, body=body).entry.sequence


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house, built once for the tests of a module; what they write is taken back at its end."""
    folder, numbers = tmp_path_factory.mktemp("house"), count(1)
    with (
        django_db_blocker.unblock(),
        override_settings(FOLDER=folder, KEYS=Path(folder) / "keys", API_REQUESTS_A_MINUTE=1_000_000),
        clock.reading(lambda: NOW),
        chance.drawing(lambda width: next(numbers).to_bytes(width, "big")),
        transaction.atomic(),
    ):
        house = House()
        house.begin("demo")
        house.begin("other")
        yield house
        transaction.set_rollback(True)


@pytest.fixture
def house(built: House, db: None) -> House:
    """The house, and what a test writes is taken back after it."""
    cache.clear()
    shutil.rmtree(settings.FOLDER / "cache", ignore_errors=True)
    return built
