"""Support of provisions that the base does not have, and that the text supported may add."""

import pytest

from plenary.engine.text.candidate import Answer, Confirmation, Obstacle, Unapplicable, apply, find
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from tests.engine.text.candidate.accord import EN, MEMBERS, blocks, read

OPTION = Provision("a4.t1", Kind.TEXT, "2. Results are published.", "", "a4")
BASE = Instrument(
    (
        *EN.provisions,
        Provision("a4", Kind.ARTICLE, "Results", "Article 4"),
        Provision("a4.1", Kind.PARAGRAPH, "Results are kept.", "1", "a4"),
        OPTION,
    )
)
NEW = {
    "pp0": Addition("pp0", None, None, Kind.PREAMBULAR, "Aware of the tools,"),
    "bis": Addition("bis", "a2.1", "a2", Kind.PARAGRAPH, "The report is public:", "1 bis"),
    "item": Addition("item", "a2.1", "bis", Kind.SUBPARAGRAPH, "on paper.", "(a)"),
    "ter": Addition("ter", "a2.1", "a2", Kind.PARAGRAPH, "It is short.", "1 ter"),
    "art": Addition("art", "a3.2", None, Kind.ARTICLE, "Guests", "Article 3 bis"),
    "par": Addition("par", "a3.2", "art", Kind.PARAGRAPH, "Guests may speak.", "1"),
}
WORDS = {"a2.1": "Members shall share tools.", "a2.3": "Members ask.", "a4.t1": "2. Results are shared."}
ARA = Reading("A.md", ("ARA",), WORDS, added=tuple(NEW.values()))
MORE = Reading("B.md", ("ARA",), {"a2.2": "The Office must:"})


def supporting(sentence: str) -> tuple[dict[str, str], list[str]]:
    """The words and the new provisions of the reading that supports those of Arandia when a person says yes."""
    found = find(BASE, blocks(sentence), members=MEMBERS)
    answers = {one.id: Confirmation("C.txt", one.id, Answer.YES) for one in found}
    reading = apply(BASE, Reading("C.txt", ("IST",)), found, answers, others=(ARA, MORE))
    return dict(reading.words), [one.id for one in reading.added]


@pytest.mark.parametrize(
    ("sentence", "words", "added"),
    [
        ("We support Arandia on Article 2, paragraph 1 bis.", [], ["bis", "item"]),
        ("In Article 2, we support Arandia on paragraph 1 bis.", [], ["bis", "item"]),
        ("We support Arandia on Article 2, paragraphs 1 bis and 1 ter.", [], ["bis", "item", "ter"]),
        ("We support Arandia on Article 2, paragraphs 1 ter and 3.", ["a2.3"], ["ter"]),
        ("We support Arandia on Article 3 bis.", [], ["art", "par"]),
        ("We support Arandia on Article 4, paragraph 2.", ["a4.t1"], []),
    ],
)
def test_support_of_what_is_new_in_a_text_is_of_that_alone(sentence: str, words: list[str], added: list[str]) -> None:
    assert supporting(sentence) == ({name: WORDS[name] for name in words}, added)


@pytest.mark.parametrize(
    "sentence",
    [
        "We support Arandia on Article 2, paragraph 1 quater.",
        "We support Arandia on Article 2, paragraphs 1 bis and 1 quater.",
        "We support Arandia on Article 2, paragraph 3, and Article 12.",
        "We support Arandia on Article 3 bis, paragraph 1.",
    ],
)
def test_support_of_what_is_nowhere_is_refused(sentence: str) -> None:
    with pytest.raises(Unapplicable) as caught:
        supporting(sentence)
    assert caught.value.obstacle is Obstacle.UNFOUND


def test_support_of_a_row_that_is_not_found_has_no_effect() -> None:
    assert read("en", "We support Arandia on the last row of the table.") == [
        ("support", {}, ["provision unknown"]),
    ]
