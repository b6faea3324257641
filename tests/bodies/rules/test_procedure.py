"""Rules of procedure as data: what cannot be right is refused, and each template can be kept on the record."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from plenary.bodies.rules.procedure import (
    Excess,
    Majority,
    Procedure,
    Quorum,
    Share,
    Silence,
    SpeakingTime,
    find_repeated,
    list_excesses,
)
from plenary.bodies.rules.template import ASSEMBLY, QUALIFIED, TEMPLATES
from plenary.record import canonical


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_comes_back_from_the_record_as_it_was(name: str):
    written = canonical.encode(TEMPLATES[name].model_dump(mode="json"))
    assert Procedure.model_validate(canonical.decode(written), strict=False) == TEMPLATES[name]


def test_there_is_a_template_for_each_kind_of_body():
    assert sorted(TEMPLATES) == ["assembly", "board", "consensus", "dialogue", "qualified-majority", "standards"]
    assert [name for name, procedure in TEMPLATES.items() if procedure.dialogue] == ["dialogue"]
    assert not any(procedure.visibility.counts for procedure in TEMPLATES.values())


def test_the_thresholds_of_a_qualified_majority_are_exact():
    majority = QUALIFIED.majorities["substantive"]
    assert (majority.share.value, majority.weight_share and majority.weight_share.value) == (
        Fraction(11, 20),
        Fraction(13, 20),
    )
    assert (majority.weight, majority.blocking) == ("population", 4)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"authentic": ("de",)}, "an authentic language is one of the languages"),
        ({"working": "de"}, "the working language is one of the languages"),
        ({"labels": ASSEMBLY.labels[:1] * 2}, "two status labels bear the same key"),
        ({"quorum_to_debate": {"base": "members", "share": {"over": 3, "under": 2}}}, "a share is at most the whole"),
    ],
)
def test_rules_that_contradict_themselves_are_refused(change: dict[str, Any], why: str):
    with pytest.raises(ValidationError, match=why):
        Procedure.model_validate({**ASSEMBLY.model_dump(), **change}, strict=False)


@pytest.mark.parametrize("half", [{"weight": "population"}, {"weight_share": Share(over=1, under=2)}])
def test_a_weight_and_the_share_needed_of_it_go_together(half: dict[str, Any]):
    with pytest.raises(ValidationError, match="go together"):
        Majority(base="members", share=Share(over=1, under=2), strict=True, **half)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_labels_of_a_template_have_a_name_in_each_language_of_its_body(name: str):
    procedure = TEMPLATES[name]
    assert [set(label.names) for label in procedure.labels] == [set(procedure.languages)] * len(procedure.labels)


def test_the_ready_labels_go_from_untouched_to_agreed():
    assert [(label.key, label.names["ar"], label.level) for label in ASSEMBLY.labels] == [
        ("not-discussed", "لم يُناقش", 0),
        ("open", "مفتوح", 1),
        ("agreed-in-group", "متفق عليه في الفريق", 2),
        ("agreed-ad-ref", "متفق عليه رهناً بالاستشارة", 3),
        ("agreed", "متفق عليه", 4),
    ]


def test_every_number_that_is_too_large_is_found_where_it_stands():
    large = Share(over=1, under=1_000_000)
    rules = QUALIFIED.model_copy(
        update={
            "quorum_to_debate": Quorum(base="members", share=large),
            "quorum_to_decide": Quorum(base="members", share=Share(over=1_000_000, under=1_000_001)),
            "majorities": {
                "all": Majority(
                    base="members", share=large, strict=True, weight="area", weight_share=large, blocking=1001
                )
            },
            "speaking": SpeakingTime(national=86_401, group=86_402, replies=(600, 86_403, 86_404)),
            "silence": Silence(hours=10_001, reminders=(24, 10_002)),
        }
    )
    assert list(list_excesses(rules)) == [
        Excess("quorum_to_debate.share", 1_000_000, 999_999),
        Excess("quorum_to_decide.share", 1_000_000, 999_999),
        Excess("quorum_to_decide.share", 1_000_001, 999_999),
        Excess("majorities.all.share", 1_000_000, 999_999),
        Excess("majorities.all.weight_share", 1_000_000, 999_999),
        Excess("majorities.all.blocking", 1001, 1000),
        Excess("speaking.national", 86_401, 86_400),
        Excess("speaking.group", 86_402, 86_400),
        Excess("speaking.replies", 86_403, 86_400),
        Excess("speaking.replies", 86_404, 86_400),
        Excess("silence.hours", 10_001, 10_000),
        Excess("silence.reminders", 10_002, 10_000),
    ]


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_has_no_number_that_is_too_large(name: str):
    assert list(list_excesses(TEMPLATES[name])) == []


def test_the_first_word_that_stands_there_twice_is_found():
    assert [find_repeated(words) for words in ((), ("en", "fr"), ("en", "fr", "fr", "en"))] == [None, None, "fr"]
