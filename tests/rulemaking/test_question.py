"""The sentences in which an officer is asked about an edited copy."""

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Question
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.returning.question import contrasted, issued_names, question_doubt

ROLLING = collate(
    Instrument((Provision("a1", Kind.ARTICLE, "Reporting", "Article 1"),)),
    [
        Reading(
            "des",
            ("DES",),
            added=(
                Addition("x", "a1", None, Kind.ARTICLE, "Publicity", "Article 1 bis"),
                Addition("y", "a1", "x", Kind.PARAGRAPH, "Everything is public.", "1"),
            ),
        )
    ],
    order=("DES",),
)
NAMES = issued_names(ROLLING)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            Question("a1+2", Cause.PARENT, (), "1 [is – Desh]", "1 [is open – Desh]", ("open",)),
            "Article 1 bis, 1 was changed or supported, and the new provision that holds it is not supported: "
            "“1 [is – Desh]” came back as “1 [is open – Desh]”.",
        ),
        (
            Question("a1", Cause.LINE, (), "Deletion asked for by Desh."),
            "In Article 1, the line “Deletion asked for by Desh.” is not in the copy, which says nothing by itself: ask "
            "whether what it tells is opposed.",
        ),
        (
            Question("a1", Cause.MERGED, (), "1 One.", "1 One."),
            "In the copy, Article 1 was run together with the next paragraph, and both are kept apart: “1 One.”.",
        ),
        (
            Question("a1", Cause.STRANGER, (), "[a – Desh]", "[a – Desh / b – XYZ]", ("/ b – XYZ",)),
            "In Article 1, the name in “b – XYZ” is no member's: “[a – Desh]” came back as “[a – Desh / b – XYZ]”.",
        ),
        (
            Question("a1", Cause.STRANGER, (), "[a – Desh]", "[a – Desh, Dsh]", (", Dsh",), meant="Desh"),
            "In Article 1, the name in “Dsh” is no member's, and may be a slip for Desh: “[a – Desh]” came back as "
            "“[a – Desh, Dsh]”.",
        ),
        (
            Question("a1", Cause.MARKUP, (), "Reporting", "Reporting", ("port",)),
            "In Article 1, words were struck through by hand: “port”.",
        ),
        (
            Question("a1", Cause.UNPLACED, (), "[a – Desh]", "[a – Desh; b]", ("; b",)),
            "In Article 1, words that belong nowhere in it were added: “[a – Desh]” came back as “[a – Desh; b]”.",
        ),
        (
            Question("", Cause.UNPLACED, (), "", "A note.", ("A note.",)),
            "Words that belong nowhere in the text were added: “A note.”.",
        ),
        (
            Question("a1", Cause.MISSING, (), "Reporting"),
            "Article 1 is not in the copy, and nothing says that it was struck.",
        ),
        (
            Question("a1", Cause.MISSING, (), "Reporting Publicity", further=("a1+1", "a1+2")),
            "3 provisions are not in the copy, and nothing says that they were struck: Article 1; Article 1 bis; "
            "Article 1 bis, 1.",
        ),
        (
            Question("a1", Cause.MISSING, (), "Reporting", further=(*(f"p{place}" for place in range(11)), "a1+2")),
            "13 provisions are not in the copy, from Article 1 to Article 1 bis, 1, and nothing says that they were "
            "struck.",
        ),
    ],
)
def test_a_question_names_the_provision_as_issued_and_shows_what_was_and_what_came(
    question: Question, sentence: str
) -> None:
    assert question_doubt(NAMES, question) == Doubt(sentence)


TEN = "one two three four five six seven eight nine ten "
LONG = TEN * 4


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("short", "shorter", ("short", "shorter")),
        (
            f"{LONG}[may] {LONG}end",
            f"{LONG}[may / will] {LONG}end",
            (f"… ten {TEN}[may] {TEN}one two …", f"… ten {TEN}[may / will] {TEN}one two …"),
        ),
        (f"[may] {LONG}", LONG, (f"[may] {TEN}one two …", f"{TEN}one two …")),
        (f"{LONG}end", f"{LONG}end {LONG}end", (f"… ten {TEN}end", f"… ten {TEN}end {LONG}end")),
        ("各" * 200 + "国", "各" * 200 + "方", (f"… {'各' * 60}国", f"… {'各' * 60}方")),
        ("国" + "各" * 200, "方" + "各" * 200, (f"国{'各' * 60} …", f"方{'各' * 60} …")),
    ],
)
def test_of_long_sentences_the_words_around_what_differs_are_shown(
    before: str, after: str, shown: tuple[str, str]
) -> None:
    assert contrasted(before, after) == shown
