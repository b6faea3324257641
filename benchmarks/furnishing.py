"""``python -m benchmarks.furnishing FOLDER TASK``: what is done within the installation that is measured.

Accounts, second factors, sessions and tokens are no acts; what is on the record is entered by acts alone. The answer is
JSON on standard output.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from time import perf_counter, process_time

from plenary.web import installation

if __name__ == "__main__":
    installation.open_folder(Path(sys.argv[1]))

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.db import transaction
from django.test import Client

from benchmarks.house import BODY, MEMBERS, appoint
from plenary.bodies import token as tokens
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.document import DepositVersion, IssueDocument, RegisterDocument
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import NameMember
from plenary.bodies.models import Account, Seating
from plenary.bodies.rules.document import Distribution, Status
from plenary.bodies.rules.template import TEMPLATES
from plenary.bodies.store import open_store
from plenary.kit import clock
from plenary.record.act import Act, Actor
from plenary.record.models import Log, Recorded, Request
from plenary.record.perform import perform, perform_all
from plenary.rulemaking import example
from plenary.rulemaking.acts.instrument import OpenInstrument
from plenary.rulemaking.importation import import_base, list_acts
from plenary.rulemaking.rules.version import TextKind

SECRETARIAT = Actor("secretariat")
SOURCE = Path(example.__file__).with_name("framework.en.md")
TOGETHER = 100
"""Acts of one transaction, where it is not the acts that are measured."""
DOCUMENTS = 40
GROUPS = 10


def furnish(entries: str) -> dict[str, object]:
    """A delegate for each member, with an account, a second factor and a token; documents, groups and a text; then
    members are named again until the record has so many entries."""
    codes = [f"M{number}" for number in range(1, MEMBERS + 1)]
    heads: list[Act] = [AppointDelegate.model_validate(appoint(code, "head", binds=True)) for code in codes]
    first = Log.objects.get(body=BODY).size + 1
    _do(heads)
    _do(list(_list_furniture(codes)))
    names = (
        NameMember(
            code=codes[place % MEMBERS], names={"en": f"Member {place % MEMBERS + 1}"}, place=place % MEMBERS + 1
        )
        for place in count()
    )
    _do(list(islice(names, max(int(entries) - Log.objects.get(body=BODY).size, 0))))
    with transaction.atomic():
        secrets = [_seat(code, first + place) for place, code in enumerate(codes)]
    client = Client()
    client.force_login(Account.objects.get(email="m1@delegation.example"))
    return {
        "tokens": secrets,
        "cookie": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}",
    }


def perform_bare(number: str) -> dict[str, float]:
    """The same act through the door itself, without HTTP: seconds by the wall clock and of processor time."""
    acts = [
        (AppointDelegate.model_validate(appoint(f"M{place % MEMBERS + 1}", f"Bare {place}")), place % MEMBERS + 1)
        for place in range(int(number))
    ]
    wall, cpu = perf_counter(), process_time()
    for place, (act, member) in enumerate(acts):
        perform(act, actor=Actor(f"delegation:M{member}", person="account-1"), body=BODY, key=f"bare-{place}")
    return {"wall": perf_counter() - wall, "cpu": process_time() - cpu}


def look(prefix: str) -> dict[str, object]:
    """Whether the log is dense, and for each key that begins so what it came to: sequence, act and seat."""
    sequences = list(Recorded.objects.filter(body=BODY).order_by("sequence").values_list("sequence", flat=True))
    entered = {
        sequence: (act, seat)
        for sequence, act, seat in Recorded.objects.filter(body=BODY).values_list("sequence", "act", "seat")
    }
    found = Request.objects.filter(body=BODY, key__startswith=prefix).values_list("key", "first", "last")
    return {
        "dense": sequences == list(range(1, Log.objects.get(body=BODY).size + 1)),
        "entered": {key: [first, *entered[first]] for key, first, last in found if first == last and first in entered},
    }


def _list_furniture(codes: Sequence[str]) -> Iterator[Act]:
    symbol = TEMPLATES["assembly"].symbol
    for number in range(GROUPS):
        yield FormGroup(code=f"G{number}", names={"en": f"Group {number}"})
    for place, code in enumerate(codes):
        yield JoinGroup(group=f"G{place % GROUPS}", member=code, start="2026-01-01")
    for number in range(DOCUMENTS):
        key, data = f"document-{number}", f"Document {number}".encode()
        yield RegisterDocument(key=key, distribution=Distribution.GENERAL, titles={"en": f"Document {number}"})
        yield DepositVersion(
            document=key,
            language="en",
            status=Status.OFFICIAL,
            media="txt",
            size=len(data),
            file=open_store().put(data),
        )
        yield IssueDocument(document=key, symbol=f"{symbol}/{number + 1}")
    yield OpenInstrument(instrument="framework", titles={"en": "Framework"}, symbol=f"{symbol}/1/L.1", language="en")
    imported = import_base(SOURCE.read_bytes(), SOURCE.name, "en")
    yield from list_acts(imported, instrument="framework", number=1, kind=TextKind.ZERO_DRAFT)


def _do(acts: Sequence[Act]) -> None:
    for start in range(0, len(acts), TOGETHER):
        part = acts[start : start + TOGETHER]
        key = f"furnish-{Log.objects.get(body=BODY).size}"
        perform_all(part, actor=SECRETARIAT, body=BODY, key=key)


def _seat(code: str, number: int) -> str:
    """Seat an account on an appointment; the secret of a token for it."""
    account = Account.objects.create_user(f"{code}@delegation.example", name=code)
    TOTP.activate(account, generate_totp_secret())
    Seating.objects.create(account=account, body=BODY, number=number)
    return tokens.make(
        account,
        body=BODY,
        seat=f"delegation:{code}",
        label="benchmark",
        scopes=["read", f"act:{AppointDelegate.name}"],
        expires=clock.now() + timedelta(days=1),
    )


TASKS = {"furnish": furnish, "perform": perform_bare, "look": look}


if __name__ == "__main__":
    _folder, task, *words = sys.argv[1:]
    print(json.dumps(TASKS[task](*words)))
