"""A message: what it cites of the text, and what it says around its requests, is text only when a person says so."""

import pytest

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.candidate import asides, find, unquoted
from plenary.engine.text.provision import Instrument
from tests.engine.text.candidate.accord import EN, MEMBERS, Told, accord, blocks, told

ASKED = "Delete PP2."
SECOND = "2. The Office keeps accounts."
ARTICLE = "Article 4. End"


def read(*lines: str, base: Instrument = EN) -> list[Told]:
    found = find(base, blocks(*lines), members=MEMBERS)
    return [told(base, one) for one in found if one.sentence != ASKED]


def reworded(provision: str, words: str) -> list[Told]:
    return [("reword", {"words": {provision: words}}, ["in a message"])]


def added(*every: tuple[str, str | None, str, str, str]) -> list[Told]:
    return [("add", {"added": list(every)}, ["in a message"])]


UNPLACED: list[Told] = [("add", {}, ["in a message", "place unsaid"])]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["3. Members may ask the Office. We agree."],
            reworded("a2.3", "Members may ask the Office. We agree."),
        ),
        (["Members may ask the Office"], reworded("a2.3", "Members may ask the Office")),
        (["We agree that Members may ask the Office."], []),
        (["3. Members may ask the Office."], []),
        (["5. Nothing else is."], []),
    ],
)
def test_a_provision_in_other_words_is_asked_about(lines: list[str], expected: list[Told]) -> None:
    assert read(*lines, ASKED) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Recalling the charter,", "Stressing the need,", "Noting the tools,"],
            added(("pp1", None, "preambular", "", "Stressing the need,")),
        ),
        (["Noting the tools,", "Stressing the need,", "Recalling the charter,"], []),
        (["Recalling the charter,", "We thank you."], []),
        (
            ["Article 2. Duties", "All agree.", "1. Members shall share tools and shall report each year."],
            added(("a2", "a2", "paragraph", "", "All agree.")),
        ),
        (
            ["3. Members may ask the Office.", "4. All is public.", "5. Nothing else is."],
            [
                *added(("a2.3", "a2", "paragraph", "4", "All is public.")),
                *added(("a2.3", "a2", "paragraph", "5", "Nothing else is.")),
            ],
        ),
        (["(b) keep the list open; and", "(c) burn it."], added(("a2.2.b", "a2.2", "subparagraph", "(c)", "burn it."))),
        (["(b) keep the list open; and", "3. We burn it."], added(("a2.2.b", "a2", "paragraph", "3", "We burn it."))),
        (["(b) keep the list open; and", "7. We burn it."], UNPLACED),
        (["7. We burn it."], []),
        ([SECOND, "On Article 2:", "3. All is public."], UNPLACED),
        ([SECOND, "", "Thank you,"], []),
    ],
)
def test_a_new_paragraph_among_those_of_the_text_is_asked_about(lines: list[str], expected: list[Told]) -> None:
    assert read(*lines, ASKED) == expected


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        (["1. All may leave.", "2. They do so freely.", "Thank you,"], ["1. All may leave.", "2. They do so freely."]),
        (["All may leave.", "Thank you,"], ["All may leave."]),
        (["1. All may leave.", "Article 5. More"], ["1. All may leave."]),
        (["2. The Office shall:"], []),
    ],
)
def test_a_new_article_is_asked_about_with_what_it_holds(lines: list[str], held: list[str]) -> None:
    found = find(EN, blocks(SECOND, ARTICLE, *lines, ASKED), members=MEMBERS)
    own = found[0].fragment.added[0]
    expected = [("a3.2", None, "article", "Article 4", "End")]
    for one in held:
        number, _, words = one.rpartition(". ") if one[0].isdigit() else ("", "", one)
        expected.append(("a3.2", own.id, "paragraph" if number else "text", number, words))
    assert told(EN, found[0]) == added(*expected)[0]
    assert found[0].sentence == " ".join([ARTICLE, *held])


def test_a_new_article_that_follows_nothing_has_no_place() -> None:
    assert read("2. The Office shall:", ASKED, ARTICLE, "1. All may leave.") == UNPLACED


def test_an_excerpt_need_not_have_the_marks_of_notes() -> None:
    base = accord(
        "en",
        ("pp1", "preambular", "Recalling the charter,", "", None),
        ("pp2", "preambular", "Noting the tools,", "", None),
        ("a1", "article", "Aim", "Article 1", None),
        ("a1.1", "paragraph", "Members shall share tools⁽¹⁾ and may ask the Office.⁽²⁾", "1", "a1"),
    )
    once = "1. Members shall share tools and may ask the Office."
    assert read(once, ASKED, base=base) == []
    assert read(once.replace("share", "give"), ASKED, base=base) == reworded(
        "a1.1", "Members shall give tools⁽¹⁾ and may ask the Office.⁽²⁾"
    )
    assert read("1. Members shall share tools⁽¹⁾ and may ask the Office.", ASKED, base=base) == reworded(
        "a1.1", "Members shall share tools⁽¹⁾ and may ask the Office."
    )


def test_what_a_message_says_around_its_requests_and_what_it_announces_is_no_text() -> None:
    lines = blocks("We thank you.", "Article 3, paragraph 1, should read:", "Costs are split.", "4. So it is.", SECOND)
    lines += [Block((Piece("All agree.", Change.INSERTED),), place="paragraph 6")]
    found = find(EN, lines, members=MEMBERS)
    assert [told(EN, one) for one in found] == [("reword", {"words": {"a3.1": "Costs are split."}}, []), *UNPLACED]
    assert asides(EN, lines, found) == {"paragraph 1", "paragraph 2", "paragraph 3", "paragraph 4"}


def test_a_letter_is_a_message_though_it_asks_nothing() -> None:
    lines = blocks("3. Members may ask the Office. We agree.", "1. We thank you.")
    found = find(EN, lines, members=MEMBERS, letter=True)
    assert [told(EN, one) for one in found] == [*reworded("a2.3", "Members may ask the Office. We agree."), *UNPLACED]
    assert asides(EN, lines, found, letter=True) == {"paragraph 1", "paragraph 2"}
    assert find(EN, lines, members=MEMBERS) == ()


def test_a_footnote_of_a_message_is_no_excerpt() -> None:
    note = Block((Piece("3. Members may ask an Office."),), place="note", shape=Shape.FOOTNOTE)
    assert [one.sentence for one in find(EN, [note, *blocks(ASKED)], members=MEMBERS)] == [ASKED]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (['"1. A b.', "2. C d.", '3. E f."'], ["1. A b.", "2. C d.", "3. E f."]),
        (["“1. A b.", "“2. C d.", "“3. E f”."], ["1. A b.", "2. C d.", "3. E f."]),
        (["« 1. A b.", "« C » d.", "3. E f. ».", "« G » h."], ["1. A b.", "« C » d.", "3. E f.", "« G » h."]),
        (["“1. A b.", "2. C d.", "E."], ["“1. A b.", "2. C d.", "E."]),
        (["“A” b.", "“C d.”"], ["“A” b.", "“C d.”"]),
        (["“Noting the tools,", "2. C d.”"], ["Noting the tools,", "2. C d."]),
    ],
)
def test_what_a_message_quotes_paragraph_by_paragraph_loses_its_quotation_marks(
    lines: list[str], expected: list[str]
) -> None:
    assert [one.accepted for one in unquoted(EN, blocks(*lines))] == expected


def test_a_quotation_stays_in_a_copy_in_a_table_where_it_is_tracked_and_where_the_text_has_it() -> None:
    quoted = blocks("“1. A b.", "2. C d.”")
    copy = [Block((Piece(one.text),), place=one.id) for one in EN.provisions]
    tracked = [quoted[0], Block((Piece("2. C d.”", Change.INSERTED),), place="paragraph 2")]
    own = accord(
        "en", ("pp1", "preambular", "“A b,", "", None), *((f"p{at}", "text", str(at), "", None) for at in "234")
    )
    written = blocks("“A b,", "C d.”")
    for base, lines in ((EN, [*copy, *quoted]), (EN, tracked), (own, written)):
        assert unquoted(base, lines) == tuple(lines)
