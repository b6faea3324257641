"""Statements that are composed once write and read what Django's own would."""

import pytest
from django.db import IntegrityError, models, transaction

from plenary.bodies.models import Category, Member, Rules
from plenary.bodies.rules.document import Distribution
from plenary.record.entry import Entry
from plenary.record.models import Log, Recorded, Request
from plenary.record.statement import insert, is_plain, select, update
from plenary.record.tables import WrittenOutsideAnAct, applying
from tests.record.ledger.models import Page

pytestmark = pytest.mark.django_db

ROWS: list[models.Model] = [
    Page(id="a", body="demo", words="Erste Änderung %s ? '", seat="secretariat", struck=True),
    Member(id="a", body="demo", seq_from=1, seq_to=None, code="ARA", names={"en": "A", "ar": "أ"}, place=2),
    Rules(id="a", body="demo", seq_from=1, seq_to=7, procedure={"list": [1, None, True, "x"]}),
    Recorded(body="demo", sequence=1, act="page.write", seat="secretariat", data=b"\x00\xff"),
    Log(body="demo", origin="plenary.example/demo"),
    Page(id="b", body="demo", words=Distribution.GENERAL, seat="x"),
]


def read(table: type[models.Model]) -> list[dict[str, object]]:
    found = table._base_manager.values(*(f.attname for f in table._meta.concrete_fields if f.name != "id" or f.null))
    rows = [{name: bytes(v) if isinstance(v, memoryview) else v for name, v in row.items()} for row in found]
    return sorted(rows, key=repr)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row._meta.label)
def test_a_row_is_written_as_save_writes_it(row: models.Model):
    with transaction.atomic():
        models.Model.save(row, force_insert=True)
        saved = read(type(row))
        transaction.set_rollback(True)
    insert([row])
    assert read(type(row)) == saved
    assert (row._state.adding, row._state.db) == (False, "default")


def test_many_rows_are_written_at_once_and_none_is_no_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        insert([Page(id=f"{number}", body="demo", words="w", seat="s") for number in range(3)])
        insert([])
    assert sorted(Page.objects.values_list("id", flat=True)) == ["0", "1", "2"]


def test_a_row_that_is_there_is_not_written_over():
    insert([Request(body="demo", seat="s", key="k", digest="d", first=1, last=1)])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([Request(body="demo", seat="s", key="k", digest="e", first=2, last=2)])
    assert Request.objects.get().digest == "d"


def test_rows_are_changed_and_found_by_their_values_and_by_having_none():
    names = {"en": "A", "ar": "أ"}
    for number, ended in enumerate([None, 4, None]):
        insert([Member(id=f"{number}", body="demo", seq_from=1, seq_to=ended, code="ARA", names=names, place=number)])
    assert update(Member, {"place": 9}, {"body": "demo", "seq_to": None, "place": 2}) == 1
    assert update(Member, {"place": 9}, {"body": "other"}) == 0
    found = select(Member, {"body": "demo", "seq_to": None})
    assert sorted((row.id, row.place, row.names) for row in found) == [("0", 0, names), ("2", 9, names)]
    assert sorted(found, key=lambda row: row.id) == list(Member.rows.filter(seq_to=None).order_by("id"))
    insert([Page(id="a", body="demo", words="w", seat="s", struck=True)])
    assert [row.struck for row in select(Page, {"id": "a"})] == [True]


def test_only_text_and_whole_numbers_are_compared_as_they_are():
    assert is_plain(Member, ["code", "place", "seq_to"])
    assert not is_plain(Member, ["names"])
    assert not is_plain(Member, ["code__in"])


def test_the_one_row_that_stands_is_found_or_its_lack_is_said():
    entry = Entry("demo", 9, "", "x", 1, "secretariat", None, None, "public", {})
    with applying():
        for code in ("ARA", "BOR", "BOR"):
            ordinal = Category.rows.count()
            Category.enter(entry, ordinal, code=code, names={}, source="s", as_of="2026-01-01")
    assert Category.require(entry, code="ARA").id == "demo/9/0"
    with pytest.raises(Category.DoesNotExist):
        Category.require(entry, code="CAM")
    with pytest.raises(Category.MultipleObjectsReturned):
        Category.require(entry, code="BOR")
    with applying():
        assert (Category.lapse(entry, code="BOR"), Category.lapse(entry, code__in=["ARA"])) == (2, 1)
    assert set(Category.rows.values_list("seq_to", flat=True)) == {9}


def test_rows_that_are_entered_ended_or_followed_outside_an_act_are_a_fault():
    entry = Entry("demo", 9, "", "x", 1, "secretariat", None, None, "public", {})
    with applying():
        row = Category.enter(entry, code="ARA", names={}, source="s", as_of="2026-01-01")
    for write in (
        lambda: Category.enter(entry, 1, code="BOR", names={}, source="s", as_of="2026-01-01"),
        lambda: Category.enter_all(entry, [{"code": "BOR", "names": {}, "source": "s", "as_of": "2026-01-01"}]),
        lambda: Category.lapse(entry, code="ARA"),
        lambda: row.follow(entry, 1, source="t"),
    ):
        with pytest.raises(WrittenOutsideAnAct):
            write()
