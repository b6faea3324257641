"""Followers are given every entry in order, and again what was cut off."""

from collections.abc import Iterator, Sequence

import pytest

from plenary.record import follower
from plenary.record.entry import Entry
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


def test_a_name_is_given_to_one_follower_only(seen: list[tuple[str, list[int]]]):
    assert follower.list_followers() == ["reader"]
    with pytest.raises(TypeError, match="reader is declared twice"):
        follower.follower("reader")(lambda body, entries: None)
