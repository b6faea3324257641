"""An address that gives data: what it says of itself, and what it answers to what it does not know."""

import json

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pydantic import Field

from plenary.kit.endpoint import Answer, Endpoint, Query, endpoint, gives_data, registry, route, wants_data
from plenary.kit.paging import Listed, Paged, cut, find_next


class Colours(Listed):
    colours: tuple[str, ...]


class Wish(Paged):
    like: str = Field(default="", max_length=5)


NAMES = ("ash", "blue", "coral")


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(registry, "endpoints", {})

    @endpoint("colours", "<slug:body>/colours.json", model=Colours, query=Wish, newest=lambda body: 7)
    def give(request: HttpRequest, asked: Wish, body: str) -> Answer:
        """The colours
        of a body.

        More than one sentence."""
        found = [name for name in NAMES if asked.like in name]
        return Colours(colours=tuple(cut(found, asked)), total=len(found), next=find_next(request, len(found), asked))

    return give


def test_it_says_what_it_is(colours):
    told = registry.endpoints["colours"]
    assert (told.path, told.parts) == ("/{body}/colours.json", [("slug", "body")])
    assert (told.says, told.model, told.query, told.dated) == ("The colours of a body.", Colours, Wish, True)
    assert (str(route(colours).pattern), route(colours).name) == ("<slug:body>/colours.json", "colours-data")
    assert (gives_data(colours), gives_data(print)) == (True, False)
    with pytest.raises(ValueError, match="two endpoints are called colours"):
        registry.add(Endpoint("colours", "other.json", colours, "Another."))


def test_it_answers_a_page_at_a_time_with_the_address_of_the_next(colours):
    answer = colours(RequestFactory().get("/demo/colours.json?size=2&like=a"), body="demo")
    assert json.loads(answer.content) == {"total": 2, "next": None, "colours": ["ash", "coral"]}
    answer = colours(RequestFactory().get("/demo/colours.json?size=2"), body="demo")
    assert json.loads(answer.content) == {
        "total": 3,
        "next": "/demo/colours.json?size=2&page=2",
        "colours": ["ash", "blue"],
    }
    again = RequestFactory().get("/demo/colours.json?size=2", headers={"If-None-Match": answer["ETag"]})
    assert colours(again, body="demo").status_code == 304


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("like=crimson", "The parameter like cannot be read so."),
        ("size=1&size=2", "The parameter size cannot be read so."),
        ("shade=dark", "There is no parameter shade here."),
    ],
)
def test_it_refuses_what_it_does_not_know(colours, query: str, told: str):
    answer = colours(RequestFactory().get(f"/demo/colours.json?{query}"), body="demo")
    assert (answer.status_code, json.loads(answer.content)["detail"]) == (400, told)


def test_it_writes_nothing(colours):
    answer = colours(RequestFactory().post("/demo/colours.json"), body="demo")
    assert (answer.status_code, answer["Allow"], answer["Content-Type"]) == (
        405,
        "GET, HEAD",
        "application/problem+json",
    )


def test_a_program_that_asks_for_nothing_is_told_so_as_a_problem(colours):
    asked = [RequestFactory().get(path) for path in ("/demo/none.json", "/demo/acts/none", "/demo/none/")]
    for request in asked:
        request.resolver_match = None
    assert [wants_data(request) for request in asked] == [True, True, False]


def test_a_query_without_fields_takes_no_parameter():
    assert Query.model_validate({}) == Query()
