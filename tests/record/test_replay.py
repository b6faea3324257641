"""Replayed on empty tables, the record gives the same tables, byte for byte."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenary.record.act import Act
from plenary.record.dump import digest, dump, list_tables
from plenary.record.models import Log, Recorded, Request
from plenary.record.perform import perform
from plenary.record.reading import read_entries
from plenary.record.refusal import Refused
from plenary.record.replay import clear, replay
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
