"""The door: what is done is checked, recorded and applied at once, or not at all."""

import json
from collections.abc import Callable
from functools import partial
from importlib import import_module

import pytest
from django.db import connection

from plenary.bodies.acts.member import AdmitMember
from plenary.kit import chance, clock
from plenary.record import registry
from plenary.record.act import Act, Actor
from plenary.record.entry import Entry
from plenary.record.models import Log, Recorded, Request, SealedValue
from plenary.record.perform import TRIES, perform, perform_all, rehearse
from plenary.record.reading import find_entry, open_value, read_bytes, read_entries
from plenary.record.refusal import Refused
from plenary.record.replay import clear, replay
from plenary.record.tables import ActWithinAct, NotOfTheEntry, WrittenOutsideAnAct
from tests.record.conftest import FELUNDA, SECRETARIAT, Watch
from tests.record.ledger.acts import (
    MEANWHILE,
    CountPages,
    LapsePage,
    StrikeAll,
    StrikePage,
    WritePage,
    WritePages,
)
from tests.record.ledger.models import Page, Total

perform_module = import_module("plenary.record.perform")
pytestmark = pytest.mark.usefixtures("log")


def refusal(act: Act, actor: Actor = SECRETARIAT, **options: str) -> Refused:
    before = (Log.objects.get().size, Recorded.objects.count(), SealedValue.objects.count(), Request.objects.count())
    with pytest.raises(Refused) as fault:
        perform(act, actor=actor, body=options.get("body", "demo"), key=options.get("key", "k"))
    assert (
        Log.objects.get().size,
        Recorded.objects.count(),
        SealedValue.objects.count(),
        Request.objects.count(),
    ) == before
    return fault.value


def test_work_is_done_before_the_door_and_again_where_others_were_faster():
    def write(number: int) -> None:
        perform(WritePage(words="Another"), actor=FELUNDA, body="demo", key=f"other-{number}")

    MEANWHILE.extend(partial(write, number) for number in range(2))
    performed = perform(CountPages(), actor=SECRETARIAT, body="demo", key="count")
    assert (performed.entry.sequence, performed.entry.payload) == (3, {"counted": 2})
    again = perform(CountPages(), actor=SECRETARIAT, body="demo", key="count")
    assert (again.repeated, again.entry) == (True, performed.entry)
    assert rehearse([CountPages()], actor=SECRETARIAT, body="demo") == [None]


def test_work_that_is_outdated_every_time_is_done_behind_the_door_in_the_end():
    def write(number: int) -> None:
        perform(WritePage(words="Another"), actor=FELUNDA, body="demo", key=f"other-{number}")

    MEANWHILE.extend(partial(write, number) for number in range(TRIES))
    performed = perform(CountPages(), actor=SECRETARIAT, body="demo", key="count")
    assert (performed.entry.sequence, performed.entry.payload, MEANWHILE) == (TRIES + 1, {"counted": TRIES}, [])


def test_work_of_one_request_that_is_outdated_by_its_own_acts_is_done_on_them():
    acts = [CountPages(), WritePage(words="Another"), CountPages()]
    performed = perform_all(acts, actor=SECRETARIAT, body="demo", key="count")
    assert [entry.payload.get("counted") for entry in performed.entries] == [0, None, 1]
    assert rehearse([WritePage(words="A third"), CountPages()], actor=SECRETARIAT, body="demo") == [None, None]


def test_an_act_is_one_entry_whose_bytes_say_what_who_and_when():
    performed = perform(WritePage(words="First"), actor=FELUNDA, body="demo", key="one")
    (data,) = read_bytes("demo")
    assert json.loads(data) == {
        "act": "page.write",
        "audience": "public",
        "behalf": None,
        "body": "demo",
        "payload": {"letters": None, "remark": None, "text": "", "until": "", "words": "First"},
        "person": performed.entry.person,
        "seat": "delegation:FEL",
        "sequence": 1,
        "time": "2026-11-23T09:00:00.000000Z",
        "version": 2,
    }
    assert data == performed.entry.encode()
    assert find_entry("demo", 1) == performed.entry
    assert find_entry("demo", 2) is None


def test_an_act_and_its_consequence_write_the_tables():
    perform(WritePage(words="First"), actor=FELUNDA, body="demo", key="one")
    perform(WritePage(words="Second"), actor=SECRETARIAT, body="demo", key="two")
    perform(StrikePage(page="demo/1"), actor=SECRETARIAT, body="demo", key="three")
    assert list(Page.objects.order_by("id").values_list("id", "words", "seat", "struck")) == [
        ("demo/1", "First", "delegation:FEL", True),
        ("demo/2", "Second", "secretariat", False),
    ]
    assert Total.objects.get().pages == 1


def test_the_same_key_and_payload_give_the_first_result_and_write_nothing():
    first = perform(WritePage(words="Private", remark="for the file"), actor=FELUNDA, body="demo", key="one")  # type: ignore[arg-type]
    again = perform(WritePage(words="Private", remark="for the file"), actor=FELUNDA, body="demo", key="one")  # type: ignore[arg-type]
    assert (again.entries, first.repeated, again.repeated) == (first.entries, False, True)
    assert Recorded.objects.count() == 1


def test_the_same_key_with_another_payload_is_refused_also_where_only_a_private_value_differs():
    perform(WritePage(words="Words", remark="yes"), actor=FELUNDA, body="demo", key="k")  # type: ignore[arg-type]
    assert refusal(WritePage(words="Other words"), FELUNDA).rule == "record.key-reused"
    assert refusal(WritePage(words="Words", remark="no"), FELUNDA).rule == "record.key-reused"  # type: ignore[arg-type]
    assert refusal(WritePage(words="Words"), FELUNDA).sentence == (
        "The key k was used before for something else: use a new key for a new request."
    )


def test_a_payload_that_looks_like_a_commitment_is_no_other_than_it_says():
    class Note(Act):
        name = "page.note"
        said: dict[str, str]

        def apply(self, entry: Entry) -> None:
            raise AssertionError

    assert perform_module._plain(Note(said={"sealed": "one"})) == {"said": {"sealed": "one"}}
    assert perform_module._plain(WritePage(words="w", remark="private")) == {  # type: ignore[arg-type]
        "words": "w",
        "until": "",
        "text": "",
        "letters": None,
        "remark": ["sealed", '"private"'],
    }


def test_a_key_is_no_longer_than_it_can_be_kept():
    fault = refusal(WritePage(words="One"), key="k" * 129)
    assert (fault.rule, fault.sentence) == ("record.key", "A key has at most 128 characters.")
    assert perform(WritePage(words="One"), actor=SECRETARIAT, body="demo", key="k" * 128).entry.sequence == 1


def test_another_seat_may_use_the_same_key_for_itself():
    perform(WritePage(words="Ours"), actor=FELUNDA, body="demo", key="k")
    perform(WritePage(words="Theirs"), actor=SECRETARIAT, body="demo", key="k")
    assert [entry.seat for entry in read_entries("demo")] == ["delegation:FEL", "secretariat"]


def test_what_the_rules_refuse_leaves_no_trace():
    fault = refusal(WritePage(words=""))
    assert (fault.rule, fault.field, fault.sentence) == (
        "page.words",
        "words",
        "A page without words is no page: write some.",
    )
    assert refusal(StrikePage(page="demo/9")).rule == "page.stands"


def test_a_kind_of_seat_that_the_act_does_not_name_is_refused():
    fault = refusal(StrikePage(page="demo/1"), FELUNDA)
    assert (fault.rule, fault.sentence) == (
        "record.seat",
        "delegation:FEL may not do this (page.strike): it is for others to do.",
    )


def test_the_secretariat_acts_for_others_and_nobody_acts_for_time():
    admit = AdmitMember(code="FEL", names={"en": "Felunda"}, place=1, start="2026-01-01")
    perform(admit, actor=SECRETARIAT, body="demo", key="0")
    done = perform(WritePage(words="By paper"), actor=Actor("secretariat", "delegation:FEL"), body="demo", key="1")
    assert (done.entry.seat, done.entry.behalf) == ("secretariat", "delegation:FEL")
    assert refusal(WritePage(words="x"), Actor("delegation:FEL", "delegation:BOR")).rule == "record.seat"
    assert refusal(LapsePage(page="demo/1"), Actor("secretariat", "system")).rule == "record.seat"


def test_what_was_changed_below_what_an_act_is_about_since_its_basis_is_refused():
    for number in range(2):
        perform(WritePage(words=f"{number}"), actor=SECRETARIAT, body="demo", key=f"w{number}")
    perform(StrikePage(page="demo/1"), actor=SECRETARIAT, body="demo", key="s")
    with pytest.raises(Refused) as fault:
        perform(StrikeAll(), actor=SECRETARIAT, body="demo", key="a", basis=2)
    assert (fault.value.rule, fault.value.sentence) == (
        "record.moved",
        "This was changed by entry 3 while you were at it: look at both versions.",
    )
    assert perform(StrikeAll(), actor=SECRETARIAT, body="demo", key="a", basis=3).entry.sequence == 4


def test_an_act_based_on_entries_that_a_restore_took_away_is_refused():
    perform(WritePage(words="One"), actor=SECRETARIAT, body="demo", key="1")
    with pytest.raises(Refused) as fault:
        perform(WritePage(words="Two"), actor=SECRETARIAT, body="demo", key="2", basis=2)
    assert (fault.value.rule, fault.value.sentence) == (
        "record.moved",
        "The record was restored and ends before entry 2, which you had seen: look at it again.",
    )


def test_several_acts_are_done_together_or_not_at_all():
    with pytest.raises(Refused):
        perform_all([WritePage(words="One"), WritePage(words="")], actor=SECRETARIAT, body="demo", key="k")
    assert (Recorded.objects.count(), Page.objects.count(), Log.objects.get().size) == (0, 0, 0)
    performed = perform_all(
        [WritePage(words="One"), StrikePage(page="demo/1")], actor=SECRETARIAT, body="demo", key="k"
    )
    assert [(entry.sequence, entry.act) for entry in performed.entries] == [(1, "page.write"), (2, "page.strike")]
    assert performed.entry.sequence == 2


def test_a_request_names_an_act_and_a_key():
    for acts, key in ([], "k"), ([WritePage(words="One")], ""):
        with pytest.raises(ValueError, match="acts and a key"):
            perform_all(acts, actor=SECRETARIAT, body="demo", key=key)


def test_a_body_that_is_not_here_is_refused():
    fault = refusal(WritePage(words="One"), body="elsewhere")
    assert (fault.rule, fault.sentence) == ("record.no-such-body", "There is no body elsewhere here.")


def test_a_text_of_more_than_four_kilobytes_goes_by_reference():
    perform(WritePage(words="é" * 2048), actor=SECRETARIAT, body="demo", key="1")
    for words in ("é" * 2048 + "x", "x" * 70_000):
        fault = refusal(WritePage(words=words))
        assert (fault.rule, fault.field, fault.sentence) == (
            "record.long-text",
            "words",
            "This text is longer than 4096 bytes: hand it in as a document.",
        )


def test_an_entry_too_long_for_the_record_is_refused_with_its_length():
    fault = refusal(WritePages(words=["x" * 4096] * 16))
    assert (fault.rule, fault.sentence) == (
        "record.too-long",
        "This is too long for one entry (65837 bytes): hand long texts in as documents.",
    )
    assert refusal(WritePages(words=["x" * 5000])).field == "words"


def test_time_never_goes_back_within_a_log(watch: Watch):
    perform(WritePage(words="One"), actor=SECRETARIAT, body="demo", key="1")
    watch.turn(-3600)
    perform(WritePage(words="Two"), actor=SECRETARIAT, body="demo", key="2")
    watch.turn(7200.5)
    perform(WritePage(words="Three"), actor=SECRETARIAT, body="demo", key="3")
    assert [entry.time for entry in read_entries("demo")] == [
        "2026-11-23T09:00:00.000000Z",
        "2026-11-23T09:00:00.000000Z",
        "2026-11-23T10:00:00.500000Z",
    ]
    assert clock.now() == find_entry("demo", 3).at  # type: ignore[union-attr]


def test_a_private_value_is_in_the_sealed_store_and_only_its_commitment_on_the_record():
    performed = perform(WritePage(words="Open", remark="for the file"), actor=FELUNDA, body="demo", key="k")  # type: ignore[arg-type]
    (data,) = read_bytes("demo")
    assert b"for the file" not in data
    assert b"account-2" not in data
    commitment = performed.entry.payload["remark"]["sealed"]
    assert Page.objects.get().remark == commitment
    assert open_value("demo", commitment) == "for the file"
    assert open_value("demo", performed.entry.person) == "account-2"  # type: ignore[arg-type]
    SealedValue.objects.all().delete()
    assert open_value("demo", commitment) is None


def test_projected_tables_are_written_by_acts_alone():
    perform(WritePage(words="One"), actor=SECRETARIAT, body="demo", key="1")
    page = Page.objects.get()
    for write in (
        page.save,
        page.delete,
        Page.objects.all().delete,
        lambda: Page.objects.update(words="x"),
        lambda: Page.objects.bulk_create([Page(id="a")]),
    ):
        with pytest.raises(WrittenOutsideAnAct) as fault:
            write()
        assert str(fault.value) == "ledger.Page"


def test_who_it_was_is_sealed_for_the_seat_and_not_for_the_audience_of_the_entry():
    performed = perform(WritePage(words="Open", remark="for the file"), actor=FELUNDA, body="demo", key="k")  # type: ignore[arg-type]
    audiences = dict(SealedValue.objects.values_list("commitment", "audience"))
    assert audiences == {
        performed.entry.person: "delegation:FEL",
        performed.entry.payload["remark"]["sealed"]: "public",
    }


@pytest.mark.parametrize(
    ("applied", "fault"),
    [
        (lambda entry: clock.now(), NotOfTheEntry),
        (lambda entry: chance.draw(1), NotOfTheEntry),
        (
            lambda entry: perform(WritePage(words="again"), actor=SECRETARIAT, body=entry.body, key="inner"),
            ActWithinAct,
        ),
    ],
    ids=["clock", "chance", "act"],
)
def test_an_apply_that_asks_for_more_than_entry_and_tables_is_a_fault(
    applied: Callable[[Entry], object], fault: type[Exception], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(WritePage, "apply", lambda self, entry: applied(entry))
    with pytest.raises(fault):
        perform(WritePage(words="One"), actor=SECRETARIAT, body="demo", key="1")
    assert Recorded.objects.count() == 0


def test_consequences_come_in_the_order_of_the_packages_and_then_of_their_names(monkeypatch: pytest.MonkeyPatch):
    order: list[str] = []
    monkeypatch.setattr(registry, "_consequences", {})

    def declare(name: str, module: str, acts: str) -> None:
        def follow(entry: Entry) -> None:
            order.append(name)

        follow.__module__, follow.__qualname__ = module, name
        registry.consequence(acts)(follow)

    declare("z", "tests.record.ledger.acts", "page.write")
    declare("b", "plenary.bodies.acts.behalf", "page.write")
    declare("a", "tests.record.ledger.acts", "page.write")
    declare("every", "plenary.bodies.acts.behalf", registry.EVERY)
    declare("other", "plenary.bodies.acts.behalf", "page.strike")
    perform(WritePage(words="One"), actor=SECRETARIAT, body="demo", key="1")
    assert order == ["b", "every", "a", "z"]
    replayed = read_entries("demo")
    clear()
    replay(replayed)
    assert order == ["b", "every", "a", "z"] * 2


def test_an_old_version_of_a_payload_is_read_as_the_present_one():
    old = Entry(
        "demo",
        1,
        "2026-11-23T09:00:00.000000Z",
        "page.write",
        1,
        "secretariat",
        None,
        None,
        "public",
        {"text": "Of old"},
    )
    assert registry.read(old) == WritePage(words="Of old")


@pytest.mark.parametrize(("act", "version"), [("page.tear", 1), ("page.write", 3), ("page.write", 0)])
def test_an_entry_that_this_release_does_not_know_is_named(act: str, version: int):
    with pytest.raises(registry.UnknownAct) as fault:
        registry.read(Entry("demo", 1, "", act, version, "secretariat", None, None, "public", {}))
    assert str(fault.value) == ("page.tear" if act == "page.tear" else f"page.write version {version}")


def test_an_act_is_not_registered_without_its_undoing_its_seats_or_under_a_name_that_is_taken():
    class Taken(Act):
        name = "page.write"
        final = True

    class Endless(Act):
        name = "page.copy"

    class Nobody(Act):
        name = "page.copy"
        final = True

    for declared, why in [
        (Taken, "page.write is declared twice"),
        (Endless, "page.copy says neither which act undoes it nor that it is final"),
        (Nobody, "page.copy says no kind of seat that may perform it"),
    ]:
        with pytest.raises(registry.BadAct) as fault:
            registry.act(declared)
        assert str(fault.value) == why
    assert [declared.name for declared in registry.list_acts() if declared.name.startswith("page.")] == [
        "page.lapse",
        "page.strike",
        "page.strike-all",
        "page.write",
        "page.write-all",
        "page.write-counted",
    ]


def test_the_door_costs_the_same_few_queries_however_long_the_log_is(django_assert_num_queries):
    for number in range(20):
        perform(WritePage(words=f"Page {number}"), actor=SECRETARIAT, body="demo", key=f"{number}")
    # PostgreSQL is told besides to say that something was recorded.
    with django_assert_num_queries(12 if connection.vendor == "postgresql" else 11):
        perform(WritePage(words="One more"), actor=SECRETARIAT, body="demo", key="more")
