"""Tracked changes by member, read back by pandoc and by our own reader."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from plenary.engine.text.block import Block
from plenary.engine.text.layout import Audience, lay_out
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Reading, Reason, Source
from plenary.engine.text.rolling import collate, recover
from plenary.engine.text.structure.tree import read
from plenary.engine.text.view import accepted, rejected
from plenary.rulemaking.intake.docx.reading import read as read_file
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word import render_tracked
from tests.engine.text.strategies import cases
from tests.rulemaking.conformity.word import faults
from tests.rulemaking.output.samples import MEMBERS
from tests.rulemaking.output.word.reader import W, blocks, part, words

BASE = Instrument(
    (
        Provision("t", Kind.TITLE, "Framework on cooperation"),
        Provision("a1", Kind.ARTICLE, "Access", "Article 1"),
        Provision("a1.1", Kind.PARAGRAPH, "Each Party shall report yearly on the pool.", "1", "a1"),
        Provision("a1.2", Kind.PARAGRAPH, "The Secretariat shall publish what it receives:", "2", "a1"),
        Provision("a1.2.a", Kind.SUBPARAGRAPH, "in all languages;", "(a)", "a1.2"),
        Provision("a1.2.b", Kind.SUBPARAGRAPH, "without delay.", "(b)", "a1.2"),
        Provision("a1.3", Kind.PARAGRAPH, "The Panel may advise.", "3", "a1"),
    )
)
READINGS = (
    Reading(
        "bor",
        ("BOR",),
        {"a1.1": "Each Party should report every two years on the pool."},
        deleted=frozenset({"a1.2.b"}),
    ),
    Reading("ara", ("ARA",), {"a1.1": "Each Party should report yearly and in public on the pool."}),
    Reading(
        "cel",
        ("CEL", "DES"),
        {"a1.1": "In principle, each Party shall report yearly."},
        added=(Addition("x", "a1.1", "a1", Kind.PARAGRAPH, "No Party shall be exempt.", "1 bis"),),
        brackets=(Bracket("a1.3", 10, 13, Reason.SUBSTANTIVE),),
    ),
    Reading("des", ("DES",), moved=(Move("a1.2", "a1.3", "a1"),), retained=frozenset({"a1.3"})),
)
ORDER = ("NG", "IS", "ARA", "BOR", "CEL", "DES")


def edition(rolling: RollingText, audience: Audience = Audience.NAMES, groups: Collection[str] = ()) -> Edition:
    return Edition(
        title="Framework on cooperation",
        settings=lay_out(rolling, audience=audience, groups=groups),
        as_at=datetime(2031, 5, 14, 13, 30, tzinfo=UTC),
        base="0" * 64,
        symbol="A/AI/1/L.4",
        members=MEMBERS,
    )


def tracked(readings: Sequence[Reading] = READINGS, base: Instrument = BASE) -> bytes:
    rolling = collate(base, readings, order=ORDER)
    return render_tracked(edition(rolling), rolling)


def provisions(instrument: Instrument) -> list[tuple[Kind, str, str]]:
    return [(provision.kind, provision.number, provision.text) for provision in instrument.provisions]


def rejecting(file: bytes) -> list[tuple[Kind, str, str]]:
    return provisions(read(rejected(read_file(file).blocks)).instrument)


def accepting(file: bytes) -> list[tuple[Kind, str, str]]:
    return provisions(read(accepted(read_file(file).blocks)).instrument)


def changes(nodes: Any) -> list[tuple[str, str, str]]:
    """Pandoc's tracked changes: what, who, the words."""
    found: list[tuple[str, str, str]] = []
    if isinstance(nodes, list):
        for node in nodes:
            found.extend(changes(node))
    elif isinstance(nodes, dict):
        content = nodes.get("c")
        if nodes.get("t") == "Span" and content[0][1] and content[0][1][0] in ("insertion", "deletion"):
            return [(content[0][1][0], dict(content[0][2])["author"], words(content[1]))]
        found.extend(changes(content))
    return found


def test_pandoc_reads_each_change_with_its_author(tmp_path: Path) -> None:
    assert changes(blocks(tracked(), tmp_path, "--track-changes=all")) == [
        ("deletion", "Celandia, Desh", "Each"),
        ("insertion", "Celandia, Desh", "In principle, each"),
        ("deletion", "Arandia, Borland", "shall"),
        ("insertion", "Arandia, Borland", "should"),
        ("deletion", "Borland", "yearly"),
        ("insertion", "Borland", "every two years"),
        ("insertion", "Arandia", "and in public"),
        ("deletion", "Celandia, Desh", "on the pool"),
        ("insertion", "Celandia, Desh", "1 bis No Party shall be exempt."),
        ("deletion", "Desh", "2"),
        ("deletion", "Desh", "The Secretariat shall publish what it receives:"),
        ("deletion", "Desh", "(a)"),
        ("deletion", "Desh", "in all languages;"),
        ("deletion", "Borland, Desh", "(b)"),
        ("deletion", "Borland, Desh", "without delay."),
        ("insertion", "Celandia, Desh", "["),
        ("insertion", "Celandia, Desh", "]"),
        ("insertion", "Desh", "2 The Secretariat shall publish what it receives:"),
        ("insertion", "Desh", "(a) in all languages;"),
        ("insertion", "Desh", "(b) without delay."),
    ]


def test_rejecting_all_changes_gives_the_base_to_our_own_reader() -> None:
    assert rejecting(tracked()) == provisions(BASE)


def test_rejecting_all_changes_gives_the_base_to_pandoc(tmp_path: Path) -> None:
    found = blocks(tracked(), tmp_path, "--track-changes=reject")
    # Pandoc takes the title for a property of the document.
    assert [words(block["c"][2] if block["t"] == "Header" else block["c"]) for block in _leaves(found)] == [
        "Article 1\nAccess",
        "1 Each Party shall report yearly on the pool.",
        "2 The Secretariat shall publish what it receives:",
        "(a) in all languages;",
        "(b) without delay.",
        "3 The Panel may advise.",
    ]


def _leaves(nodes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for node in nodes:
        found.extend(_leaves(node["c"][1]) if node["t"] == "Div" else [node])
    return [node for node in found if node["t"] in ("Header", "Para", "Plain")]


@pytest.mark.parametrize(
    "reading", [reading for reading in READINGS if not reading.brackets], ids=lambda reading: reading.id
)
def test_accepting_one_members_changes_gives_what_it_wants(reading: Reading) -> None:
    assert accepting(tracked((reading,))) == provisions(recover(collate(BASE, (reading,)), reading.id))


def test_a_provision_that_one_wants_elsewhere_and_nobody_deletes_is_a_tracked_move() -> None:
    """(b) is deleted by another, so it is deleted here and inserted there."""
    document = part(tracked(), "word/document.xml")
    ranges = {
        end: [(mark.get(f"{W}name"), mark.get(f"{W}author")) for mark in document.iter(f"{W}{end}RangeStart")]
        for end in ("moveFrom", "moveTo")
    }
    assert ranges == {end: [("move1", "Desh"), ("move2", "Desh")] for end in ("moveFrom", "moveTo")}


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        (
            "The Panel may give advice.",
            [
                ("moveTo", "3\t"),
                ("moveTo", "The Panel may"),
                ("del", " advise"),
                ("ins", " give advice"),
                ("moveTo", "."),
            ],
        ),
        (
            "Panel may advise.",
            [("moveTo", "3\t"), ("del", "The"), ("moveTo", "Panel may advise.")],
        ),
        (
            "In principle, the Panel may advise.",
            [("moveTo", "3\t"), ("del", "The"), ("ins", "In principle, the"), ("moveTo", " Panel may advise.")],
        ),
    ],
    ids=["in the middle", "struck at the beginning", "put in at the beginning"],
)
def test_what_whoever_moves_a_provision_changes_in_it_is_changed_where_it_arrives(
    words: str, runs: list[tuple[str, str]]
) -> None:
    reading = Reading("des", ("DES",), {"a1.3": words}, moved=(Move("a1.3", "a1", "a1"),))
    file = tracked((reading,))
    (arriving,) = part(file, "word/document.xml").iter(f"{W}moveToRangeStart")
    found = []
    for change in arriving.itersiblings(f"{W}moveTo", f"{W}ins"):
        said = "".join(
            "\t" if part.tag == f"{W}tab" else part.text or ""
            for part in change.iter(f"{W}t", f"{W}delText", f"{W}tab")
        )
        inner = next(change.iter(f"{W}del"), change)
        found.append((inner.tag.removeprefix(W), said))
    assert found == runs
    assert accepting(file) == provisions(recover(collate(BASE, (reading,)), "des"))
    assert rejecting(file) == provisions(BASE)


def test_a_provision_that_is_moved_with_two_wordings_arrives_in_each() -> None:
    """And what others change in it is changed where it stands."""
    moved = (Move("a1.3", "a1.1", "a1"),)
    readings = (
        Reading("bor", ("BOR",), moved=moved),
        Reading("des", ("DES",), {"a1.3": "The Panel shall advise."}, moved=moved),
        Reading("ara", ("ARA",), {"a1.3": "The Panel may not advise."}),
    )
    assert tracked((readings[1], readings[0], readings[2])) == tracked(readings), (
        "by the body's order, not who came first"
    )
    file = tracked(readings)
    document = part(file, "word/document.xml")
    said = [
        (
            change.tag.removeprefix(W),
            change.get(f"{W}author"),
            "".join(text.text or "" for text in change.iter(f"{W}t", f"{W}delText")),
        )
        for change in document.iter(f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom")
        if len(change)
    ]
    assert said == [
        ("ins", "Borland", "3The Panel may advise."),
        ("ins", "Desh", "3The Panel shall advise."),
        ("del", "Borland, Desh", "3"),
        ("del", "Borland, Desh", "The Panel"),
        ("del", "Borland, Desh", " may"),
        ("ins", "Arandia", " not"),
        ("del", "Borland, Desh", " advise."),
    ]


def test_what_a_member_adds_in_what_it_moves_moves_along_and_what_others_add_there_stays() -> None:
    own = Addition("x", "a1.2.a", "a1.2", Kind.SUBPARAGRAPH, "in plain words;", "(a bis)")
    mover = Reading("des", ("DES",), added=(own,), moved=(Move("a1.2", "a1.3", "a1"),))
    assert accepting(tracked((mover,))) == provisions(recover(collate(BASE, (mover,)), "des"))
    other = Addition("y", "a1.2.a", "a1.2", Kind.SUBPARAGRAPH, "and for everybody;", "(a bis)")
    file = tracked((mover, Reading("bor", ("BOR",), added=(other,))))
    document = part(file, "word/document.xml")
    said = [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t", f"{W}delText"))
        for paragraph in document.iter(f"{W}p")
    ]
    first, last = said.index("(a bis)and for everybody;"), said.index("(a ter)in plain words;")
    assert first < said.index("3The Panel may advise.") < last
    assert said[last - 2 : last] == ["2The Secretariat shall publish what it receives:", "(a)in all languages;"]
    assert rejecting(file) == provisions(BASE)


def test_what_is_moved_behind_something_that_moves_too_arrives_behind_it() -> None:
    moved = (Move("a1.1", "a1.2.b", "a1"), Move("a1.2", "a1.3", "a1"))
    reading = Reading("des", ("DES",), moved=moved)
    file = tracked((reading, Reading("bor", ("BOR",), moved=moved[1:])))
    assert [text for _kind, _number, text in accepting(tracked((reading,)))[2:]] == [
        "The Panel may advise.",
        "The Secretariat shall publish what it receives:",
        "in all languages;",
        "without delay.",
        "Each Party shall report yearly on the pool.",
    ]
    assert accepting(file) == provisions(recover(collate(BASE, (reading,)), "des"))


def test_what_is_added_behind_something_that_moves_arrives_behind_all_of_it() -> None:
    added = (
        Addition("x", "a1.3", "a1", Kind.PARAGRAPH, "The list is public.", "4"),
        Addition("y", "a1.3", "a1", Kind.PARAGRAPH, "The Panel meets twice.", "5", behind="a1.2.b"),
        Addition("z", "a1.3", "y", Kind.SUBPARAGRAPH, "in spring;", "(a)"),
    )
    reading = Reading("des", ("DES",), added=added, moved=(Move("a1.1", "a1.2.b", "a1"), Move("a1.2", "a1.3", "a1")))
    assert [text for _kind, _number, text in accepting(tracked((reading,)))[2:]] == [
        "The Panel may advise.",
        "The list is public.",
        "The Secretariat shall publish what it receives:",
        "in all languages;",
        "without delay.",
        "The Panel meets twice.",
        "in spring;",
        "Each Party shall report yearly on the pool.",
    ]
    other = Reading("bor", ("BOR",), added=(replace(added[1], behind=None),))
    file = tracked((reading, other))
    assert rejecting(file) == provisions(BASE)
    shown = [paragraph.text for paragraph in accepted(read_file(file).blocks)]
    assert [shown.count("5\tThe Panel meets twice."), shown.count("4\tThe list is public.")] == [2, 1]


def test_words_put_before_the_first_are_parted_from_it_by_a_space_also_after_a_sign() -> None:
    for begun in ("In principle, each Party", "; each Party", "“ Each Party"):
        reading = Reading("des", ("DES",), {"a1.1": f"{begun} shall report yearly on the pool."})
        assert accepting(tracked((reading,)))[2] == (Kind.PARAGRAPH, "1", reading.words["a1.1"])


def test_a_new_article_that_has_a_number_alone_is_inserted() -> None:
    reading = Reading("des", ("DES",), added=(Addition("x", "a1.3", None, Kind.ARTICLE, "", "Article 1 bis"),))
    assert accepting(tracked((reading,)))[-1] == (Kind.ARTICLE, "Article 1 bis", "")


@given(cases(least=1))
def test_accepting_the_changes_of_any_one_member_gives_its_text(case: tuple[Instrument, tuple[Reading, ...]]) -> None:
    base, readings = case
    for said in readings:
        added = tuple(replace(addition, number="") for addition in said.added)
        reading = replace(said, brackets=(), added=added)
        file = tracked((reading,), base)
        shown = [" ".join(paragraph.text.split()) for paragraph in accepted(read_file(file).blocks)]
        wanted = recover(collate(base, (reading,)), reading.id)
        words = [" ".join([p.number, *p.text.split()]).strip() for p in wanted.provisions]
        assert [each for each in shown if each] == [each for each in words if each]


@given(cases())
def test_rejecting_all_changes_of_any_readings_gives_the_base(case: tuple[Instrument, tuple[Reading, ...]]) -> None:
    base, readings = case
    shown = [paragraph.text.split() for paragraph in rejected(read_file(tracked(readings, base)).blocks)]
    assert [words for words in shown if words] == [
        [provision.number, *provision.text.split()] for provision in base.provisions
    ]


@given(cases(least=1))
def test_every_change_is_a_proponents_and_dated_as_the_edition(case: tuple[Instrument, tuple[Reading, ...]]) -> None:
    base, readings = case
    document = part(tracked(readings, base), "word/document.xml")
    marks = [mark for mark in document.iter() if mark.get(f"{W}author")]
    proponents = {code for reading in readings for code in reading.holders}
    named = {name for mark in marks for name in mark.get(f"{W}author", "").split(", ")}
    assert named <= {MEMBERS.get(code, code) for code in proponents}
    assert {mark.get(f"{W}date") for mark in marks} <= {"2031-05-14T13:30:00Z"}
    numbers = [mark.get(f"{W}id") for mark in marks]
    assert len(numbers) == len(set(numbers))


def authors(file: bytes) -> set[str]:
    document = part(file, "word/document.xml")
    return {mark.get(f"{W}author", "") for mark in document.iter() if mark.get(f"{W}author")}


def test_an_audience_that_is_told_groups_sees_groups_as_authors() -> None:
    rolling = collate(BASE, READINGS, order=ORDER)
    groups = ("IS", "NG")
    told = edition(rolling, Audience.GROUPS, groups)
    file = render_tracked(told, rolling, audience=Audience.GROUPS, groups=groups)
    assert authors(file) == {"other members"}
    own = replace(READINGS[0], holders=("NG",))
    rolling = collate(BASE, [own, *READINGS[1:]], order=ORDER)
    told = edition(rolling, Audience.GROUPS, groups)
    file = render_tracked(told, rolling, audience=Audience.GROUPS, groups=groups)
    assert "Northern Group" in {name for joined in authors(file) for name in joined.split(", ")}


def test_an_audience_that_is_told_no_names_sees_none() -> None:
    rolling = collate(BASE, READINGS, order=ORDER)
    file = render_tracked(edition(rolling, Audience.NONE), rolling, audience=Audience.NONE)
    assert authors(file) == {"Unattributed"}


TABLE = Instrument(
    (
        Provision("p", Kind.PARAGRAPH, "The tiers⁽¹⁾ are:", "1"),
        Provision("f", Kind.FOOTNOTE, "As adopted.", "1", "p"),
        Provision("tb", Kind.TABLE, "", ""),
        Provision("r1", Kind.ROW, "", "", "tb"),
        Provision("c1", Kind.CELL, "Tier", "", "r1"),
        Provision("c2", Kind.CELL, "Units", "", "r1"),
        Provision("r2", Kind.ROW, "", "", "tb"),
        Provision("c3", Kind.CELL, "Small", "", "r2"),
        Provision("c4", Kind.CELL, "100", "", "r2"),
        Provision("q", Kind.PARAGRAPH, "They are reviewed.", "2"),
    )
)


def test_rows_cells_and_footnotes_are_changed_in_their_place() -> None:
    reading = Reading(
        "ara",
        ("ARA",),
        {"c2": "Hours", "f": "As adopted yearly.", "p": "The tiers of access⁽¹⁾ are:"},
        deleted=frozenset({"r2", "c3", "c4"}),
        added=(
            Addition("r3", "c4", "tb", Kind.ROW, ""),
            Addition("c5", "c4", "r3", Kind.CELL, "Large"),
            Addition("c6", "c4", "r3", Kind.CELL, "500"),
        ),
    )
    content = read_file(tracked((reading,), TABLE)).blocks
    assert [paragraph.text for paragraph in rejected(content) if paragraph.text] == [
        "1\tThe tiers⁽¹⁾ are:",
        "As adopted.",
        "Tier",
        "Units",
        "Small",
        "100",
        "2\tThey are reviewed.",
    ]
    assert [paragraph.text for paragraph in accepted(content) if paragraph.text] == [
        "1\tThe tiers of access⁽¹⁾ are:",
        "As adopted yearly.",
        "Tier",
        "Hours",
        "Large",
        "500",
        "2\tThey are reviewed.",
    ]


@pytest.mark.parametrize(
    ("move", "order"),
    [
        (Move("q", None, None), ["They are reviewed.", "The tiers⁽¹⁾ are:"]),
        (Move("p", "c4", None), ["The tiers⁽¹⁾ are:", "They are reviewed."]),
    ],
)
def test_a_provision_moved_to_the_beginning_or_behind_a_cell_arrives_there(move: Move, order: list[str]) -> None:
    file = tracked((Reading("ara", ("ARA",), moved=(move,)),), TABLE)
    found = [paragraph.text.partition("\t")[2] for paragraph in accepted(read_file(file).blocks)]
    assert [text for text in found if text in order] == order


HEAD, SMALL, LARGE = ("Tier", "Units"), ("Small", "100"), ("Large", "900")
ROWS = Instrument(
    (
        Provision("p", Kind.PARAGRAPH, "The tiers are:", "1"),
        Provision("tb", Kind.TABLE, ""),
        *(
            provision
            for name, cells in zip("hsl", (HEAD, SMALL, LARGE), strict=True)
            for provision in (
                Provision(name, Kind.ROW, "", "", "tb"),
                *(Provision(f"{name}{place}", Kind.CELL, text, "", name) for place, text in enumerate(cells)),
            )
        ),
        Provision("q", Kind.PARAGRAPH, "They are reviewed.", "2"),
    )
)


def tables(blocks: Sequence[Block]) -> list[list[tuple[str, ...]]]:
    """The rows of each table of a file, every change accepted."""
    found: dict[int, dict[int, tuple[str, ...]]] = {}
    for paragraph in accepted(blocks):
        if paragraph.row and paragraph.text:
            table, row, _ = paragraph.row
            rows = found.setdefault(table, {})
            rows[row] = (*rows.get(row, ()), paragraph.text)
    return [list(rows.values()) for rows in found.values()]


@pytest.mark.parametrize(
    ("move", "rows"),
    [
        (Move("s", "l1", "tb"), [HEAD, LARGE, ("Small", "150")]),
        (Move("l", "h1", "tb"), [HEAD, LARGE, ("Small", "150")]),
        (Move("l", "tb", "tb"), [LARGE, HEAD, ("Small", "150")]),
        (Move("tb", "q", None), [HEAD, ("Small", "150"), LARGE]),
        (Move("tb", None, None), [HEAD, ("Small", "150"), LARGE]),
    ],
)
def test_a_row_and_a_table_arrive_as_such_in_the_words_of_who_moves_them(
    move: Move, rows: list[tuple[str, ...]]
) -> None:
    content = read_file(tracked((Reading("ara", ("ARA",), {"s1": "150"}, moved=(move,)),), ROWS)).blocks
    assert tables(content) == [rows]
    assert [paragraph.text for paragraph in rejected(content) if paragraph.text] == [
        "1\tThe tiers are:",
        *HEAD,
        *SMALL,
        *LARGE,
        "2\tThey are reviewed.",
    ]


def test_a_new_row_behind_one_that_moves_arrives_behind_it() -> None:
    added = (
        Addition("x", "l1", "tb", Kind.ROW, "", behind="s1"),
        Addition("y", "l1", "x", Kind.CELL, "Tiny", behind="s1"),
        Addition("z", "l1", "x", Kind.CELL, "1", behind="s1"),
    )
    reading = Reading("ara", ("ARA",), added=added, moved=(Move("s", "l1", "tb"),))
    content = read_file(tracked((reading,), ROWS)).blocks
    assert tables(content) == [[HEAD, LARGE, SMALL, ("Tiny", "1")]]
    left = [paragraph.text for paragraph in rejected(content) if paragraph.text]
    assert left == ["1\tThe tiers are:", *HEAD, *SMALL, *LARGE, "2\tThey are reviewed."]


def test_a_row_that_is_to_stand_outside_of_a_table_is_a_table_of_its_own() -> None:
    content = read_file(tracked((Reading("ara", ("ARA",), moved=(Move("s", "q", None),)),), ROWS)).blocks
    assert tables(content) == [[HEAD, LARGE], [SMALL]]


def test_the_same_rolling_text_is_the_same_bytes() -> None:
    assert tracked() == tracked()


def test_words_that_replace_a_citation_cite_a_copy_of_the_footnote(tmp_path: Path) -> None:
    """As where Word itself is used: the one goes with the words that are struck, the other with those put in."""
    reading = Reading("ara", ("ARA",), {"p": "The tiers are⁽¹⁾:"})
    file = tracked((reading,), TABLE)
    document = part(file, "word/document.xml")
    assert "⁽" not in "".join(document.itertext())
    cited = [
        (mark.get(f"{W}id"), mark.getparent().getparent().tag.removeprefix(W))
        for mark in document.iter(f"{W}footnoteReference")
    ]
    assert cited == [("1", "del"), ("2", "ins")]
    notes = {note.get(f"{W}id"): "".join(note.itertext()).strip() for note in part(file, "word/footnotes.xml")}
    assert (notes["1"], notes["2"]) == ("As adopted.", "As adopted.")
    for choice, said in (("accept", "1 The tiers are^As adopted.^:"), ("reject", "1 The tiers^As adopted.^ are:")):
        first = blocks(file, tmp_path, f"--track-changes={choice}")[0]
        assert words(_leaves([first])[0]["c"]) == said
    assert accepting(file) == provisions(recover(collate(TABLE, (reading,)), "ara"))
    assert rejecting(file) == provisions(TABLE)


def test_more_proponents_than_word_has_room_for_are_a_list_that_stands_after_the_text() -> None:
    codes = tuple(f"Q{place:02}" for place in range(40))
    rolling = collate(BASE, [Reading("all", codes, {"a1.3": "The Panel shall advise."})], order=codes)
    held = edition(rolling)
    names = {code: f"Invented Member {code}" for code in codes}
    file = render_tracked(replace(held, members=names), rolling)
    assert authors(file) == {"Members and groups, list 1"}
    last = [block for block in read_file(file).blocks if block.accepted.startswith("Members and groups")]
    assert [(block.accepted, block.rejected) for block in last] == [
        ("Members and groups, list 1: " + ", ".join(names.values()), "")
    ]
    assert rejecting(file) == provisions(BASE)
    assert faults(file) == []


def test_words_of_an_option_of_the_base_are_inserted_by_the_base_text_and_who_edited_it() -> None:
    words = BASE.by_id["a1.1"].text
    option = words.replace("yearly", "twice a year").replace(".", " and on its use.")
    readings = (
        Reading("option 2", (), {"a1.1": option}),
        Reading("ara", ("ARA",), {"a1.1": option.replace("twice", "often")}, sources=(Source("a1.1", "option 2"),)),
    )
    document = part(tracked(readings), "word/document.xml")
    assert [
        ("".join(text.text or "" for text in mark.iter(f"{W}t")), mark.get(f"{W}author"))
        for mark in document.iter(f"{W}ins")
    ] == [
        (" often a year", "Arandia"),
        (" twice a year", "Unattributed"),
        (" and on its use", "base text, Arandia"),
    ]
