"""Every act says what undoes it, what it is about and how its older payloads are read; nothing refers to no act."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from plenary.record import lapse, registry
from plenary.record.act import SYSTEM, Act

OURS = [declared for declared in registry.list_acts() if declared.__module__.startswith("plenary.")]
#: Acts that change no address of their own within a body: they are about the record itself, or begin it.
ABOUT_NOTHING = {"body.establish", "values.erase"}


def test_there_are_acts_to_look_at():
    assert apps.ready
    assert len(OURS) >= 40


@pytest.mark.parametrize("declared", OURS, ids=lambda declared: declared.name)
def test_an_act_is_undone_by_an_act_that_there_is(declared: type[Act]):
    names = {known.name for known in OURS}
    assert declared.final is (declared.undone_by is None)
    assert declared.undone_by is None or declared.undone_by in names


@pytest.mark.parametrize("declared", OURS, ids=lambda declared: declared.name)
def test_an_act_says_what_it_is_about_and_what_it_is(declared: type[Act]):
    assert (declared.about is Act.about) is (declared.name in ABOUT_NOTHING)
    assert declared.__doc__ not in (None, "", Act.__doc__)


@pytest.mark.parametrize("declared", OURS, ids=lambda declared: declared.name)
def test_every_older_version_of_a_payload_can_be_read(declared: type[Act]):
    versions = {version for name, version in registry._upcasts if name == declared.name}
    assert versions == set(range(1, declared.version))


def test_consequences_upcasts_and_lapses_are_of_acts_that_there_are():
    names = {known.name for known in registry.list_acts()}
    assert set(registry._consequences) - {registry.EVERY} <= names
    assert {name for name, _version in registry._upcasts} <= names
    assert set(lapse.list_lapses()) <= names


def test_what_lapses_is_done_by_the_seat_of_time():
    assert [name for name in lapse.list_lapses() if SYSTEM.seat not in registry.find(name).seats] == []


#: Acts that nobody does from a page, each with its reason.
WITHOUT_A_PAGE = {
    "batch.commit",  # a package that keeps a batch closes it, and this is what closing it comes to
    "body.establish",  # `plenary init` begins a body
    "forum.constitute",  # a follower begins the log of a closed forum
    "version.carry",  # what stands on a version lapses when the next is issued: the worker carries it over
    "log.renew",  # `plenary restore` finds that a log has to go on under a new origin
}


def test_every_act_can_be_done_from_a_page(root: Path):
    pages = [
        file.read_text() for room in ("forms", "views") for file in sorted(root.glob(f"src/plenary/*/{room}/*.py"))
    ]
    named = {word for page in pages for word in re.findall(r"\b[A-Z]\w+", page)}
    assert {declared.name for declared in OURS if declared.__name__ not in named} == WITHOUT_A_PAGE
