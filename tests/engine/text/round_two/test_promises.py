"""Round two's promises on generated rolling texts: nothing said is nothing read, and nothing written is lost."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Role
from plenary.engine.text.layout import lay_out
from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate, recover, update
from plenary.engine.text.round_two import Note, Remark, Return
from plenary.engine.text.tokens import find_tokens
from tests.engine.text.round_two.copies import clean, cut, read, seen, send
from tests.engine.text.strategies import MEMBERS, cases

NAMES = {"Arandia": "ARA", "Borland": "BOR", "Celandia": "CEL", "Desh": "DES", "Elmoria": "ELM", "Fenland": "FEN"}
WRITTEN = (
    " {word} ",
    " / {word}",
    "{word} / ",
    " / {word} – CEL",
    ", {word}",
    ", Celandia",
    "[{word}]",
    " [",
    "]",
    "¶{word} is new.",
    "¶Option 9 – CEL\n{word}",
    "",
)


@given(cases(), st.booleans(), st.booleans())
def test_an_unedited_copy_says_nothing(case: tuple, marked: bool, copied: bool) -> None:
    rolling = collate(*case, order=MEMBERS)
    blocks = send(rolling, marks=marked)
    standing = [reading for reading in rolling.readings if reading.holders == ("CEL",)]
    found = read(rolling, clean(blocks) if copied else blocks, names=NAMES)
    if marked:
        assert found == Return(standing[-1] if standing else Reading("CEL", ("CEL",)))
    else:
        assert (found.positions, found.questions) == ((), ())
        assert Note(Remark.UNMARKED) in found.notes


@st.composite
def copies(draw: st.DrawFn) -> tuple[RollingText, list[Block]]:
    """A rolling text and a copy of it in which anything was written or struck anywhere."""
    rolling = collate(*draw(cases()), order=MEMBERS)
    blocks = send(rolling)
    for number in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(blocks) - 2))
        text = seen(blocks[place])
        start = draw(st.integers(0, len(text)))
        old = text[start : start + draw(st.sampled_from((0, 0, 3, 12, 99)))]
        new = draw(st.sampled_from(WRITTEN)).format(word=f"zz{number}")
        blocks[place : place + 1] = cut(blocks[place], start, old, new)
    return rolling, clean(blocks) if draw(st.booleans()) else blocks


@given(copies())
def test_balanced_every_word_that_was_written_is_in_the_reading_a_position_or_a_question(
    copy: tuple[RollingText, list[Block]],
) -> None:
    rolling, blocks = copy
    found = read(rolling, blocks, names=NAMES)
    said = [
        *found.reading.words.values(),
        *(f"{addition.number} {addition.text}" for addition in found.reading.added),
        *(position.words for position in found.positions),
        *(" ".join((question.after, *question.words)) for question in found.questions),
    ]
    written = {word for block in blocks for word in re.findall(r"zz\d", block.accepted)}
    assert written - set(re.findall(r"zz\d", " ".join(said))) == set()


@given(copies())
def test_what_is_read_can_be_collated(copy: tuple[RollingText, list[Block]]) -> None:
    rolling, blocks = copy
    found = read(rolling, blocks, names=NAMES)
    after = update(rolling, found.reading)
    assert recover(after, found.reading.id).by_id.keys() >= set(found.reading.words) - found.reading.deleted
    assert len(lay_out(after)) == len(after.passages)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[RollingText, list[Block]]:
    """A rolling text and a copy in which a bracket was struck, perhaps with words behind it, and with the blank before
    or behind all that."""
    rolling = collate(*draw(cases()), order=MEMBERS)
    blocks = send(rolling)
    brackets = [
        (place, found.start(1), found.end())
        for place, block in enumerate(blocks)
        for found in re.finditer(r"\w (\[[^\[\]]*\])(?= [\w\[])", seen(block))
    ]
    if not brackets:
        return rolling, blocks
    place, start, end = draw(st.sampled_from(brackets))
    text = seen(blocks[place])
    end += len("".join(find_tokens(text[end:])[: draw(st.integers(0, 2))]))
    shift = draw(st.booleans()) and text[end : end + 1] == " "
    blocks[place : place + 1] = cut(blocks[place], start - 1 + shift, text[start - 1 + shift : end + shift], "")
    return rolling, clean(blocks) if draw(st.booleans()) else blocks


@given(cuts())
def test_a_copy_that_only_strikes_words_says_no_word_that_was_not_issued(copy: tuple[RollingText, list[Block]]) -> None:
    rolling, blocks = copy
    found = read(rolling, blocks, names=NAMES)
    issued = {
        token.strip()
        for text in [*(block.rejected for block in send(rolling)), *(p.text for p in rolling.base.provisions)]
        for token in find_tokens(text)
    }
    said = [*found.reading.words.values(), *(addition.text for addition in found.reading.added)]
    assert {token.strip() for text in said for token in find_tokens(text)} - issued == set()


@st.composite
def drawings(draw: st.DrawFn) -> tuple[RollingText, list[Block], str, str]:
    """A rolling text and a copy in which a word outside brackets was put in brackets, with that word and where."""
    rolling = collate(*draw(cases()), order=MEMBERS)
    blocks = send(rolling)
    words = [
        (place, found.start(), found.group())
        for place, block in enumerate(blocks)
        if block.id and not rolling.by_id[block.id].new
        for found in re.finditer(r"(?<![\w’'-])\w+(?![\w’'-])", seen(block))
        if {block.pieces[at].tag + block.pieces[at].role for at in range(*found.span())} == {str(Role.WORDS)}
    ]
    place, at, word = draw(st.sampled_from(words or [(0, 0, "")]))
    (block,) = cut(blocks[place], at + len(word), "", "]")
    blocks[place : place + 1] = cut(block, at, "", "[")
    return rolling, blocks, blocks[place].id, word


@given(drawings())
def test_a_bracket_that_is_drawn_around_a_word_is_around_that_word_of_the_base(
    drawn: tuple[RollingText, list[Block], str, str],
) -> None:
    rolling, blocks, name, word = drawn
    assume(word)
    found = read(rolling, blocks, names=NAMES)
    standing = [reading for reading in rolling.readings if reading.holders == ("CEL",)]
    before = standing[-1].brackets if standing else ()
    assert [
        (bracket.provision, rolling.base.by_id[name].text[bracket.start : bracket.end])
        for bracket in found.reading.brackets
        if bracket not in before
    ] == [(name, word)]
    assert (found.reading.words, found.questions) == (standing[-1].words if standing else {}, ())


@st.composite
def said_twice(draw: st.DrawFn) -> tuple[RollingText, list[Block], list[Block]]:
    """A rolling text and two copies of it in which the same is said in two ways: other words in a bracket of their own
    behind an issued one, or behind a stroke in it; a name before the first words in a bracket, or behind them."""
    rolling = collate(*draw(cases()), order=MEMBERS)
    blocks = send(rolling)
    brackets = [
        (place, found)
        for place, block in enumerate(blocks)
        if block.id
        for found in re.finditer(r"\[([^\[\]/–]*?)( – [^\[\]/]*)?( / [^\[\]]*)?\](?!\[)", seen(block))
    ]
    if not brackets:
        return rolling, blocks, blocks
    place, found = draw(st.sampled_from(brackets))
    if draw(st.booleans()):
        edits = (found.end(), "[zz – CEL]"), (found.end() - 1, " / zz – CEL")
    else:
        edits = (found.start() + 1, "CEL: "), (found.end(2), ", CEL") if found[2] else (found.end(1), " – CEL")
    one, other = ([*blocks[:place], *cut(blocks[place], at, "", new), *blocks[place + 1 :]] for at, new in edits)
    return rolling, one, other


@given(said_twice())
def test_the_forms_in_which_members_write_alternatives_and_names_say_the_same(
    copies: tuple[RollingText, list[Block], list[Block]],
) -> None:
    one, other = (read(copies[0], blocks, names=NAMES) for blocks in copies[1:])
    assert (one.reading, one.positions) == (other.reading, other.positions)
    assert [question.cause for question in one.questions] == [question.cause for question in other.questions]
