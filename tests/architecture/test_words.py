"""What people read is called in words: no act and no seat shows by its code name alone."""

import pytest

from plenary.bodies.words import KINDS, name_seat
from plenary.kit.language import available, speaking
from plenary.record import registry

OURS = [act for act in registry.list_acts() if act.__module__.startswith("plenary.")]


def test_every_act_has_a_name_of_its_own_in_words() -> None:
    called = {act.name: act.called for act in OURS}
    assert len(called) > 50
    assert [name for name, words in called.items() if not words or "." in words or words != words.strip()] == []
    assert len(set(called.values())) == len(called)


@pytest.mark.parametrize("tag", [tag for tag in available() if tag != "en"])
def test_every_act_is_called_in_every_language(tag: str) -> None:
    with speaking(tag):
        called = {act.name: registry.call(act.name) for act in OURS}
    assert [act.name for act in OURS if called[act.name] in (act.called, act.name)] == []
    assert len(set(called.values())) == len(called), "no two acts are called alike"


def test_every_kind_of_seat_that_may_act_has_a_name() -> None:
    kinds = {kind for act in OURS for kind in act.seats}
    assert kinds - set(KINDS) == set()
    for tag in available():
        with speaking(tag):
            assert [kind for kind in kinds if name_seat(kind, {}) == kind] == []
