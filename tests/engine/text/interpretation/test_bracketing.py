"""Words that a file puts in brackets: what reading comes of them."""

from plenary.engine.text.interpretation import Notice, Remark
from plenary.engine.text.reading import Bracket, Reading
from tests.engine.text.interpretation.small import INSERTED, TEXT, block, file, read


def test_words_merely_bracketed_are_brackets():
    line = block("2. The pool shall be open to ", (INSERTED, "["), "universities", (INSERTED, "]"), TEXT[7][41:])
    assert read(file((7, [line]))).reading == Reading("x", ("ABC",), brackets=(Bracket("a2.2", 26, 38),))


def test_a_bracket_may_open_in_one_provision_and_close_in_another():
    lines = {
        5: [block("[Article 2. Pool")],
        6: [block(TEXT[6]), block((INSERTED, "1 bis. New words."))],
        8: [block(TEXT[8].replace("each refusal.", "each refusal].")), block("4. [Never.")],
    }
    found = read(file(*lines.items()))
    assert found.reading.brackets == (
        Bracket("a2", 0, 4),
        Bracket("a2.1", 0, len(TEXT[6]) - 3),
        Bracket("a2.2", 0, len(TEXT[7]) - 3),
        Bracket("a2.3", 0, len(TEXT[8]) - 4),
    )
    assert [(a.number, a.text) for a in found.reading.added] == [("1 bis", "New words."), ("4", "[Never.")]
    assert dict(found.reading.words) == {}
    assert found.remarks == (Remark(Notice.UNBALANCED, ("+2",)),)


def test_a_bracket_does_not_reach_into_another_article():
    found = read(file((4, [block(TEXT[4].replace("Nothing", "[Nothing"))]), (7, [block(TEXT[7][:-1] + "].")])))
    assert (found.reading.brackets, sorted(found.reading.words)) == ((), ["a1.3", "a2.2"])
    assert found.remarks == (Remark(Notice.UNBALANCED, ("a1.3", "a2.2")),)


def test_alternatives_in_brackets_are_left_and_said():
    line = block(TEXT[7].replace("shall", "[shall][may]"))
    found = read(file((7, [line])))
    assert found.reading.words == {"a2.2": TEXT[7][3:].replace("shall", "[shall][may]")}
    assert found.remarks == (Remark(Notice.ALTERNATIVES, ("a2.2",)),)


def test_an_addition_in_brackets_is_an_addition_without_them():
    lines = [block(TEXT[3]), block("[2 bis. The reports are public.]")]
    assert [(a.number, a.text) for a in read(file((3, lines))).reading.added] == [("2 bis", "The reports are public.")]
