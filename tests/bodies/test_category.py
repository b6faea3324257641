"""Categories name their list and its day; weights are whole numbers with a unit; both depend on the day."""

from datetime import date

import pytest
from pydantic import ValidationError

from plenary.bodies.acts.category import DeclareCategory, DropCategory, ListMember, UnlistMember
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.weight import DeclareWeight, DropWeight, SetWeight
from plenary.bodies.queries import list_categories, list_listed, list_series, list_weights
from plenary.record.act import Actor
from plenary.record.reading import list_changes
from tests.bodies.conftest import Do, refused

NARROW = DeclareCategory(
    code="NARROW", names={"en": "Narrow members"}, source="Invented List of Widths", as_of="2026-01-01"
)
POPULATION = DeclareWeight(
    key="population", names={"en": "Population"}, unit="inhabitants", source="Invented Census, 2025"
)


def admit(do: Do) -> None:
    for place, code in enumerate(("AND", "BOR", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))


def test_a_category_names_whose_list_it_is_and_of_which_day(do: Do):
    do(NARROW)
    assert [(c.code, c.names, c.source, c.as_of) for c in list_categories("demo")] == [
        ("NARROW", {"en": "Narrow members"}, "Invented List of Widths", "2026-01-01")
    ]
    do(NARROW.model_copy(update={"as_of": "2026-12-01"}))
    assert [c.as_of for c in list_categories("demo")] == ["2026-12-01"]
    assert [c.as_of for c in list_categories("demo", at=2)] == ["2026-01-01"]


def test_a_member_is_counted_among_a_category_from_one_day_until_another(do: Do):
    admit(do)
    do(NARROW)
    do(ListMember(category="NARROW", member="FEL", start="2026-01-01"))
    do(ListMember(category="NARROW", member="AND", start="2026-01-01", end="2026-03-01"))
    before = do(UnlistMember(category="NARROW", member="FEL", end="2026-06-01")).entry.sequence - 1
    assert [list_listed("demo", date(2026, month, 1)) for month in (2, 5, 6)] == [
        {"NARROW": ["AND", "FEL"]},
        {"NARROW": ["FEL"]},
        {"NARROW": []},
    ]
    assert list_listed("demo", date(2026, 6, 1), at=before) == {"NARROW": ["FEL"]}
    assert [entry.act for entry in list_changes("demo", address="categories/NARROW")] == [
        "category.declare",
        "category.list",
        "category.list",
        "category.unlist",
    ]


def test_a_category_that_is_dropped_counts_nobody_when_it_comes_back(do: Do):
    admit(do)
    do(NARROW)
    do(ListMember(category="NARROW", member="FEL", start="2026-01-01"))
    do(DropCategory(code="NARROW"))
    assert list_listed("demo", date(2026, 2, 1)) == {}
    do(NARROW)
    assert list_listed("demo", date(2026, 2, 1)) == {"NARROW": []}


def test_a_member_counts_for_what_was_set_from_a_day_on(do: Do):
    admit(do)
    do(POPULATION)
    do(SetWeight(series="population", member="FEL", value=1_200_000, start="2026-01-01"))
    do(SetWeight(series="population", member="AND", value=0, start="2026-01-01"))
    do(SetWeight(series="population", member="FEL", value=1_300_000, start="2026-06-01"))
    wrong = do(SetWeight(series="population", member="FEL", value=13, start="2026-06-01")).entry.sequence
    do(SetWeight(series="population", member="FEL", value=1_300_001, start="2026-06-01"))
    do(SetWeight(series="population", member="AND", value=None, start="2026-06-01"))
    assert [list_weights("demo", "population", date(2026, month, 1)) for month in (1, 6)] == [
        {"AND": 0, "FEL": 1_200_000},
        {"FEL": 1_300_001},
    ]
    assert list_weights("demo", "population", date(2026, 6, 1), at=wrong) == {"AND": 0, "FEL": 13}
    assert [(s.key, s.names, s.unit, s.source) for s in list_series("demo")] == [
        ("population", {"en": "Population"}, "inhabitants", "Invented Census, 2025")
    ]


def test_a_series_that_is_dropped_has_no_values(do: Do):
    admit(do)
    do(POPULATION)
    do(SetWeight(series="population", member="FEL", value=1, start="2026-01-01"))
    do(DropWeight(key="population"))
    do(POPULATION)
    assert list_weights("demo", "population", date(2026, 6, 1)) == {}


def test_a_weight_is_a_whole_number_that_every_reader_holds_exactly():
    for value in (-1, 2**53, 1.5, "12", True):
        with pytest.raises(ValidationError):
            SetWeight(series="population", member="FEL", value=value, start="2026-01-01")  # type: ignore[arg-type]
    assert SetWeight(series="population", member="FEL", value=2**53 - 1, start="2026-01-01").value == 2**53 - 1


def test_what_cannot_be_is_refused_with_the_field_that_is_wrong(do: Do):
    admit(do)
    do(NARROW)
    do(ListMember(category="NARROW", member="FEL", start="2026-01-01"))
    assert refused(do, ListMember(category="NARROW", member="FEL", start="2026-05-01")) == (
        "bodies.overlap",
        "FEL is counted among NARROW from 2026-01-01 already: the two periods overlap.",
        "start",
    )
    assert refused(do, ListMember(category="WIDE", member="FEL", start="2026-05-01")) == (
        "bodies.category",
        "No category here bears the code WIDE.",
        "category",
    )
    assert refused(do, ListMember(category="NARROW", member="XXX", start="2026-05-01")) == (
        "bodies.member",
        "No member here bears the code XXX.",
        "member",
    )
    assert refused(do, UnlistMember(category="NARROW", member="BOR", end="2026-05-01")) == (
        "bodies.not-listed",
        "BOR is not counted among NARROW on 2026-05-01.",
        "member",
    )
    assert refused(do, DropCategory(code="WIDE"))[0] == "bodies.category"
    assert refused(do, SetWeight(series="area", member="FEL", value=1, start="2026-01-01")) == (
        "bodies.series",
        "No series of weights here bears the key area.",
        "series",
    )
    assert refused(do, DropWeight(key="area"))[2] == "key"
    assert refused(do, NARROW.model_copy(update={"as_of": "2026-02-30"}))[2] == "as_of"
    assert refused(do, NARROW, Actor("delegation:FEL"))[0] == "record.seat"
