"""Followers are given every entry in order, and again what was cut off."""

from collections.abc import Iterator, Sequence

import pytest

from plenary.record import follower
from plenary.record.entry import Entry
from plenary.record.models import Log
from plenary.record.perform import perform
from tests.record.conftest import SECRETARIAT
from tests.record.ledger.acts import WritePage

pytestmark = pytest.mark.usefixtures("log")


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, list[int]]]]:
    seen: list[tuple[str, list[int]]] = []
    monkeypatch.setattr(follower, "_followers", {})
    monkeypatch.setattr(follower, "BATCH", 2)

    @follower.follower("reader")
    def follow(body: str, entries: Sequence[Entry]) -> None:
        if entries[0].payload["words"] == "Bad":
            raise OSError("the disk is full")
        seen.append((body, [entry.sequence for entry in entries]))

    return seen


def write(*words: str) -> None:
    for word in words:
        perform(WritePage(words=word), actor=SECRETARIAT, body="demo", key=word)


def test_a_follower_is_given_entries_in_order_and_in_batches_once(seen: list[tuple[str, list[int]]]):
    write("a", "b", "c")
    assert follower.catch_up("reader", "demo") == 3
    write("d")
    assert follower.catch_up_all() == 1
    assert follower.catch_up_all() == 0
    assert seen == [("demo", [1, 2]), ("demo", [3]), ("demo", [4])]


def test_what_is_recorded_while_a_follower_works_is_for_its_next_run(
    seen: list[tuple[str, list[int]]], monkeypatch: pytest.MonkeyPatch
):
    given: list[list[int]] = []

    def follow(body: str, entries: Sequence[Entry]) -> None:
        given.append([entry.sequence for entry in entries])
        write(f"while {entries[-1].sequence}")

    monkeypatch.setattr(follower, "_patient", set())
    follower.follower("busy")(follow)
    write("a", "b", "c")
    assert follower.catch_up("busy", "demo") == 3
    assert follower.catch_up("busy", "demo") == 2
    assert given == [[1, 2], [3], [4, 5]]
    follower.follower("patient", patient=True)(follow)
    given.clear()
    monkeypatch.setattr(follower, "FEW", 4)
    # The first writes one more, and the others come to its end; what the last one writes waits.
    assert follower.catch_up_all() == 1 + 7 + 7
    assert given == [[6], [1, 2, 3, 4], [5, 6, 7]]


def test_a_follower_that_fails_is_given_the_same_entries_again_and_its_lag_is_known(seen: list[tuple[str, list[int]]]):
    write("a", "b", "Bad")
    for _attempt in range(2):
        with pytest.raises(OSError, match="the disk is full"):
            follower.catch_up("reader", "demo")
    assert seen == [("demo", [1, 2])]
    assert list(follower.list_lags()) == [("reader", "demo", 1)]


def test_a_follower_that_fails_holds_up_no_other_and_goes_on_where_it_was(
    seen: list[tuple[str, list[int]]], caplog: pytest.LogCaptureFixture
):
    others: list[int] = []
    for name in ("alpha", "zulu"):
        follower.follower(name)(lambda body, entries: others.extend(entry.sequence for entry in entries))
    write("a", "b", "Bad")
    assert follower.catch_up_all() == 6
    assert (seen, others) == ([("demo", [1, 2])], [1, 2, 3, 1, 2, 3])
    assert [record.getMessage() for record in caplog.records] == ["follower reader of demo"]
    assert list(follower.list_lags()) == [("alpha", "demo", 0), ("reader", "demo", 1), ("zulu", "demo", 0)]


def test_a_patient_follower_comes_after_all_others_and_for_a_part_of_its_entries_a_turn(
    seen: list[tuple[str, list[int]]], monkeypatch: pytest.MonkeyPatch
):
    order: list[tuple[str, int]] = []
    monkeypatch.setattr(follower, "_patient", set())
    monkeypatch.setattr(follower, "FEW", 2)
    monkeypatch.setattr(follower, "TURN", 0.0)
    for name, patient in (("index", True), ("sequencer", False)):
        follower.follower(name, patient=patient)(
            lambda body, entries, name=name: order.append((name, entries[-1].sequence))
        )
    write("a", "b", "c", "d", "e")
    assert [follower.catch_up_all() for _turn in range(4)] == [12, 2, 1, 0]
    assert order == [("sequencer", 2), ("sequencer", 4), ("sequencer", 5), ("index", 2), ("index", 4), ("index", 5)]
    write("f", "g")
    monkeypatch.setattr(follower, "TURN", 60.0)
    assert (follower.catch_up_all(), order[-2:]) == (6, [("sequencer", 7), ("index", 7)])


def test_a_patient_follower_that_fails_in_one_log_goes_on_in_the_next(
    seen: list[tuple[str, list[int]]], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(follower, "_followers", {})
    monkeypatch.setattr(follower, "_patient", set())
    given: list[str] = []

    @follower.follower("index", patient=True)
    def follow(body: str, entries: Sequence[Entry]) -> None:
        if body == "demo":
            raise OSError("the disk is full")
        given.append(body)

    Log.objects.create(body="later", origin="plenary.example/later")
    write("a")
    perform(WritePage(words="a"), actor=SECRETARIAT, body="later", key="a")
    assert (follower.catch_up_all(), given) == (1, ["later"])
    assert [record.getMessage() for record in caplog.records] == ["follower index of demo"]


def test_a_name_is_given_to_one_follower_only(seen: list[tuple[str, list[int]]]):
    assert follower.list_followers() == ["reader"]
    with pytest.raises(TypeError, match="reader is declared twice"):
        follower.follower("reader")(lambda body, entries: None)
