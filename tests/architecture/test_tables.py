"""Every table of ours says which of the three kinds it is, and projected ones can be made again from the record."""

from django.apps import apps
from django.db import models

from plenary.record.tables import Operational, Projected, SealedTable

KINDS = {"projected": Projected, "sealed": SealedTable, "operational": Operational}
INEXACT = (models.AutoField, models.FloatField, models.DecimalField)


def list_ours() -> list[type[models.Model]]:
    return [table for table in apps.get_models() if table.__module__.startswith("plenary.")]


def test_every_table_says_which_kind_it_is_and_inherits_it():
    told = {table._meta.label: getattr(table, "kind", None) for table in list_ours()}
    assert len(told) >= 14
    assert {label for label, kind in told.items() if kind not in {*KINDS, "record"}} == set()
    assert [label for label, kind in told.items() if kind == "record"] == ["record.Recorded"]
    for table in list_ours():
        if table.kind in KINDS:
            assert issubclass(table, KINDS[table.kind]), table._meta.label


def test_a_projected_row_has_no_number_of_the_databases_own_no_inexact_number_and_no_time_of_the_machine():
    bad = [
        f"{table._meta.label}.{field.name}"
        for table in list_ours()
        if issubclass(table, Projected)
        for field in table._meta.concrete_fields
        if isinstance(field, INEXACT) or getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    assert bad == []


def test_a_projected_row_never_refers_to_an_operational_one():
    bad = [
        f"{table._meta.label}.{field.name}"
        for table in list_ours()
        if issubclass(table, Projected)
        for field in table._meta.concrete_fields
        if field.related_model is not None and not issubclass(field.related_model, Projected)
    ]
    assert bad == []
