"""Forums: who is in the room, what is kept, and what the body's log does not say."""

from datetime import date

import pytest

from plenary.bodies.acts.document import RegisterDocument
from plenary.bodies.acts.forum import (
    AskIn,
    ChangeForum,
    CloseForum,
    ConstituteForum,
    LeaveForum,
    OpenForum,
    ReportForum,
)
from plenary.bodies.acts.member import AdmitMember, WithdrawMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Document
from plenary.bodies.queries import (
    find_forum,
    find_outcome,
    list_forums,
    list_participants,
    may_read_log,
    read_values,
    reader_of,
)
from plenary.record.act import Act, Actor
from plenary.record.dump import dump
from plenary.record.follower import catch_up
from plenary.record.models import Log, SealedValue
from plenary.record.perform import Performed, perform
from plenary.record.reading import read_entries
from plenary.record.refusal import Refused
from plenary.record.replay import clear, replay
from plenary.record.sealing import Sealed
from tests.bodies.conftest import SECRETARIAT, Do, refused

CHAIR = Actor("office:chair")
SPRING = date(2026, 4, 1)


def forum(key: str = "friends", **changes: object) -> OpenForum:
    values: dict[str, object] = {
        "key": key,
        "kind": "friends-of-the-chair",
        "names": {"en": "Friends of the Chair"},
        "room": "participants",
        "mode": "closed",
        "chair": "office:chair",
    }
    return OpenForum.model_validate({**values, **changes})


def gather(do: Do, **changes: object) -> None:
    for place, code in enumerate(("AND", "BOR", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    do(forum(**changes))
    catch_up("closed-logs", "demo")


def inside(act: Act, key: str, actor: Actor = CHAIR) -> Performed:
    return perform(act, actor=actor, body="demo.friends", key=key)


def seats(*held: str) -> frozenset[str]:
    return frozenset(held)


def test_a_closed_forum_begins_its_own_log_with_the_entry_that_opened_it(do: Do):
    gather(do)
    catch_up("closed-logs", "demo")
    entries = read_entries("demo.friends")
    assert [(entry.act, entry.seat, entry.payload) for entry in entries] == [
        ("forum.constitute", "system", {"opened": 5})
    ]
    assert Log.objects.get(body="demo.friends").origin == "plenary.example/demo.friends"


def test_who_is_asked_into_a_closed_forum_stands_in_its_log_and_not_in_the_bodys(do: Do):
    gather(do)
    before = len(read_entries("demo"))
    inside(AskIn(forum="friends", member="FEL", start="2026-01-01"), "1")
    inside(AskIn(forum="friends", member="AND", start="2026-01-01"), "2")
    inside(LeaveForum(forum="friends", member="AND", end="2026-03-01"), "3")
    found = find_forum("demo", "friends")
    assert found is not None
    assert [list_participants("demo", found, date(2026, month, 1)) for month in (2, 3)] == [["AND", "FEL"], ["FEL"]]
    assert len(read_entries("demo")) == before
    assert not any(b"Participant" in line for line in dump("demo"))


def test_only_those_asked_in_and_the_chair_and_the_secretariat_that_services_it_read_a_closed_log(do: Do):
    gather(do)
    inside(AskIn(forum="friends", member="FEL", start="2026-01-01"), "1")
    may = {
        seat: may_read_log(reader_of("demo", seats(seat), SPRING), "demo.friends")
        for seat in ("delegation:FEL", "delegation:AND", "office:chair", "office:clerk", "secretariat", "group:COAST")
    }
    assert may == {
        "delegation:FEL": True,
        "delegation:AND": False,
        "office:chair": True,
        "office:clerk": False,
        "secretariat": True,
        "group:COAST": False,
    }
    assert may_read_log(reader_of("demo", seats("delegation:AND"), SPRING), "demo")
    do(CloseForum(key="friends"))
    assert not may_read_log(reader_of("demo", seats("delegation:FEL"), SPRING), "demo.friends")


@pytest.mark.parametrize("mode", ["closed", "recorded"])
def test_what_was_for_a_forum_is_read_on_by_those_who_were_in_it_on_its_last_day_alone(do: Do, mode: str):
    gather(do, mode=mode)
    into = (lambda act, key: inside(act, key)) if mode == "closed" else (lambda act, _key: do(act, CHAIR))
    do(FillOffice(office="chair", kind="chair", person="P. Chair", member="AND", start="2026-01-01"))
    into(AskIn(forum="friends", member="FEL", start="2026-01-01"), "1")
    into(AskIn(forum="friends", member="BOR", start="2026-01-01", end="2026-03-01"), "2")
    values = {"key": "paper", "distribution": "restricted", "for_whom": "forum:friends"}
    do(RegisterDocument.model_validate({**values, "private_titles": Sealed.seal({"en": "Paper"})}))
    kept = Document.rows.at().get().private_titles
    do(CloseForum(key="friends"))
    after = date(2026, 12, 24)

    def reads(seat: str, day: date = after) -> bool:
        return kept in read_values(reader_of("demo", frozenset({seat}), day), "demo", [kept])

    seats_of = ("delegation:FEL", "delegation:BOR", "delegation:AND", "office:chair", "secretariat", "office:clerk")
    assert {seat: reads(seat) for seat in seats_of} == {
        "delegation:FEL": True,
        "delegation:BOR": False,
        "delegation:AND": False,
        "office:chair": True,
        "secretariat": True,
        "office:clerk": False,
    }
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    do(AdmitMember(code="FEL", names={"en": "Fel"}, place=3, start="2026-12-20", readmitted=True))
    assert not reads("delegation:FEL")


def test_the_secretariat_does_not_read_a_forum_that_it_does_not_service(do: Do):
    gather(do, serviced=False)
    assert not may_read_log(reader_of("demo", seats("secretariat"), SPRING), "demo.friends")


def test_the_chair_in_office_alone_hands_on_a_closed_forum_that_the_secretariat_does_not_service(do: Do):
    gather(do, serviced=False)
    unserviced = (
        "bodies.unserviced",
        "The secretariat does not service friends: only its chair, office:chair, does this.",
        "chair",
    )
    do(FillOffice(office="chair", kind="chair", member="AND", person="C. Chair", start="2026-01-01"))
    names = {"en": "Friends"}
    handed = ChangeForum(key="friends", names=names, chair="delegation:BOR")
    for actor in (SECRETARIAT, Actor("secretariat", CHAIR.seat)):
        assert refused(do, handed, actor) == unserviced
    assert refused(do, handed, Actor("delegation:BOR"))[0] == "bodies.not-the-chair"
    do(ChangeForum(key="friends", names=names, chair="office:chair"))
    do(handed, CHAIR)
    found = find_forum("demo", "friends")
    assert found is not None
    assert (found.names, found.chair) == (names, "delegation:BOR")
    assert refused(do, handed.model_copy(update={"chair": "secretariat"}), Actor("delegation:BOR"))[0] == (
        "bodies.unserviced"
    )


def test_the_chair_alone_asks_members_into_what_the_secretariat_does_not_service(do: Do):
    gather(do, serviced=False, chair="delegation:BOR")
    bor, asked = Actor("delegation:BOR"), AskIn(forum="friends", member="FEL", start="2026-01-01")
    left = LeaveForum(forum="friends", member="AND", end="2026-03-01")
    sentence = "The secretariat does not service friends: only its chair, delegation:BOR, does this."
    for act in (asked, left):
        with pytest.raises(Refused) as fault:
            inside(act, "1", SECRETARIAT)
        assert (fault.value.rule, fault.value.sentence) == ("bodies.unserviced", sentence)
        with pytest.raises(Refused) as fault:
            inside(act, "1", Actor("secretariat", bor.seat))
        assert fault.value.rule == "bodies.behalf-closed"
    inside(asked, "2", bor)
    found = find_forum("demo", "friends")
    assert found is not None
    assert list_participants("demo", found, SPRING) == ["FEL"]


def test_a_private_value_is_read_by_its_audience_and_in_a_closed_log_by_who_is_in_it(do: Do):
    gather(do)
    inside(AskIn(forum="friends", member="FEL", start="2026-01-01"), "1")
    for number, (log, audience) in enumerate(
        [
            ("demo", "members"),
            ("demo", "delegation:FEL"),
            ("demo.friends", "members"),
            ("demo.friends", "forum:friends"),
        ]
    ):
        SealedValue.objects.create(
            body=log, sequence=1, commitment=f"{number:064}", audience=audience, salt=b"", value=f'"{number}"'.encode()
        )
    every = [f"{number:064}" for number in range(4)]
    read = {
        seat: sorted(
            value
            for log in ("demo", "demo.friends")
            for value in read_values(reader_of("demo", seats(seat), SPRING), log, every).values()
        )
        for seat in ("delegation:FEL", "delegation:AND", "secretariat", "office:chair", "office:clerk")
    }
    assert read == {
        "delegation:FEL": ["0", "1", "2", "3"],
        "delegation:AND": ["0"],
        "secretariat": ["0", "2", "3"],
        "office:chair": ["3"],
        "office:clerk": [],
    }


def test_a_closed_log_is_replayed_by_itself(do: Do):
    gather(do)
    inside(AskIn(forum="friends", member="FEL", start="2026-01-01"), "1")
    inside(LeaveForum(forum="friends", member="FEL", end="2026-03-01"), "2")
    live = list(dump("demo.friends"))
    clear()
    assert replay(read_entries("demo.friends")) == 3
    assert list(dump("demo.friends")) == live
    assert len(live) == 5


def test_a_recorded_forum_keeps_its_participants_with_the_body(do: Do):
    gather(do, key="drafting", kind="drafting-group", mode="recorded")
    do(AskIn(forum="drafting", member="FEL", start="2026-01-01"))
    assert Log.objects.count() == 1
    reader = reader_of("demo", seats("delegation:FEL"), SPRING)
    assert (reader.forums, reader_of("demo", seats("delegation:AND"), SPRING).forums) == ({"drafting"}, frozenset())


def test_a_forum_without_a_record_keeps_nothing_but_what_its_chair_carries_to_the_body(do: Do):
    gather(do, key="informals", kind="informals", mode="nothing")
    assert Log.objects.count() == 1
    assert refused(do, AskIn(forum="informals", member="FEL", start="2026-01-01")) == (
        "bodies.forum-log",
        "Who takes part in informals is not kept here.",
        "forum",
    )
    do(FillOffice(office="chair", kind="chair", member="AND", person="C. Chair", start="2026-01-01"))
    do(ReportForum(forum="informals", words={"en": "Paragraph 3 is agreed."}), CHAIR)
    do(ReportForum(forum="informals", words={"en": "Paragraphs 3 and 4 are agreed."}), Actor("secretariat", CHAIR.seat))
    outcome = find_outcome("demo", "informals")
    assert outcome is not None
    assert outcome.words == {"en": "Paragraphs 3 and 4 are agreed."}


def test_nobody_but_the_chair_reports(do: Do):
    gather(do)
    for actor in (SECRETARIAT, Actor("office:clerk"), Actor("delegation:FEL")):
        assert refused(do, ReportForum(forum="friends", words={"en": "All is agreed."}), actor) == (
            "bodies.not-the-chair",
            "Only the chair of the forum, office:chair, reports.",
            None,
        )
    assert find_outcome("demo", "friends") is None


def test_a_key_is_borne_by_one_forum_for_ever(do: Do):
    gather(do)
    do(CloseForum(key="friends"))
    assert list_forums("demo") == []
    assert refused(do, forum()) == ("bodies.forum-key", "The key friends is, or was, a forum's.", "key")


def test_what_cannot_be_is_refused_with_the_field_that_is_wrong(do: Do):
    gather(do)
    assert refused(do, forum("open", room="members")) == (
        "bodies.closed-to-nobody",
        "A log of its own is for a forum whose participants are asked in: choose that, or another record.",
        "mode",
    )
    assert refused(do, forum("f" * 60)) == (
        "bodies.long-key",
        f"The key {'f' * 60} is too long for a forum with a log of its own: give a shorter one.",
        "key",
    )
    assert refused(do, forum("below", parent="nowhere")) == (
        "bodies.forum",
        "There is no forum nowhere here.",
        "parent",
    )
    assert refused(do, CloseForum(key="nowhere"))[0] == "bodies.forum"
    assert refused(do, ConstituteForum(opened=5), Actor("system"))[0] == "bodies.constituted"
    do(forum("hall", kind="plenary", room="members", mode="recorded"))
    assert refused(do, AskIn(forum="hall", member="FEL", start="2026-01-01")) == (
        "bodies.open-room",
        "Nobody needs to be asked into hall.",
        "forum",
    )
    assert refused(do, AskIn(forum="friends", member="FEL", start="2026-01-01"))[0] == "bodies.forum-log"


def test_what_cannot_be_within_a_forum_is_refused(do: Do):
    gather(do, key="drafting", kind="drafting-group", mode="recorded")
    do(AskIn(forum="drafting", member="FEL", start="2026-01-01"), CHAIR)
    assert refused(do, AskIn(forum="drafting", member="FEL", start="2026-02-01")) == (
        "bodies.overlap",
        "FEL takes part from 2026-01-01 already: the two periods overlap.",
        "start",
    )
    assert refused(do, AskIn(forum="drafting", member="XXX", start="2026-02-01")) == (
        "bodies.member",
        "No member here bears the code XXX.",
        "member",
    )
    assert refused(do, AskIn(forum="drafting", member="AND", start="2026-02-01"), Actor("office:clerk")) == (
        "bodies.not-the-chair",
        "Only the chair of the forum, office:chair, does this.",
        "forum",
    )
    assert refused(do, LeaveForum(forum="drafting", member="AND", end="2026-02-01")) == (
        "bodies.not-in-forum",
        "AND does not take part on 2026-02-01.",
        "member",
    )


def test_in_a_closed_log_nobody_acts_on_behalf_of_others_who_would_not_be_asked_whether_it_is_so(do: Do):
    gather(do)
    do(FillOffice(office="chair", kind="chair", member="AND", person="C. Chair", start="2026-01-01"))
    asked = AskIn(forum="friends", member="FEL", start="2026-01-01")
    with pytest.raises(Refused) as fault:
        inside(asked, "1", Actor("secretariat", CHAIR.seat))
    sentence = "In the record of a closed forum nobody acts on behalf of others: office:chair does this itself."
    assert (fault.value.rule, fault.value.sentence) == ("bodies.behalf-closed", sentence)
    assert len(read_entries("demo.friends")) == 1
    inside(asked, "1", SECRETARIAT)
