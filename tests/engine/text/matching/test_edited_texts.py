"""Whole texts with three words in ten edited, provisions deleted, moved, split, merged and added."""

from pathlib import Path

import pytest

from benchmarks.edited import TEXTS, Numbers, Rates, edit, read_text
from benchmarks.matching import CLASSES, Score, judge
from plenary.engine.text.matching import match
from plenary.rulemaking import example

ENOUGH = 0.98


def score(instrument, *, seeds=(1, 2), numbers=Numbers.KEPT):
    total = Score()
    for seed in seeds:
        edited = edit(instrument, seed=seed, rates=Rates(), numbers=numbers)
        total.add(judge(edited, match(edited.base, edited.blocks)))
    return total


@pytest.mark.parametrize("numbers", Numbers)
def test_nearly_every_provision_of_the_example_is_matched_right(numbers):
    found = score(read_text(Path(example.__file__).with_name("framework.en.md"), "en"), numbers=numbers)
    assert found.share() >= ENOUGH
    assert {name: found.count[name] > 0 for name in CLASSES} == dict.fromkeys(CLASSES, True)


def test_nearly_every_provision_of_real_texts_is_matched_right(shared_data):
    total = Score()
    for path, lang in TEXTS.values():
        total.add(score(read_text(shared_data / path, lang), seeds=(1,)))
    assert total.share() >= ENOUGH
