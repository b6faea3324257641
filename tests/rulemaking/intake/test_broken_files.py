"""A broken file is read or refused, whatever is broken in it; it never breaks the reader."""

import io
import random
import zipfile
from collections.abc import Iterator

import pytest
from lxml import etree

from plenary.rulemaking.intake import content
from plenary.rulemaking.intake.document import Content, Format
from plenary.rulemaking.intake.fault import Fault
from plenary.rulemaking.output.word import render
from tests.rulemaking.intake.word import cut, field, ins, listed, p, packed, r, table, tc, tr, word
from tests.rulemaking.output.samples import ENGLISH

NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)
STYLES = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="H"/></w:style>'
FULL = word(
    p("Title", properties='<w:pStyle w:val="H"/>')
    + '<w:moveFromRangeStart w:id="1" w:name="m" w:author="A"/>'
    + listed(0, "a", cut("b"), ins("c", cut("d")), mark='<w:ins w:author="A"/><w:del w:author="B"/>')
    + listed(0, field("REF x", "3"), r("e", '<w:color w:val="FF0000"/><w:vertAlign w:val="superscript"/>'))
    + table(
        tr(tc("f", table(tr(tc("g"), tc("h")))), tc("i", properties='<w:gridSpan w:val="2"/>')), tr(tc("j"), tc("k"))
    )
    + p(
        '<w:r><w:footnoteReference w:id="3"/><w:sym w:font="Symbol" w:char="F0B7"/><w:commentReference w:id="0"/></w:r>'
    ),
    styles=STYLES,
    numbering=NUMBERING,
    footnotes=f'<w:footnote w:id="3">{p("note")}</w:footnote>',
    comments=f'<w:comment w:id="0" w:author="A">{p("why")}</w:comment>',
    header=p("head"),
)


def outcome(data: bytes, name: str = "x.docx") -> type:
    """What becomes of a file. Anything but these three would be a mistake of ours, and is raised."""
    try:
        return type(content.read(data, name))
    except Fault:
        return Fault


def test_a_file_cut_anywhere_is_refused():
    cuts = [*range(200), *range(200, len(FULL), 23)]
    assert {outcome(FULL[:end]) for end in cuts} == {Fault}


def test_a_file_with_a_byte_changed_anywhere_is_read_or_refused():
    chance = random.Random(1)
    for place in range(0, len(FULL), 7):
        broken = bytearray(FULL)
        broken[place] ^= 1 << chance.randrange(8)
        assert outcome(bytes(broken)) in (Content, Fault)


def mutations(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Word files that are sound as zip files and as XML, and nonsense as Word files."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    for _ in range(count):
        broken = dict(parts)
        for _ in range(chance.randint(1, 3)):
            name = chance.choice(names)
            broken[name] = mutated(broken[name], chance)
        yield packed(broken)


def mutated(part: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(part)
    elements = list(root.iter())
    chosen = chance.choice(elements)
    match chance.randrange(5):
        case 0 if chosen is not root:
            chosen.getparent().remove(chosen)
        case 1 if chosen.attrib:
            chosen.set(
                chance.choice(list(chosen.attrib)), chance.choice(["", "-1", "99999999999", "x", "\u0661", "zz%9"])
            )
        case 2 if chosen.attrib:
            del chosen.attrib[chance.choice(list(chosen.attrib))]
        case 3 if chosen is not root:
            target = chance.choice(elements)
            if chosen not in target.iterancestors() and chosen is not target:
                target.append(chosen)
        case _:
            chosen.tag = chance.choice(elements).tag
    return etree.tostring(root)


@pytest.mark.parametrize(("data", "seed"), [(FULL, 1), (FULL, 2), (render(ENGLISH), 3)], ids=["one", "two", "export"])
def test_a_file_that_is_nonsense_inside_is_read_or_refused(data: bytes, seed: int):
    assert {outcome(broken) for broken in mutations(data, 150, seed)} <= {Content, Format, Fault}


@pytest.mark.long
def test_much_nonsense_is_read_or_refused():
    for seed in range(10, 40):
        assert {outcome(broken) for broken in mutations(FULL, 300, seed)} <= {Content, Format, Fault}


def test_bytes_of_any_kind_are_read_or_refused_as_text():
    chance = random.Random(4)
    for name in ("x.txt", "x.md", "x", "x.docx", "x.odt"):
        for _ in range(60):
            assert outcome(chance.randbytes(chance.randint(1, 300)), name) in (Content, Fault)


def test_tables_nested_as_deep_as_xml_may_be_are_read_or_refused():
    for depth in (60, 84, 200):
        body = p("a")
        for _ in range(depth):
            body = table(tr(tc(body), tc("b")))
        assert outcome(word(body)) in (Content, Fault)
