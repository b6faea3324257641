"""What a keyboard types otherwise throughout a file is said once, and white space is not asked about."""

from plenary.engine.text.interpretation import Class, Difference
from plenary.rulemaking.compilation.habit import number_remarks, typing_doubts
from plenary.rulemaking.proof import Doubt

NAMES = {"a1": "Article 1", "a1.1": "Article 1, 1", "a1.2": "Article 1, 2"}


def typed(provision: str, base: str, found: str, what: Class = Class.TYPOGRAPHIC) -> Difference:
    return Difference(provision, what, base, found, f"paragraph {provision}")


def test_numbers_in_another_form_are_one_remark() -> None:
    differences = [typed("a1", "Article 1", "ARTICLE 1"), typed("a1.1", "1", "(1)"), typed("a1.2", "2", "٢")]
    assert list(number_remarks(NAMES, differences)) == [
        Doubt(
            "3 numbers are typed in another form than the base's (Article 1: “ARTICLE 1” for “Article 1”); the base's "
            "are kept.",
            "paragraph a1",
        )
    ]
    assert list(typing_doubts(NAMES, differences)) == []


def test_one_number_in_another_form_is_said_in_the_singular() -> None:
    assert [remark.sentence for remark in number_remarks(NAMES, [typed("a1.1", "1", "١")])] == [
        "1 number is typed in another form than the base's (Article 1, 1: “١” for “1”); the base's is kept."
    ]


def test_another_number_and_other_words_are_no_habit() -> None:
    differences = [typed("a1.1", "1", "2", Class.NUMBERING), typed("a1.2", "shall", "may", Class.WORDING)]
    assert [*number_remarks(NAMES, differences), *typing_doubts(NAMES, differences)] == []


def test_a_sign_typed_otherwise_in_several_words_is_said_once_with_all_its_places() -> None:
    differences = [
        typed("a1.1", "l’accès", "l'accès"),
        typed("a1.1", "d’un", "d'un"),
        typed("a1.2", "l’égalité", "l'égalité"),
        typed("a1.2", "États", "Etats"),
    ]
    assert [doubt.sentence for doubt in typing_doubts(NAMES, differences)] == [
        "In Article 1, 1; Article 1, 2, only the typing differs: “'” for “’”; the base's is kept.",
        "In Article 1, 2, only the typing differs: “Etats” for “États”; the base's is kept.",
    ]


def test_what_differs_by_white_space_alone_would_read_the_same_and_is_not_asked_about() -> None:
    differences = [typed("a1.1", " :", "\u00a0:"), typed("a1.2", "并", " 并"), typed("a1", ";", "\u202f;")]
    assert list(typing_doubts(NAMES, differences)) == []
