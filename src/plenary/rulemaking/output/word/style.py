"""The styles of our Word files. Their ids are a promise: a file that comes back is read by them.

The id of a style is its name without spaces, each part with a capital, which is also what other word
processors make of it when they save the file.
"""

from collections.abc import Iterable, Iterator

from plenary.engine.text.provision import Kind
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.element import CM
from plenary.rulemaking.output.word.script import SANS, SERIF, SIGNS, Script

ACCENT, INK, QUIET, LINE, WARN = "0A5566", "1B1D20", "5A5F66", "DDD8CD", "9C2B1B"

MARGIN = int(2.6 * CM)
MEASURE = int(21 * CM) - 2 * MARGIN
"""The width of the text area of an A4 page, in twentieths of a point."""

INDENT = int(1.25 * CM)
STEP = int(1.05 * CM)

SIGN, NAMES, NOTHING, NUMBER, LABEL = "BracketSign", "Attribution", "NoText", "ProvisionNumber", "OptionLabel"
"""Character styles of what is no word of the text."""

OFFERED = "OfferedWords"
"""The character style of words that the base does not have."""

LEAD = "OptionLead"
"""The character style of what leads into an option, which is no word of it either."""

NOTE = "ProvisionNote"
"""Paragraphs beside a provision that say who would add, delete, keep or move it."""

ORIGINAL = "ProvisionOriginal"
"""Paragraphs beneath a provision with what was suggested on it in another language."""

_HEADINGS = {
    Kind.ANNEX: "Annex Heading",
    Kind.PART: "Part Heading",
    Kind.CHAPTER: "Chapter Heading",
    Kind.SECTION: "Section Heading",
    Kind.ARTICLE: "Article Heading",
    Kind.HEADING: "Text Heading",
}
_BODIES = {
    Kind.TITLE: "Title",
    Kind.PREAMBULAR: "Preambular",
    Kind.PARAGRAPH: "Paragraph",
    Kind.TEXT: "Text Body",
    Kind.TABLE: "Table Title",
    Kind.ROW: "Table Cell",
    Kind.CELL: "Table Cell",
    Kind.FOOTNOTE: "Footnote Text",
}
_LEVELLED = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.HEADING)


def style_of(kind: str, level: int = 1) -> str:
    """The id of the paragraph style for a provision; ``level`` counts subparagraphs from 1."""
    if kind == Kind.SUBPARAGRAPH:
        return f"Subparagraph{min(level, 4)}"
    return (_HEADINGS.get(Kind(kind)) or _BODIES[Kind(kind)]).replace(" ", "")


def _letters(
    size: float = 0, face: str = "", *, bold: bool = False, italic: bool = False, colour: str = "", more: str = ""
) -> str:
    """Run properties; ``size`` is in points."""
    found = face
    if bold:
        found += "<w:b/><w:bCs/>"
    if italic:
        found += "<w:i/><w:iCs/>"
    if colour:
        found += f'<w:color w:val="{colour}"/>'
    if size:
        # Arabic letters look smaller than Latin ones of the same size.
        found += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2.25)}"/>'
    return found + more


def _space(before: int = 0, after: int = 0, line: float = 1.0, script: Script | None = None) -> str:
    """In points; ``line`` in lines, closer where the typefaces of the script are widely set themselves."""
    lines = round(line * (201 if script and script.rtl else 240))
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}" w:line="{lines}" w:lineRule="auto"/>'


def _indent(left: int, hang: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{hang}"/>' if hang else f'<w:ind w:left="{left}" w:firstLine="0"/>'


def _border(side: str, size: int, space: int, colour: str) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def _style(kind: str, name: str, above: str, paragraph: str = "", letters: str = "") -> str:
    joined = "".join(part[0].upper() + part[1:] for part in name.split())
    default = ' w:default="1"' if name == "Normal" else ""
    custom = "" if name[0].islower() or name in _BUILT_IN else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{above}"/>' if above else ""
    inside = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{joined}"><w:name w:val="{name}"/>{based}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{inside}</w:style>'
    )


_BUILT_IN = frozenset({"Normal", "Title", "Strong", "Hyperlink"})
_KEEP = "<w:keepNext/><w:keepLines/>"
_LEFT = '<w:jc w:val="left"/>'
_ENDS = f'<w:tabs><w:tab w:val="right" w:pos="{MEASURE}"/></w:tabs>'
_RULE = _border("bottom", 8, 4, ACCENT)


def bar(script: Script) -> str:
    """A rule beside what is set apart, where its lines begin."""
    return _border("right" if script.rtl else "left", 18, 9, ACCENT)


def _text_styles(script: Script, kinds: frozenset[str]) -> Iterator[str]:
    present = [kind for kind in _LEVELLED if kind in kinds]

    def heading(kind: Kind, size: int, before: int, border: str = "", colour: str = INK) -> str:
        # Headings follow one another without a gap whatever containers an instrument has.
        level = present.index(kind) if kind in present else 0
        look = _KEEP + border + _space(before, 6, 1.15, script) + _indent(0) + _LEFT
        return _style(
            "paragraph",
            _HEADINGS[kind],
            f"Heading{level + 1}",
            f'{look}<w:outlineLvl w:val="{level}"/>',
            _letters(size, SANS, bold=True, colour=colour),
        )

    yield _style("paragraph", "Title", "Normal", _KEEP + _space(0, 20, 1.1, script) + _LEFT, _letters(19, bold=True))
    yield heading(Kind.ANNEX, 15, 26, _RULE)
    yield heading(Kind.PART, 15, 28, _RULE, ACCENT)
    yield heading(Kind.CHAPTER, 14, 24)
    yield heading(Kind.SECTION, 13, 20)
    yield heading(Kind.ARTICLE, 12, 20)
    yield heading(Kind.HEADING, 12, 18)
    for name, left, hang, after in (
        ("Preambular", INDENT, 0, 7),
        ("Text Body", INDENT, 0, 7),
        ("Paragraph", INDENT, INDENT, 7),
        ("Subparagraph 1", INDENT + STEP, STEP, 5),
        ("Subparagraph 2", INDENT + 2 * STEP, STEP, 5),
        ("Subparagraph 3", INDENT + 3 * STEP, STEP, 5),
        ("Subparagraph 4", INDENT + 4 * STEP, STEP, 5),
    ):
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if hang else ""
        yield _style("paragraph", name, "Normal", tab + _space(0, after, 1.22, script) + _indent(left, hang))
    yield _style(
        "paragraph",
        "Option",
        "Normal",
        "<w:keepLines/>" + bar(script) + _space(0, 7, 1.22, script) + _indent(INDENT + 220),
    )
    yield _style(
        "paragraph", "Table Title", "Normal", _KEEP + _space(12, 5, 1.15, script), _letters(10, SANS, bold=True)
    )
    yield _style("paragraph", "Table Cell", "Normal", _space(2, 2, 1.1, script), _letters(9.5))
    yield _style("paragraph", "footnote text", "Normal", _space(0, 3, 1.05, script), _letters(9))


def _spoken_styles(script: Script, talk: Script) -> Iterator[str]:
    """Paragraphs in the language of the interface, which may run another way than the text's ``script``."""
    bidi = f'<w:bidi w:val="{int(talk.rtl)}"/>'

    def spoken(name: str, letters: str, space: str, *, above: str = "Normal", first: str = "", last: str = "") -> str:
        return _style("paragraph", name, above, first + bidi + space + last, letters + talk.languages)

    flush = _indent(0) + _LEFT
    quiet = _letters(8.5, SANS, colour=QUIET)
    beside = _letters(8.5, SANS, colour=ACCENT)
    # Where they run against each other, the note ends where the lines of its provision begin.
    place = _indent(INDENT) + _LEFT
    if script.rtl != talk.rtl:
        place = f'<w:ind w:right="{INDENT}" w:firstLine="0"/><w:jc w:val="right"/>'
    yield spoken("Provision Note", beside, _space(0, 6, 1.05, talk), first="<w:keepLines/>", last=place)
    # Each paragraph says its own direction, which is that of its language.
    original = "<w:keepLines/>" + _space(0, 6, 1.1) + _LEFT
    yield _style("paragraph", "Provision Original", "Normal", original, _letters(10))
    yield spoken("header", _letters(8, SANS, colour=QUIET), _space(), first=_border("bottom", 4, 5, LINE) + _ENDS)
    yield spoken("footer", _letters(8, SANS, colour=QUIET), _space(), first=_border("top", 4, 5, LINE) + _ENDS)
    yield spoken("Cover Masthead", _letters(11, SANS), _space(0, 40), first=_RULE + _ENDS)
    label = _letters(10, SANS, bold=True, colour=ACCENT)
    yield spoken("Cover Label", label, _space(0, 4), last=flush)
    yield spoken("Cover Title", _letters(25, bold=True), _space(0, 10, 1.05, talk), last=flush)
    yield spoken("Cover Line", _letters(10.5, SANS, colour=QUIET), _space(0, 3, 1.15, talk), last=flush)
    yield spoken("Cover Code", _letters(7.5, SANS, colour=QUIET), _space(0, 14), last=flush)
    yield spoken("Figure", _letters(19, SANS, bold=True), _space(3, 0), last=flush)
    yield spoken("Figure Caption", quiet, _space(0, 3), last=flush)
    heading = _letters(13.5, SANS, bold=True)
    yield spoken(
        "Apparatus Heading",
        heading,
        _space(20, 6),
        above="Heading1",
        first=_KEEP,
        last=flush + '<w:outlineLvl w:val="0"/>',
    )
    smaller = _letters(11, SANS, bold=True)
    yield spoken(
        "Apparatus Subheading",
        smaller,
        _space(14, 5),
        above="Heading2",
        first=_KEEP,
        last=flush + '<w:outlineLvl w:val="1"/>',
    )
    yield spoken("Apparatus Text", _letters(10, SANS), _space(0, 6, 1.15, talk), last=flush)
    yield spoken(
        "Apparatus Notice", _letters(10, SANS), _space(0, 8, 1.15, talk), first=bar(talk), last=_indent(200) + _LEFT
    )
    yield spoken("Form Field", quiet, _space(16, 3), last=flush)
    yield spoken("Gap", _letters(4), _space(), last=flush)
    yield spoken(
        "Table Head", _letters(8.5, SANS, bold=True, colour=QUIET), _space(2, 2), first="<w:keepNext/>", last=flush
    )
    yield spoken("Table Text", _letters(9, SANS), _space(2, 2, 1.05, talk), last=flush)


def _character_styles() -> Iterator[str]:
    raised = '<w:vertAlign w:val="superscript"/>'
    for name, letters in (
        ("Bracket Sign", _letters(0, SIGNS, bold=True, colour=ACCENT)),
        ("Attribution", _letters(8.5, SANS, colour=ACCENT)),
        ("No Text", _letters(9.5, SANS, italic=True, colour=QUIET)),
        ("Provision Number", _letters(0, SIGNS, colour=QUIET)),
        ("Article Number", _letters(9.5, SANS, bold=True, colour=ACCENT)),
        ("Option Label", _letters(8.5, SANS, bold=True, colour=ACCENT)),
        ("Option Lead", _letters(9.5, SANS, colour=QUIET)),
        ("Offered Words", f'<w:u w:val="single" w:color="{ACCENT}"/>'),
        ("Inserted Words", SERIF + _letters(colour=ACCENT, more='<w:u w:val="single" w:color="0A5566"/>')),
        ("Deleted Words", SERIF + "<w:strike/>" + _letters(colour=WARN)),
        ("Strong", _letters(bold=True)),
        ("Quoted Words", SERIF),
        ("Original Words", _letters(8, colour=ACCENT)),
        ("Hyperlink", _letters(colour=ACCENT)),
        ("footnote reference", raised),
    ):
        yield _style("character", name, "", letters=letters)


def _table_styles(talk: Script) -> str:
    """Hairlines under the rows, a stronger one under the head, and no lines for figures set side by side."""
    left, right = (90, 90) if talk.rtl else (0, 190)
    cells = f'<w:tblCellMar><w:left w:w="{left}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tblCellMar>'
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH")
    )
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" '
        f'w:color="{ACCENT}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    )
    grid = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    wide = '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="PlenaryTable"><w:name w:val="Plenary Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>{cells}</w:tblPr>{head}'
        "</w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="PlenaryFigures"><w:name w:val="Plenary Figures"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{cells}</w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="PlenaryForm"><w:name w:val="Plenary Form"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>{cells}</w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="InstrumentTable"><w:name w:val="Instrument Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{grid}</w:tblBorders>{wide}</w:tblPr>{head}</w:style>'
    )


def style_sheet(script: Script, talk: Script, kinds: Iterable[str]) -> str:
    """The part with all styles. ``script`` is that of the text, ``talk`` that of the interface; ``kinds``
    are the kinds of provision that the text has."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{SERIF}"
        f'<w:sz w:val="22"/><w:szCs w:val="26"/>{script.languages}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    # The colour is the style's, not the document's: LibreOffice lets the document's win over what is in tables.
    plain = f"<w:widowControl/>{script.paragraph}{_space(0, 0, 1.0)}{_LEFT}"
    normal = _style("paragraph", "Normal", "", plain, _letters(colour=INK))
    headings = "".join(
        _style("paragraph", f"heading {level}", "Normal", f'{_KEEP}<w:outlineLvl w:val="{level - 1}"/>')
        for level in range(1, 7)
    )
    styles = (
        normal,
        headings,
        *_text_styles(script, frozenset(kinds)),
        *_spoken_styles(script, talk),
        *_character_styles(),
        _table_styles(talk),
    )
    return f"<w:styles {element.NAMESPACES}>{defaults}{''.join(styles)}</w:styles>"
