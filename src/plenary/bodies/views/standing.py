"""The categories of members and the series of weights, each of them by itself, and the forms that fill them."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.belonging import read_belonging
from plenary.bodies.forms.act import ActForm, answer, was_sent
from plenary.bodies.forms.standing import (
    DeclareCategoryForm,
    DeclareSeriesForm,
    DropCategoryForm,
    DropSeriesForm,
    ListMemberForm,
    SetWeightForm,
    UnlistMemberForm,
    category_values,
    series_values,
)
from plenary.bodies.models import Category, Weight, WeightSeries
from plenary.bodies.queries import (
    find_category,
    find_series,
    list_categories,
    list_listed,
    list_listings,
    list_series,
    list_values,
    procedure_of,
    weigh_all,
)
from plenary.bodies.seating import SECRETARY, serves
from plenary.bodies.views.as_at import AsAt, read_as_at
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call, name_members, write_number
from plenary.kit.freshness import shown_up_to
from plenary.kit.paging import turn
from plenary.kit.policy import PUBLIC, policy


@dataclass(frozen=True, slots=True)
class Listed:
    """That a list counts a member among a category, and whether it does on the day; ``goes_on`` where a last day may be
    entered still."""

    code: str
    name: str
    start: str
    end: str
    present: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Value:
    """What a member counts for from a day on; ``value`` is empty where none is known; ``holds`` on the day shown."""

    code: str
    name: str
    value: str
    start: str
    holds: bool


@policy(PUBLIC)
@shown_up_to(newest)
def show_categories(request: HttpRequest, body: str) -> HttpResponse:
    """The categories by code, each with its list, that list's day, and how many members it counts on the day."""
    found, as_at = require_body(body), read_as_at(request, body)
    working, listed = procedure_of(body).working, list_listed(body, as_at.day, as_at.sequence)
    rows = [(each, call(each.names, working), len(listed[each.code])) for each in list_categories(body, as_at.sequence)]
    context = {"page": turn(request, rows), "as_at": as_at, "serves": as_at.sequence is None and serves(request, body)}
    return render(request, "bodies/categories.html", {**frame(found, "categories"), **context})


@policy(PUBLIC)
@shown_up_to(newest)
def show_category(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """A category: the list it comes from, who is counted on the day in the body's own order, and who was or will be."""
    found, as_at = require_body(body), read_as_at(request, body)
    category = find_category(body, code, as_at.sequence)
    if category is None:
        raise Http404
    working, day = procedure_of(body).working, as_at.day
    names = name_members(body, working, as_at.sequence, as_at.day)
    ranks, belonging = {member: rank for rank, member in enumerate(names)}, read_belonging(body, as_at.sequence)
    rows = sorted(
        (
            Listed(
                row.member,
                names[row.member],
                row.start,
                belonging.find_until(row) or "",
                belonging.holds(row, day),
                belonging.goes_on(row, day),
            )
            for row in list_listings(body, code, as_at.sequence)
            if row.member in names
        ),
        key=lambda row: (not row.present, ranks[row.code]),
    )
    page = turn(request, rows)
    context = {
        "category": category,
        "name": call(category.names, working),
        "page": page,
        "present": [row for row in page if row.present],
        "others": [row for row in page if not row.present],
        "count": sum(row.present for row in rows),
        "serves": as_at.sequence is None and serves(request, body),
        "as_at": as_at,
    }
    return render(request, "bodies/category.html", {**frame(found, "categories"), **context})


@policy(PUBLIC)
@shown_up_to(newest)
def show_weights(request: HttpRequest, body: str) -> HttpResponse:
    """The series of weights by key, with what each counts, where it comes from, and for how many members."""
    found, as_at = require_body(body), read_as_at(request, body)
    working = procedure_of(body).working
    valued = weigh_all(body, as_at.day, as_at.sequence)
    rows = [
        (each, call(each.names, working), len(valued.get(each.key, ()))) for each in list_series(body, as_at.sequence)
    ]
    context = {"page": turn(request, rows), "as_at": as_at, "serves": as_at.sequence is None and serves(request, body)}
    return render(request, "bodies/weights.html", {**frame(found, "categories"), **context})


@policy(PUBLIC)
@shown_up_to(newest)
def show_series(request: HttpRequest, body: str, series: str) -> HttpResponse:
    """A series of weights: what each member counts for, from which day on, in the body's own order."""
    found, as_at = require_body(body), read_as_at(request, body)
    declared = find_series(body, series, as_at.sequence)
    if declared is None:
        raise Http404
    working = procedure_of(body).working
    rows = _list_values(body, series, working, as_at)
    context = {
        "series": declared,
        "name": call(declared.names, working),
        "page": turn(request, rows),
        "count": sum(row.holds and row.value != "" for row in rows),
        "serves": as_at.sequence is None and serves(request, body),
        "as_at": as_at,
    }
    return render(request, "bodies/series.html", {**frame(found, "categories"), **context})


@policy(SECRETARY)
def declare_category(request: HttpRequest, body: str) -> HttpResponse:
    return _form(request, body, DeclareCategoryForm, reverse("categories", args=[body]))


@policy(SECRETARY)
def change_category(request: HttpRequest, body: str, code: str) -> HttpResponse:
    category = _require_category(body, code)
    done = reverse("category", args=[body, code])
    return _form(request, body, DeclareCategoryForm, done, code=code, initial=category_values(category))


@policy(SECRETARY)
def drop_category(request: HttpRequest, body: str, code: str) -> HttpResponse:
    done = reverse("categories", args=[body])
    if was_sent(request, body):
        return see_other(done)
    return _form(request, body, DropCategoryForm, done, category=_require_category(body, code))


@policy(SECRETARY)
def list_member(request: HttpRequest, body: str, code: str) -> HttpResponse:
    done = reverse("category", args=[body, code])
    return _form(request, body, ListMemberForm, done, category=_require_category(body, code))


@policy(SECRETARY)
def unlist_member(request: HttpRequest, body: str, code: str) -> HttpResponse:
    done, chosen = reverse("category", args=[body, code]), {"member": request.GET.get("member", "")}
    return _form(request, body, UnlistMemberForm, done, category=_require_category(body, code), initial=chosen)


@policy(SECRETARY)
def declare_series(request: HttpRequest, body: str) -> HttpResponse:
    return _form(request, body, DeclareSeriesForm, reverse("weights", args=[body]))


@policy(SECRETARY)
def change_series(request: HttpRequest, body: str, series: str) -> HttpResponse:
    initial = series_values(_require_series(body, series))
    done = reverse("series", args=[body, series])
    return _form(request, body, DeclareSeriesForm, done, series=series, initial=initial)


@policy(SECRETARY)
def drop_series(request: HttpRequest, body: str, series: str) -> HttpResponse:
    done = reverse("weights", args=[body])
    if was_sent(request, body):
        return see_other(done)
    return _form(request, body, DropSeriesForm, done, series=_require_series(body, series))


@policy(SECRETARY)
def set_weight(request: HttpRequest, body: str, series: str) -> HttpResponse:
    done, chosen = reverse("series", args=[body, series]), {"member": request.GET.get("member", "")}
    return _form(request, body, SetWeightForm, done, series=_require_series(body, series), initial=chosen)


def _form(request: HttpRequest, body: str, kind: type[ActForm], done: str, **options: Any) -> HttpResponse:
    context = frame(require_body(body), "categories")
    return answer(request, body, kind, done=done, context=context, **options)


def _require_category(body: str, code: str) -> Category:
    found = find_category(body, code)
    if found is None:
        raise Http404
    return found


def _require_series(body: str, key: str) -> WeightSeries:
    found = find_series(body, key)
    if found is None:
        raise Http404
    return found


def _list_values(body: str, series: str, working: str, as_at: AsAt) -> list[Value]:
    """Every value of a series by member, in the body's own order, and by day; one of a member's is in force."""
    given: dict[str, list[Weight]] = {}
    for row in list_values(body, series=series, at=as_at.sequence):
        given.setdefault(row.member, []).append(row)
    values, belonging = [], read_belonging(body, as_at.sequence)
    for code, name in name_members(body, working, as_at.sequence, as_at.day).items():
        begun = [row for row in given.get(code, ()) if row.start <= as_at.day.isoformat()]
        effects = belonging.list_effects(code, [(row.start, row.value) for row in given.get(code, ())])
        present = any(period.holds(as_at.day) for period, _value in effects)
        for row in given.get(code, ()):
            written = "" if row.value is None else write_number(row.value)
            values.append(Value(code, name, written, row.start, holds=present and row is begun[-1]))
    return values
