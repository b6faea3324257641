"""A request that waits for the record finds, when its turn comes, what its person holds then, and its token."""

import json

from tests.faults.conftest import Town

RACE = """
import json, sys, threading, time
from datetime import timedelta
from django.db import connections, transaction
from plenary.bodies.acts.body import EstablishBody
from plenary.bodies.acts.delegation import AppointDelegate, ReleaseDelegate
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.holding import name_person
from plenary.bodies import token as tokens
from plenary.bodies.models import Account, Seating, Token
from plenary.bodies.rules.template import ASSEMBLY
from plenary.kit import clock
from plenary.record import queue
from plenary.record.act import Actor
from plenary.record.perform import perform
from plenary.record.reading import read_entries
from plenary.record.refusal import Refused

def do(act, key, actor=Actor("secretariat")):
    return perform(act, actor=actor, body="demo", key=key).entry.sequence

do(EstablishBody(names={"en": "Assembly"}, procedure=ASSEMBLY), "1")
do(AdmitMember(code="CEL", names={"en": "Cel"}, place=1, start="2026-01-01"), "2")
number = do(AppointDelegate(member="CEL", role="head", person="C", binds=True), "3")
account = Account.objects.create_user("c@plenary.example")
Seating.objects.create(account=account, body="demo", number=number)
actor = Actor("delegation:CEL", None, name_person(account), number)
TOKEN
came = []

def ask():
    try:
        came.append(do(AppointDelegate(member="CEL", role="adviser", person="A", binds=False), "4", actor))
    except Refused as refused:
        came.append(refused.rule)
    finally:
        connections.close_all()

waiting = threading.Thread(target=ask)
with transaction.atomic():
    queue.lock_log("demo")
    waiting.start()
    last = time.monotonic() + 60
    while "demo" not in queue._queues and time.monotonic() < last:
        time.sleep(0.002)
    MEANWHILE
waiting.join(60)
json.dump({"came": came, "acts": [entry.act for entry in read_entries("demo")]}, sys.stdout)
"""


RELEASE = RACE.replace("TOKEN", "").replace("MEANWHILE", 'do(ReleaseDelegate(member="CEL", appointment=number), "5")')
REVOKE = RACE.replace(
    "TOKEN",
    """
expires = clock.now() + timedelta(days=1)
tokens.make(account, body="demo", seat="delegation:CEL", label="a program", scopes=["read"], expires=expires)
actor = Actor("delegation:CEL", None, name_person(account), number, Token.objects.get().pk)
""",
)
NOBODY_RELEASED = ["body.establish", "member.admit", "delegation.appoint"]


def test_a_request_that_waits_while_its_person_is_released_is_refused_and_leaves_no_entry(town: Town):
    assert json.loads(town.run(RELEASE)) == {
        "came": ["bodies.seat-lost"],
        "acts": [*NOBODY_RELEASED, "delegation.release"],
    }


def test_a_request_that_waits_while_its_token_is_revoked_is_refused_and_leaves_no_entry(town: Town):
    revoke = REVOKE.replace("MEANWHILE", "assert tokens.revoke(account, Token.objects.get().pk)")
    assert json.loads(town.run(revoke)) == {"came": ["bodies.token-lost"], "acts": NOBODY_RELEASED}


def test_a_request_that_waits_while_another_token_is_revoked_is_done(town: Town):
    another = """tokens.make(account, body="demo", seat="delegation:CEL", label="b", scopes=["read"], expires=expires)
    assert tokens.revoke(account, Token.objects.latest("pk").pk)"""
    came = json.loads(town.run(REVOKE.replace("MEANWHILE", another)))
    assert came == {"came": [4], "acts": [*NOBODY_RELEASED, "delegation.appoint"]}
