"""After any acts of a body, in any order, the replayed tables are the live ones, byte for byte."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenary.bodies.acts import category, coordination, document, forum, group, member, readership, weight
from plenary.bodies.acts.body import AdoptRules, EstablishBody
from plenary.bodies.rules.capability import STANDINGS, Capability
from plenary.bodies.rules.document import Distribution, Status
from plenary.bodies.rules.forum import ForumKind, RecordMode, Room
from plenary.bodies.rules.template import ASSEMBLY, TEMPLATES
from plenary.record.act import Act, Actor
from plenary.record.dump import dump
from plenary.record.follower import catch_up
from plenary.record.models import Cursor, Log, Recorded, Request, SealedValue
from plenary.record.perform import perform
from plenary.record.reading import read_entries
from plenary.record.refusal import Refused
from plenary.record.registry import list_acts
from plenary.record.replay import clear, replay
from plenary.record.store import Store, storing
from tests.bodies.conftest import SECRETARIAT

FILE = sha256(b"words").hexdigest()
CODES = st.sampled_from(["AND", "BOR", "FEL"])
GROUPS = st.sampled_from(["COAST", "HILLS"])
KEYS = st.sampled_from(["one", "two"])
DAYS = st.sampled_from(["2026-01-01", "2026-03-01", "2026-06-01", "2026-09-01"])
ENDS = st.none() | DAYS
NAMES = st.fixed_dictionaries({"en": st.sampled_from(["First", "Second"])})
CHAIRS = st.sampled_from(["office:chair", "secretariat"])
PLACES = st.integers(1, 9)
WORDS = st.just("Invented list")
CAPABILITIES = st.sampled_from(list(Capability))

ACTS = [
    st.builds(
        member.AdmitMember,
        code=CODES,
        names=NAMES,
        place=PLACES,
        standing=st.sampled_from(sorted(STANDINGS)),
        start=DAYS,
        readmitted=st.booleans(),
    ),
    st.builds(member.NameMember, code=CODES, names=NAMES, place=PLACES),
    st.builds(member.WithdrawMember, code=CODES, end=DAYS),
    st.builds(member.GrantCapability, code=CODES, capability=CAPABILITIES, start=DAYS, end=ENDS),
    st.builds(member.SuspendCapability, code=CODES, capability=CAPABILITIES, start=DAYS, reason=WORDS),
    st.builds(group.FormGroup, code=GROUPS, names=NAMES),
    st.builds(group.DissolveGroup, code=GROUPS),
    st.builds(group.JoinGroup, group=GROUPS, member=CODES, start=DAYS, end=ENDS, coordinator=st.booleans()),
    st.builds(group.LeaveGroup, group=GROUPS, member=CODES, end=DAYS),
    st.builds(coordination.NameCoordinator, group=GROUPS, member=CODES, item=st.none() | KEYS, start=DAYS, end=ENDS),
    st.builds(coordination.ReleaseCoordinator, group=GROUPS, member=CODES, item=st.none() | KEYS, end=DAYS),
    st.builds(
        coordination.DeclareComposition,
        group=GROUPS,
        item=KEYS,
        members=st.lists(CODES, max_size=3, unique=True).map(tuple),
        start=DAYS,
    ),
    st.builds(category.DeclareCategory, code=GROUPS, names=NAMES, source=WORDS, as_of=DAYS),
    st.builds(category.DropCategory, code=GROUPS),
    st.builds(category.ListMember, category=GROUPS, member=CODES, start=DAYS, end=ENDS),
    st.builds(category.UnlistMember, category=GROUPS, member=CODES, end=DAYS),
    st.builds(weight.DeclareWeight, key=KEYS, names=NAMES, unit=WORDS, source=WORDS),
    st.builds(weight.DropWeight, key=KEYS),
    st.builds(weight.SetWeight, series=KEYS, member=CODES, value=st.none() | st.integers(0, 9), start=DAYS),
    st.builds(
        forum.OpenForum,
        key=KEYS,
        kind=st.sampled_from(list(ForumKind)),
        names=NAMES,
        room=st.sampled_from(list(Room)),
        mode=st.sampled_from(list(RecordMode)),
        chair=CHAIRS,
    ),
    st.builds(forum.ChangeForum, key=KEYS, names=NAMES, chair=CHAIRS),
    st.builds(forum.CloseForum, key=KEYS),
    st.builds(forum.AskIn, forum=KEYS, member=CODES, start=DAYS, end=ENDS),
    st.builds(forum.LeaveForum, forum=KEYS, member=CODES, end=DAYS),
    st.builds(forum.ReportForum, forum=KEYS, words=NAMES),
    st.builds(
        document.RegisterDocument,
        key=KEYS,
        distribution=st.sampled_from([Distribution.GENERAL, Distribution.LIMITED]),
        titles=NAMES,
    ),
    st.builds(
        lambda key: document.RegisterDocument.model_validate(
            {"key": key, "distribution": "restricted", "for_whom": "members", "private_titles": {"en": "Private"}}
        ),
        KEYS,
    ),
    st.builds(document.WithdrawDocument, key=KEYS),
    st.builds(readership.ReaddressDocument, key=KEYS, for_whom=st.sampled_from(["members", "group:COAST"])),
    st.builds(
        document.DepositVersion,
        document=KEYS,
        language=st.sampled_from(["en", "fr"]),
        status=st.sampled_from(list(Status)),
        media=st.just("pdf"),
        size=st.just(5),
        file=st.just(FILE),
    ),
    st.builds(document.WithdrawVersion, document=KEYS, language=st.sampled_from(["en", "fr"])),
    st.builds(document.IssueDocument, document=KEYS, symbol=st.sampled_from(["A/1/1", "A/1/L.1", "A/1/L.1/Rev.1"])),
    st.builds(AdoptRules, procedure=st.sampled_from([*TEMPLATES.values()])),
]
MODULES = (category, coordination, document, forum, group, member, readership, weight)
OTHERS = [Actor("office:chair"), Actor("group:COAST"), Actor("secretariat", "office:chair")]
SEATS = st.sampled_from([*[SECRETARIAT] * 5, *OTHERS])

#: Enough of a beginning for most of what follows to be allowed.
BEGINNING: list[Act] = [
    EstablishBody(names={"en": "Assembly"}, procedure=ASSEMBLY),
    *(
        member.AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01")
        for place, code in enumerate(("AND", "FEL"), 1)
    ),
    group.FormGroup(code="COAST", names={"en": "Coastal Group"}),
    category.DeclareCategory(code="COAST", names={"en": "Coastal"}, source="Invented list", as_of="2026-01-01"),
    weight.DeclareWeight(key="one", names={"en": "Units"}, unit="units", source="Invented list"),
    document.RegisterDocument(key="one", distribution=Distribution.LIMITED, titles={"en": "Draft"}),
    document.DepositVersion(document="one", language="en", status=Status.ADVANCE, media="pdf", size=5, file=FILE),
    group.JoinGroup(group="COAST", member="FEL", start="2026-01-01"),
    coordination.NameCoordinator(group="COAST", member="FEL", start="2026-01-01"),
    category.ListMember(category="COAST", member="FEL", start="2026-01-01"),
    member.SuspendCapability(code="FEL", capability=Capability.VOTE, start="2026-01-01", reason="arrears"),
    forum.OpenForum(
        key="one",
        kind=ForumKind.FRIENDS_OF_THE_CHAIR,
        names={"en": "Friends"},
        room=Room.PARTICIPANTS,
        mode=RecordMode.CLOSED,
        chair="office:chair",
    ),
]


@pytest.fixture(autouse=True)
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that holds the one file that acts name."""
    with storing(Store(tmp_path)) as store:
        store.put(b"words")
        yield store


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.one_of(ACTS), SEATS, st.booleans()), min_size=30, max_size=60))
def test_after_any_acts_of_a_body_and_its_closed_forums_the_replayed_tables_are_the_live_ones(
    db: None, acts: list[tuple[Act, Actor, bool]]
):
    for table in (Log, Recorded, Request, SealedValue, Cursor):
        table.objects.all().delete()
    clear()
    Log.objects.create(body="demo", origin="plenary.example/demo")
    attempt = _counter()
    for act in BEGINNING:
        perform(act, actor=SECRETARIAT, body="demo", key=attempt())
    catch_up("closed-logs", "demo")
    for act, actor, inside in acts:
        log = "demo.one" if inside and isinstance(act, forum.AskIn | forum.LeaveForum) else "demo"
        try:
            perform(act, actor=actor, body=log, key=attempt())
        except Refused:
            continue
        catch_up("closed-logs", "demo")
    live = list(dump())
    assert len(live) >= len(BEGINNING)
    logs = list(Log.objects.order_by("-body").values_list("body", "size"))
    clear()
    # Logs in the other order than they were begun: none needs another.
    assert [replay(read_entries(body)) for body, _size in logs] == [size for _body, size in logs]
    assert list(dump()) == live


def test_every_act_of_these_modules_is_among_them():
    ours = {declared.name for declared in list_acts() if declared.__module__ in {module.__name__ for module in MODULES}}
    tried = {_find_act(strategy).name for strategy in ACTS}
    assert tried - {"rules.adopt"} == ours - {"forum.constitute"}


def _find_act(strategy: st.SearchStrategy[Act]) -> type[Act]:
    found: list[type[Act]] = []

    @settings(max_examples=1, database=None)
    @given(strategy)
    def draw(act: Act) -> None:
        found.append(type(act))

    draw()
    return found[0]


def _counter() -> Callable[[], str]:
    done: list[None] = []

    def count() -> str:
        done.append(None)
        return f"{len(done)}"

    return count
