"""Replayed on empty tables, the record gives the same tables, byte for byte."""

import pytest
from django.db import InterfaceError, OperationalError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenary.record.act import Act
from plenary.record.dump import digest, dump, list_tables
from plenary.record.entry import Entry
from plenary.record.models import Log, Recorded, Request
from plenary.record.perform import perform
from plenary.record.reading import read_entries
from plenary.record.refusal import Refused
from plenary.record.replay import NotApplied, clear, rebuild, replay
from plenary.record.tables import applying
from tests.record.conftest import SECRETARIAT
from tests.record.ledger.acts import StrikePage, WritePage
from tests.record.ledger.models import Page, Total

ACTS = st.one_of(
    st.builds(WritePage, words=st.text(max_size=8), remark=st.none() | st.text(max_size=3)),
    st.builds(StrikePage, page=st.integers(1, 9).map("demo/{}".format)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=15))
def test_after_any_acts_the_replayed_tables_are_the_live_ones(db: None, acts: list[Act]):
    for table in (Log, Recorded, Request):
        table.objects.all().delete()
    clear()
    log = Log.objects.create(body="demo", origin="plenary.example/demo")
    for number, act in enumerate(acts):
        try:
            perform(act, actor=SECRETARIAT, body="demo", key=f"{number}")
        except Refused:
            continue
    live = list(dump())
    clear()
    assert list(dump()) == []
    log.refresh_from_db()
    assert replay(read_entries("demo")) == log.size
    assert list(dump()) == live


@pytest.mark.usefixtures("log")
def test_the_dump_is_a_canonical_line_a_row_and_can_be_of_one_body():
    Log.objects.create(body="other", origin="plenary.example/other")
    perform(WritePage(words="Erste Änderung"), actor=SECRETARIAT, body="demo", key="1")
    perform(WritePage(words="Second"), actor=SECRETARIAT, body="other", key="1")
    assert [line.decode() for line in dump("demo")] == [
        '["ledger.Page",{"body":"demo","id":"demo/1","remark":"","seat":"secretariat","struck":false,"until":"",'
        '"words":"Erste Änderung"}]',
        '["ledger.Total",{"body":"demo","pages":1}]',
    ]
    assert len(list(dump())) == 4
    assert digest("demo") != digest("other")
    assert {Page, Total} <= set(list_tables())


@pytest.mark.usefixtures("log")
def test_an_entry_of_an_older_version_is_replayed_as_what_it_says_today():
    time = "2026-11-23T09:00:00.000000Z"
    old = Entry("demo", 1, time, "page.write", 1, "secretariat", None, None, "public", {"text": "Of old"})
    assert replay([Entry.decode(old.encode())]) == 1
    assert list(Page.objects.values_list("id", "words")) == [("demo/1", "Of old")]
    assert old.encode() == Entry.decode(old.encode()).encode()


@pytest.mark.usefixtures("log")
def test_tables_are_made_anew_all_at_once_or_not_at_all(monkeypatch: pytest.MonkeyPatch):
    for words in ("First", "Second"):
        perform(WritePage(words=words), actor=SECRETARIAT, body="demo", key=words)
    live = list(dump())
    with applying():
        Page.objects.update(words="spoilt")
    assert (rebuild(), list(dump())) == (2, live)
    genuine = WritePage.apply

    def fail(self: WritePage, entry: Entry) -> None:
        if self.words == "Second":
            raise OSError("the disk is full")
        genuine(self, entry)

    monkeypatch.setattr(WritePage, "apply", fail)
    with pytest.raises(OSError, match="the disk is full"), transaction.atomic():
        rebuild()
    assert list(dump()) == live


@pytest.mark.usefixtures("log")
def test_an_entry_that_cannot_be_applied_is_named_with_the_way_back_which_is_the_backup(
    monkeypatch: pytest.MonkeyPatch,
):
    for words in ("First", "Second"):
        perform(WritePage(words=words), actor=SECRETARIAT, body="demo", key=words)
    live = list(dump())
    genuine = WritePage.apply

    def fail(self: WritePage, entry: Entry) -> None:
        if self.words == "Second":
            raise KeyError("words")
        genuine(self, entry)

    monkeypatch.setattr(WritePage, "apply", fail)
    with pytest.raises(NotApplied) as refused, transaction.atomic():
        rebuild()
    way = {
        "sqlite": "plenary restore BACKUP --to FOLDER --keys FOLDER --secret FILE",
        "postgresql": "pg_restore --dbname DATABASE BACKUP",
    }[connection.vendor]
    assert refused.value.sentence == (
        "Entry 2 of demo cannot be done again by this release, and the tables have its form already: restore the backup "
        f"that you made before with the release before it ({way}), and report this."
    )
    assert list(dump()) == live


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("lost", [InterfaceError, OperationalError])
def test_no_entry_is_blamed_for_a_connection_that_was_lost(monkeypatch: pytest.MonkeyPatch, lost: type[Exception]):
    perform(WritePage(words="First"), actor=SECRETARIAT, body="demo", key="1")

    def fail(self: WritePage, entry: Entry) -> None:
        raise lost("the connection is closed")

    monkeypatch.setattr(WritePage, "apply", fail)
    with pytest.raises(lost, match="the connection is closed"), transaction.atomic():
        rebuild()
