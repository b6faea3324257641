"""Words that are to be deleted go with the sign that would stand double."""

import pytest

from plenary.engine.text.candidate import find
from plenary.engine.text.candidate.excision import excise, run_together
from plenary.engine.text.provision import Instrument, Kind, Provision
from tests.engine.text.candidate.accord import Told, blocks, told


def without(text: str, *words: str) -> str:
    """The text without some words, each of which stands in it once."""
    spans = [(text.index(each), text.index(each) + len(each)) for each in words]
    for start, end in reversed([excise(text, *span) for span in run_together(text, spans)]):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("may, where appropriate, extend it.", "where appropriate", "may, extend it."),
        ("may, where appropriate, extend it.", ", where appropriate", "may, extend it."),
        ("may, where appropriate, extend it.", "where appropriate,", "may, extend it."),
        ("may, where appropriate, extend it.", ", where appropriate,", "may extend it."),
        ("shall promptly report, each year.", "each year", "shall promptly report."),
        ("shall promptly report, each year.", "promptly", "shall report, each year."),
        ("However, members meet.", "However", "members meet."),
        ("keeps lists; registers; notes.", "registers", "keeps lists; notes."),
        ("keeps lists, registers; notes.", "registers", "keeps lists; notes."),
        ("shall: report; act.", "report", "shall: act."),
        ("Members meet. They talk. They vote.", "They talk", "Members meet. They vote."),
        ("Members meet.", "Members meet", "."),
        ("成员应，酌情，共享工具。", "酌情", "成员应，共享工具。"),
        ("partagent, le cas échéant\u00a0; puis", "le cas échéant", "partagent\u00a0; puis"),
        ("على الأعضاء، عند الاقتضاء، التعاون.", "عند الاقتضاء", "على الأعضاء، التعاون."),
    ],
)
def test_no_sign_is_left_double_where_words_are_taken_out(text: str, words: str, left: str) -> None:
    assert without(text, words) == left


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("lists", "registers"), "keeps maps, notes."),
        (("registers", "notes"), "keeps maps, lists."),
        (("lists", "notes"), "keeps maps, registers."),
        (("lists, registers", "registers"), "keeps maps, notes."),
    ],
)
def test_words_of_one_list_go_with_the_signs_between_them(words: tuple[str, ...], left: str) -> None:
    assert without("keeps maps, lists, registers, notes.", *words) == left


def test_a_request_to_delete_words_between_commas_takes_one_comma_along() -> None:
    base = Instrument(
        (
            Provision("a1", Kind.ARTICLE, "Term", "Article 1"),
            Provision("a1.1", Kind.PARAGRAPH, "The Board may, where appropriate, extend the term.", "1", "a1"),
        )
    )
    expected: Told = ("delete", {"words": {"a1.1": "The Board may, extend the term."}}, [])
    found = find(base, blocks("In Article 1, paragraph 1, delete “where appropriate”."), members={})
    assert [told(base, one) for one in found] == [expected]
