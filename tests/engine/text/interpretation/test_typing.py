"""How a member's keyboard types numbers, headings and signs says nothing, as the base and as the copy."""

import pytest

from plenary.engine.text.interpretation import Class, Difference
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.structure import build
from tests.engine.text.interpretation.small import INSERTED, TEXT, block, file, read

SPANISH = [
    "Acuerdo sobre computación compartida",
    "Artículo 1. Términos",
    "1. En el presente Acuerdo, por recurso se entiende una máquina que ofrezca un miembro a los demás.",
    "2. El miembro que ofrezca un recurso lo describirá fielmente y mantendrá al día la descripción.",
]
CHINESE = [
    "关于共享计算资源的协定草案",
    "第一条 获取",
    "一、理事会在决定请求时应考虑：",
    "（一）该成员的需要；",
    "（二）资源的能力；",
    "（三）预定用途的安全。",
    "二、理事会可应请求将期限延长三十天。",
]


def numbered(instrument):
    return [(p.id, p.number, p.text) for p in instrument.provisions]


WAYS = {
    "marks before numbers": lambda line: f"\u200f{line}" if line[0].isdigit() else line,
    "marks in headings": lambda line: line.replace("Article ", "Article \u200f"),
    "marks around words": lambda line: line.replace(" to ", " \u200eto\u200e "),
    "marks alone between spaces": lambda line: line.replace(" to ", " \u2067 to \u2069"),
    "a colon behind a space": lambda line: line.replace("Article 1.", "Article 1 :").replace(
        "Article 2.", "Article 2 :"
    ),
    "a colon behind a space that does not break": lambda line: line.replace("Article 2.", "Article 2\u00a0:"),
    "a stop and a dash": lambda line: line.replace("1. ", "1.- ").replace("2. ", "2.- "),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_copy_that_types_numbers_and_headings_in_its_own_way_says_nothing(way):
    found = read(file(of=[way(line) for line in TEXT]))
    assert (found.reading, found.differences) == (Reading("x", ("ABC",)), ())


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_base_that_types_them_so_is_the_same_text(way):
    typed_so = build(file(of=[way(line) for line in TEXT]))
    assert numbered(typed_so) == numbered(build(file()))
    assert read(file(), typed_so).reading == Reading("x", ("ABC",))


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u200b", "\u2066", "\u2069", "\ufeff"])
def test_a_tracked_mark_that_nobody_sees_is_no_change(mark):
    line = block(TEXT[3][:9], (INSERTED, mark, "Ann"), TEXT[3][9:])
    found = read(file((3, [line])))
    assert (found.reading, found.differences) == (Reading("x", ("ABC",)), ())


def test_a_spanish_stop_and_dash_is_no_word_of_the_paragraph():
    base = build([block(line) for line in SPANISH], lang="es")
    found = read([block(line.replace("1. ", "1.- ").replace("2. ", "2.- ")) for line in SPANISH], base)
    assert (found.reading, found.differences) == (Reading("x", ("ABC",)), ())


@pytest.mark.parametrize("number", ["（二之二）", "（二）之二", "(二)之二", "（二）（之二）"])
def test_a_chinese_item_between_two_items_leaves_the_others_where_they_are(number):
    base = build([block(line) for line in CHINESE], lang="zh")
    copy = [*CHINESE[:5], f"{number}该成员的语文；", *CHINESE[5:]]
    found = read([block(line) for line in copy], base)
    item = Addition("+1", "a1.1.2", "a1.1", Kind.SUBPARAGRAPH, "该成员的语文；", number)
    assert (found.reading, found.remarks) == (Reading("x", ("ABC",), added=(item,)), ())
    copied = build([block(line) for line in copy], lang="zh")
    assert copied.by_id["a1.1.3"].parent == "a1.1"


def test_a_letter_that_looks_like_that_of_the_base_is_typed_otherwise():
    lines = [*TEXT[:3], "a) first of the aims of all;", "b) second of the aims of all;", "c) third of the aims of all."]
    base = build([block(line) for line in lines])
    found = read([block(line.replace("a) ", "а) ").replace("c) ", "с) ")) for line in lines], base)
    assert found.differences == (
        Difference("a1.1.a", Class.TYPOGRAPHIC, "a)", "а)"),
        Difference("a1.1.c", Class.TYPOGRAPHIC, "c)", "с)"),
    )
