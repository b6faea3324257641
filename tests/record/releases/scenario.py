"""A body and a closed forum of it, with acts of many kinds: what ``write`` makes a release's record of."""

from collections.abc import Sequence

from plenary.bodies.acts import (
    behalf,
    body,
    category,
    coordination,
    credential,
    delegation,
    document,
    forum,
    group,
    member,
    office,
    stakeholder,
    weight,
)
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.document import Distribution, Status
from plenary.bodies.rules.forum import ForumKind, RecordMode, Room
from plenary.bodies.rules.template import ASSEMBLY, TEMPLATES
from plenary.record.act import Act, Actor
from plenary.record.acts import CommitBatch, EraseValues
from plenary.record.batch import add_items, close_batch
from plenary.record.follower import catch_up
from plenary.record.perform import perform
from plenary.record.store import open_store

SECRETARIAT = Actor("secretariat", person="account-1")
FEL = Actor("delegation:FEL", person="account-2")
CHAIR = Actor("office:chair", person="account-3")
FOR_FEL = Actor("secretariat", behalf="delegation:FEL", person="account-1")
LETTER = {"reference": "Letter of 3 November"}
DAY = "2026-01-01"


def perform_scenario() -> list[str]:
    """Do everything in the logs ``demo`` and ``demo.friends``; their keys. ``demo`` is there and empty."""
    for act, actor in _begin():
        _do(act, actor)
    catch_up("closed-logs", "demo")
    _do(forum.AskIn(forum="friends", member="FEL", start=DAY), SECRETARIAT, "demo.friends")
    _do(forum.LeaveForum(forum="friends", member="FEL", end="2026-03-01"), SECRETARIAT, "demo.friends")
    commitments = add_items("demo", "votes", [{"statement": number, "vote": "agree"} for number in range(5)])
    made = close_batch("demo", "votes")
    commit = CommitBatch(
        batch="votes",
        subject="consultations/one",
        count=made.count,
        root=made.root.hex(),
        file=made.file.hex(),
    )
    _do(commit, SECRETARIAT)
    _do(EraseValues(commitments=(commitments[0],), reason="asked for by the person"), SECRETARIAT)
    return ["demo", "demo.friends"]


def _begin() -> Sequence[tuple[Act, Actor]]:
    return [
        (body.EstablishBody(names={"en": "Demonstration Assembly", "ar": "جمعية"}, procedure=ASSEMBLY), SECRETARIAT),
        *(
            (member.AdmitMember(code=code, names={"en": code.title()}, place=place, start=DAY), SECRETARIAT)
            for place, code in enumerate(("AND", "FEL"), 1)
        ),
        (member.NameMember(code="AND", names={"en": "Andara", "fr": "Andare"}, place=3), SECRETARIAT),
        (member.SuspendCapability(code="AND", capability=Capability.VOTE, start=DAY, reason="arrears"), SECRETARIAT),
        (member.GrantCapability(code="AND", capability=Capability.VOTE, start="2026-06-01"), SECRETARIAT),
        (group.FormGroup(code="COAST", names={"en": "Coastal Group"}), SECRETARIAT),
        (group.JoinGroup(group="COAST", member="FEL", start=DAY), SECRETARIAT),
        (coordination.NameCoordinator(group="COAST", member="FEL", start=DAY), SECRETARIAT),
        (category.DeclareCategory(code="ISLES", names={"en": "Isles"}, source="Invented", as_of=DAY), SECRETARIAT),
        (category.ListMember(category="ISLES", member="FEL", start=DAY), SECRETARIAT),
        (weight.DeclareWeight(key="units", names={"en": "Units"}, unit="units", source="Invented"), SECRETARIAT),
        (weight.SetWeight(series="units", member="FEL", value=7, start=DAY), SECRETARIAT),
        (_sealed(office.FillOffice, office="chair", kind="chair", member="AND", person="C", start=DAY), SECRETARIAT),
        (credential.ReceiveCredentials(member="FEL", form="original", **LETTER), SECRETARIAT),
        (credential.AcceptCredentials(member="FEL", **LETTER), CHAIR),
        (_sealed(delegation.AppointDelegate, member="FEL", role="head", person="A. Person", binds=True), FEL),
        (_sealed(delegation.AppointDelegate, member="FEL", role="adviser", person="B", binds=False), FOR_FEL),
        (behalf.ConfirmEntry(entry=18), FEL),
        (
            stakeholder.ProposeStakeholder(
                code="OPENNET", names={"en": "Open Network"}, until="2026-12-01T12:00:00.000000Z"
            ),
            SECRETARIAT,
        ),
        (
            document.RegisterDocument(key="draft", distribution=Distribution.LIMITED, titles={"en": "Draft"}),
            SECRETARIAT,
        ),
        (
            document.DepositVersion(
                document="draft",
                language="en",
                status=Status.ADVANCE,
                media="pdf",
                size=5,
                file=open_store().put(b"draft"),
            ),
            SECRETARIAT,
        ),
        (document.IssueDocument(document="draft", symbol="A/1/L.1"), SECRETARIAT),
        (
            _sealed(
                document.RegisterDocument,
                key="notes",
                distribution="restricted",
                for_whom="members",
                private_titles={"en": "Notes"},
            ),
            SECRETARIAT,
        ),
        (
            forum.OpenForum(
                key="friends",
                kind=ForumKind.FRIENDS_OF_THE_CHAIR,
                names={"en": "Friends of the chair"},
                room=Room.PARTICIPANTS,
                mode=RecordMode.CLOSED,
                chair="office:chair",
            ),
            SECRETARIAT,
        ),
        (body.AdoptRules(procedure=TEMPLATES["consensus"]), SECRETARIAT),
    ]


def _sealed(declared: type[Act], /, **payload: object) -> Act:
    return declared.model_validate(payload)


def _do(act: Act, actor: Actor, log: str = "demo") -> None:
    perform(act, actor=actor, body=log, key=f"{log}/{act.name}/{act.model_dump_json()[:60]}")
