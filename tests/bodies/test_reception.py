"""Who comes into the chair of a forum that the secretariat does not service sits there, and reads once received."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.forum import AskIn, ChangeForum, CloseForum, LeaveForum, OpenForum, ReportForum
from plenary.bodies.acts.office import FillOffice, VacateOffice
from plenary.bodies.acts.reception import ReceiveHolder
from plenary.bodies.holding import find_holder, list_seats, name_person
from plenary.bodies.invitation import accept, invite
from plenary.bodies.models import Account, Forum, Reception, Seating
from plenary.bodies.queries import find_forum, find_outcome, list_holdings, may_read_log, reader_of
from plenary.kit import clock
from plenary.record.act import Act, Actor
from plenary.record.dump import dump
from plenary.record.follower import catch_up
from plenary.record.reading import read_entries
from plenary.record.refusal import Refused
from plenary.record.replay import clear, replay
from tests.bodies.conftest import Do, Sit, refused
from tests.bodies.posting import carried, errors, fill
from tests.bodies.test_forum import forum, gather, inside
from tests.bodies.test_pages import text

TODAY = datetime(2026, 11, 23, tzinfo=UTC).date()
UNTIL = "2026-12-01"
ASK = AskIn(forum="friends", member="FEL", start="2026-01-01")


def seat(do: Do, act: Act, name: str, email: str = "") -> Actor:
    """Somebody who comes by an account to a new appointment."""
    number = do(act).entry.sequence
    account, _made = Account.objects.get_or_create(email=email or f"{number}@plenary.example")
    Seating.objects.create(account=account, body="demo", number=number)
    return Actor(name, None, name_person(account), number)


def chair(member: str = "AND", start: str = "2026-01-01", end: str | None = UNTIL, office: str = "chair") -> FillOffice:
    kind = "vice-chair" if office == "vice-chair" else "chair"
    return FillOffice.model_validate(
        {"office": office, "kind": kind, "member": member, "person": "C. Chair", "start": start, "end": end}
    )


def delegate(member: str) -> AppointDelegate:
    return AppointDelegate(member=member, role="head", person="D. Delegate", binds=True)


def receiving(actor: Actor, **changes: object) -> ReceiveHolder:
    """The act that receives whoever acts so."""
    holder = find_holder("demo", actor.seat, actor.appointment or 0)
    assert holder is not None
    values = {"forum": "friends", "seat": holder.seat, "appointment": holder.appointment, "account": holder.account}
    return ReceiveHolder.model_validate({**values, **changes})


def reads(actor: Actor) -> bool:
    account = int((actor.person or "").removeprefix("account-"))
    seats = list_seats(account, "demo", clock.now().date())
    names, holders = frozenset(each.name for each in seats), frozenset(each.holder for each in seats)
    return may_read_log(reader_of("demo", names, clock.now().date(), holders), "demo.friends")


def refused_inside(act: Act, key: str, actor: Actor) -> tuple[str, str]:
    with pytest.raises(Refused) as fault:
        inside(act, key, actor)
    return fault.value.rule, fault.value.sentence


@pytest.fixture
def first(do: Do) -> Actor:
    """The chair in whose time the forum was opened, into which Fel is asked."""
    gather(do, key="hall", kind="plenary", room="public", mode="recorded")
    actor = seat(do, chair(), "office:chair")
    do(forum(serviced=False))
    catch_up("closed-logs", "demo")
    inside(ASK, "1", actor)
    return actor


def test_the_opening_receives_whoever_sits_in_the_chair_then(do: Do, first: Actor):
    row = Reception.rows.at().get()
    seating = Seating.objects.get(number=first.appointment)
    assert (row.body, row.forum, row.seat, row.number, row.account) == (
        "demo",
        "friends",
        "office:chair",
        first.appointment,
        seating.mark,
    )
    assert read_entries("demo")[-1].payload["received"] == {"appointment": first.appointment, "account": seating.mark}
    assert reads(first)


def test_whom_the_sender_names_as_received_by_an_opening_the_door_does_not_ask(do: Do, first: Actor):
    wrong = forum("others", serviced=False, received={"appointment": 1, "account": "f" * 32})
    entry = do(wrong).entry
    assert entry.payload["received"] == {
        "appointment": first.appointment,
        "account": Seating.objects.get(number=first.appointment).mark,
    }


def test_the_opening_receives_nobody_in_a_forum_that_does_not_guard_itself(do: Do, first: Actor):
    for number, changes in enumerate(({}, {"serviced": False, "chair": "delegation:FEL"})):
        assert do(forum(f"f{number}", **changes)).entry.payload["received"] is None


def test_an_officer_who_takes_the_chair_before_the_opening_is_not_received_by_it(do: Do):
    gather(do, key="hall", kind="plenary", room="public", mode="recorded")
    desk = FillOffice(office="desk", kind="secretary", person="S. Officer", start="2026-01-01")
    seat(do, desk, "secretariat", "officer@plenary.example")
    own = seat(do, chair(), "office:chair", "officer@plenary.example")
    assert do(forum(serviced=False)).entry.payload["received"] is None
    assert not reads(own)


def test_filling_an_office_is_never_refused_and_whoever_follows_reads_nothing_before_being_received(
    do: Do, first: Actor
):
    do(VacateOffice(office="chair", end="2026-11-20"))
    second = seat(do, chair("BOR", "2026-11-20", None), "office:chair")
    assert [(each.office, each.member) for each in list_holdings("demo")] == [("chair", "AND"), ("chair", "BOR")]
    sentence = (
        "Friends of the Chair has not received you in its chair yet: who was received before does, or who takes part."
    )
    assert not reads(second)
    for act in (ASK, LeaveForum(forum="friends", member="FEL", end=UNTIL)):
        assert refused_inside(act, "2", second) == ("bodies.not-received", sentence)
    for act in (
        ReportForum(forum="friends", words={"en": "All is agreed."}),
        ChangeForum(key="friends", names={"en": "Friends"}, chair="office:chair"),
        ChangeForum(key="friends", names={"en": "Friends"}, chair="delegation:BOR"),
    ):
        assert refused(do, act, second) == ("bodies.not-received", sentence, None)
    inside(receiving(second), "3", seat(do, delegate("FEL"), "delegation:FEL"))
    assert reads(second)
    inside(AskIn(forum="friends", member="BOR", start="2026-01-01"), "4", second)
    do(ReportForum(forum="friends", words={"en": "All is agreed."}), second)
    assert find_outcome("demo", "friends") is not None


def test_an_account_that_the_secretariat_makes_for_the_same_appointment_is_a_newcomer(do: Do, first: Actor):
    desk = FillOffice(office="desk", kind="secretary", person="S. Officer", start="2026-01-01")
    officer = seat(do, desk, "secretariat", "officer@plenary.example")
    mark = Seating.objects.get(number=first.appointment).mark
    accept(invite("demo", first.appointment or 0), Account.objects.get(email="officer@plenary.example"))
    own = Actor("office:chair", None, officer.person, first.appointment)
    assert Seating.objects.get(number=first.appointment).mark != mark
    assert not reads(own)
    assert refused_inside(ASK, "2", own)[0] == "bodies.not-received"
    fel = seat(do, delegate("FEL"), "delegation:FEL")
    never = ("bodies.reception", "The secretariat neither receives nor is received in what it does not service.")
    assert refused_inside(receiving(own), "3", fel) == never


def test_the_same_account_that_takes_its_seat_again_is_no_newcomer(do: Do, first: Actor):
    account = Seating.objects.get(number=first.appointment).account
    accept(invite("demo", first.appointment or 0), account)
    assert reads(first)


def test_the_outgoing_chair_receives_whoever_follows_before_their_first_day(do: Do, first: Actor):
    second = seat(do, chair("BOR", UNTIL, None), "office:chair")
    inside(receiving(second), "2", first)
    with clock.reading(lambda: datetime(2026, 12, 2, tzinfo=UTC)):
        assert (reads(second), reads(first)) == (True, False)


def test_who_handed_the_forum_on_receives_the_next_holder_and_reads_no_longer(do: Do, first: Actor):
    vice = seat(do, chair("BOR", office="vice-chair"), "office:vice-chair")
    do(ChangeForum(key="friends", names={"en": "Friends"}, chair="office:vice-chair"), first)
    assert (reads(first), reads(vice)) == (False, False)
    inside(receiving(vice), "2", first)
    assert (reads(first), reads(vice)) == (False, True)


def test_neither_the_newcomer_nor_the_secretariat_nor_anybody_outside_receives(do: Do, first: Actor):
    second = seat(do, chair("BOR", UNTIL, None), "office:chair", "second@plenary.example")
    own = seat(do, delegate("FEL"), "delegation:FEL", "second@plenary.example")
    outside = seat(do, delegate("BOR"), "delegation:BOR")
    teller = FillOffice(office="teller-1", kind="teller", member="AND", person="T", start="2026-01-01")
    act = receiving(second)
    secretariat = "The secretariat neither receives nor is received in what it does not service."
    others = "This is for whoever was received before, or for a delegation that takes part."
    assert refused_inside(act, "2", own) == (
        "bodies.reception",
        "Nobody receives themselves: who was received before does, or another who takes part.",
    )
    for actor, sentence in (
        (outside, others),
        (seat(do, teller, "office:teller-1"), others),
    ):
        assert refused_inside(act, "2", actor) == ("bodies.reception", sentence)
    assert refused_inside(act, "2", Actor("secretariat", "delegation:FEL")) == (
        "bodies.behalf-closed",
        "In the record of a closed forum nobody acts on behalf of others: delegation:FEL does this itself.",
    )
    assert refused_inside(act, "2", Actor("secretariat"))[0] == "record.seat"
    desk = FillOffice(office="desk", kind="secretary", person="S. Officer", start="2026-01-01")
    seat(do, desk, "secretariat", "adviser@plenary.example")
    adviser = AppointDelegate(member="FEL", role="alternate", person="A", binds=True)
    assert refused_inside(act, "2", seat(do, adviser, "delegation:FEL", "adviser@plenary.example")) == (
        "bodies.reception",
        secretariat,
    )


def test_only_who_holds_the_chair_by_that_account_is_received_and_once(do: Do, first: Actor):
    second = seat(do, chair("BOR", UNTIL, None), "office:chair")
    vice = seat(do, chair("BOR", office="vice-chair"), "office:vice-chair")
    nobody = "Nobody holds the chair by that appointment and that account: look at it again."
    for wrong in (
        receiving(second, account="f" * 32),
        receiving(second, appointment=first.appointment),
        receiving(vice),
    ):
        assert refused_inside(wrong, "2", first) == ("bodies.reception", nobody)
    assert refused_inside(receiving(first), "2", first) == (
        "bodies.reception",
        "The forum has received this holder of its chair already.",
    )
    do(VacateOffice(office="vice-chair", end="2026-11-20"))
    with pytest.raises(Refused) as fault:
        inside(receiving(second, forum="hall"), "2", first)
    assert fault.value.rule == "bodies.forum-log"


def test_nobody_is_received_in_a_forum_that_the_secretariat_services(do: Do):
    gather(do)
    actor = seat(do, chair(), "office:chair")
    assert reads(actor)
    assert refused_inside(receiving(actor), "1", actor) == (
        "bodies.unguarded",
        "Nobody needs to be received in the chair of this forum.",
    )


def test_where_nobody_can_receive_the_forum_can_still_be_closed(do: Do, first: Actor):
    do(VacateOffice(office="chair", end="2026-11-20"))
    do(CloseForum(key="friends"))
    assert (find_forum("demo", "friends"), Reception.rows.at().filter(body="demo").count()) == (None, 0)


def test_receptions_are_replayed_from_the_two_logs_each_by_itself(do: Do, first: Actor):
    second = seat(do, chair("BOR", UNTIL, None), "office:chair")
    inside(receiving(second), "2", first)
    live = list(dump())
    clear()
    for log in ("demo.friends", "demo"):
        replay(read_entries(log))
    assert list(dump()) == live


def test_a_chair_hands_a_forum_on_and_receives_the_next_holder_on_pages(do: Do, sit: Sit):
    gather(do, key="hall", kind="plenary", room="public", mode="recorded")
    old, officer = sit("office:chair"), sit("secretariat")
    made = fill(officer, "/demo/forums/open", **opening())
    assert made["Location"] == "/demo/forums/"
    catch_up("closed-logs", "demo")
    vice = seat(do, chair("BOR", office="vice-chair"), "office:vice-chair")
    person, new = Account.objects.get(pk=(vice.person or "").removeprefix("account-")), Client()
    new.force_login(person)
    sent = fill(old, "/demo/forums/friends/change", names__en="Friends", chair="office:vice-chair")
    assert sent["Location"] == "/demo/forums/friends/receive"
    mark = Seating.objects.get(number=vice.appointment).mark
    sign = f"{mark[:4]} {mark[4:8]}"
    page = text(new, "/demo/forums/friends/")
    assert (
        f"this forum has not received you yet: until then you are shown what everybody is shown. {' '}".strip() in page
    )
    assert page.count(sign) == 1
    assert "Who takes part is known to those who are in it." in page
    assert new.get("/demo/forums/friends/ask-in").status_code == 404
    offered = text(old, "/demo/forums/friends/receive")
    assert f"Bor, from 1 January 2026, with the account of the sign {sign}" in offered
    assert errors(fill(old, "/demo/forums/friends/receive")) == {"appointment": "✕ This is needed."}
    fill(old, "/demo/forums/friends/receive", appointment=f"{vice.appointment}-{mark}")
    shown = text(new, "/demo/forums/friends/")
    assert f"Bor 1 January 2026 {sign} ✓ presides" in shown
    assert "Ask a member in" in shown
    assert old.get("/demo/forums/friends/").status_code == 404


def test_a_delegation_that_takes_part_receives_on_the_page_of_the_forum_and_a_double_click_does_it_once(
    do: Do, first: Actor, sit: Sit
):
    second = seat(do, chair("BOR", UNTIL, None), "office:chair")
    fel, other = sit("delegation:FEL"), sit("delegation:BOR")
    assert "Receive whoever presides" in text(fel, "/demo/forums/friends/")
    assert (other.get("/demo/forums/friends/receive").status_code, Forum.rows.at().count()) == (404, 2)
    mark = Seating.objects.get(number=second.appointment).mark
    page = fel.get("/demo/forums/friends/receive").content.decode()
    typed = carried(page, appointment=f"{second.appointment}-{mark}")
    for _click in range(2):
        assert fel.post("/demo/forums/friends/receive", typed)["Location"] == "/demo/forums/friends/"
    assert [entry.act for entry in read_entries("demo.friends")][2:] == ["forum.receive"]
    assert "Receive whoever presides" not in text(fel, "/demo/forums/friends/")


def test_a_forum_in_whose_chair_nobody_could_be_received_is_not_opened_on_the_page(do: Do, sit: Sit):
    gather(do, key="hall", kind="plenary", room="public", mode="recorded")
    do(chair())
    assert errors(fill(sit("secretariat"), "/demo/forums/open", **opening())) == {
        "chair": "✕ Whoever presides over what the secretariat does not service is received by its opening, and nobody in "
        "this office has an account of their own yet: invite whoever holds it first."
    }


def opening() -> dict[str, str]:
    act: OpenForum = forum()
    return {
        "forum": act.key,
        "kind": act.kind.value,
        "names__en": "Friends of the Chair",
        "room": act.room.value,
        "mode": act.mode.value,
        "chair": "office:chair",
        "parent": "",
    }
