"""Whether a Word file is one that Word opens: its package, the order of its elements, the marks that refer to one another.

Nobody can open Word here, and LibreOffice forgives what Word calls damage. So each rule that Word is known to
keep is looked at by itself.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.rulemaking.conformity.specification import (
    ALLOWED,
    LONGEST_AUTHOR,
    LONGEST_BOOKMARK,
    LONGEST_TAG,
    NUMBERS,
    ORDERS,
    REPEATED,
    VALUES,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo"})
_STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_COLOUR = re.compile(r"auto|[0-9A-F]{6}")


def faults(file: bytes) -> list[str]:
    """Everything in the file that Word may refuse, each in one line; nothing for a file that conforms."""
    package = zipfile.ZipFile(io.BytesIO(file))
    parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    return [*_package(parts, trees), *_text(trees)]


def _package(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> Iterator[str]:
    if next(iter(parts)) != "[Content_Types].xml":
        yield "the content types do not come first"
    types = trees["[Content_Types].xml"]
    defaults = {entry.get("Extension") for entry in types.iter(f"{_TYPE}Default")}
    named = [entry.get("PartName", "").removeprefix("/") for entry in types.iter(f"{_TYPE}Override")]
    yield from (f"a content type for {name}, which is not there" for name in named if name not in parts)
    yield from (f"two content types for {name}" for name, count in Counter(named).items() if count > 1)
    for name in parts:
        if name not in named and name.rpartition(".")[2] not in defaults and name != "[Content_Types].xml":
            yield f"no content type for {name}"
    for name, tree in trees.items():
        if name.endswith(".rels"):
            yield from _relationships(name, tree, parts)


def _relationships(name: str, tree: etree._Element, parts: dict[str, bytes]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    entries = list(tree.iter(f"{_REL}Relationship"))
    yield from (f"{name}: two relationships {key}" for key, n in Counter(e.get("Id") for e in entries).items() if n > 1)
    for entry in entries:
        target = posixpath.normpath(posixpath.join(folder, entry.get("Target", ""))).lstrip("/")
        if entry.get("TargetMode") != "External" and target not in parts:
            yield f"{name}: {entry.get('Id')} leads to {target}, which is not there"


def _text(trees: dict[str, etree._Element]) -> Iterator[str]:
    stories = {name: tree for name, tree in trees.items() if name.startswith("word/") and name.endswith(".xml")}
    styles = _styles(stories)
    bookmarks = [mark.get(f"{W}name", "") for tree in stories.values() for mark in tree.iter(f"{W}bookmarkStart")]
    yield from (f"two bookmarks {name}" for name, count in Counter(bookmarks).items() if count > 1)
    yield from (f"the bookmark {name} is too long" for name in bookmarks if len(name) > LONGEST_BOOKMARK)
    anchors = {link.get(f"{W}anchor") for tree in stories.values() for link in tree.iter(f"{W}hyperlink")} - {None}
    yield from (f"a link to {anchor}, which is not there" for anchor in sorted(map(str, anchors - set(bookmarks))))
    for name, tree in stories.items():
        related = trees.get(f"word/_rels/{name.removeprefix('word/')}.rels")
        known = set() if related is None else {entry.get("Id") for entry in related}
        for element in tree.iter(etree.Element):
            said = (*_children(element), *_attributes(element, known), *_style(element, styles))
            yield from (f"{name}: {_place(element)}: {fault}" for fault in said)
        yield from (f"{name}: {fault}" for fault in (*_marks(tree), *_tables(tree), *_moves(tree)))
    yield from _style_sheet(stories)
    yield from _notes(stories)


def _styles(stories: dict[str, etree._Element]) -> dict[str, str]:
    sheet = stories.get("word/styles.xml")
    found = () if sheet is None else sheet.iter(f"{W}style")
    return {style.get(f"{W}styleId", ""): style.get(f"{W}type", "") for style in found}


def _children(element: etree._Element) -> Iterator[str]:
    tag = _local(element)
    children = [_local(child) for child in element]
    if tag in ORDERS and not _is_mark(element):
        places = {name: place for place, names in enumerate(ORDERS[tag].split()) for name in names.split("|")}
        last = 0
        for child in children:
            place = places.get(child, -1)
            if place < 0:
                yield f"{child} may not stand here"
            elif place < last:
                yield f"{child} stands too late"
            last = max(last, place)
        counted = Counter(children)
        yield from (f"{child} stands twice" for child, n in counted.items() if n > 1 and child not in REPEATED)
    if tag in ALLOWED and not _is_mark(element):
        allowed = ALLOWED[tag].split()
        yield from (f"{child} may not stand here" for child in children if child not in allowed)
        yield from (f"{child} does not come first" for child in children[1:] if child in ("pPr", "rPr", "tcPr"))
    if tag == "sdtContent" and not children:
        yield "a control holds nothing"
    if tag in ("tc", "hdr", "ftr", "footnote") and not _is_mark(element) and (not children or children[-1] != "p"):
        yield "the last thing in it is no paragraph"
    if tag == "body" and (not children or children[-1] != "sectPr" or "p" not in children[-2:]):
        yield "it does not end with a paragraph and the section"
    if tag in _CHANGES and not _is_mark(element) and not children:
        yield "a tracked change of nothing"


def _is_mark(element: etree._Element) -> bool:
    """Whether this only says something and holds nothing: a change of a paragraph mark or of a row, the name of
    a separator in the settings."""
    parent = element.getparent()
    if parent is None:
        return False
    return (_local(element) in _CHANGES and _local(parent) in ("rPr", "trPr")) or _local(parent) == "footnotePr"


def _attributes(element: etree._Element, related: set[str | None]) -> Iterator[str]:
    tag, value = _local(element), element.get(f"{W}val")
    if tag in _CHANGES | {"moveFromRangeStart", "moveToRangeStart"}:
        author = element.get(f"{W}author", "")
        if not 0 < len(author) <= LONGEST_AUTHOR:
            yield f"an author of {len(author)} characters"
        if not _DATE.fullmatch(element.get(f"{W}date", "")):
            yield "no date of a change"
    if tag in ("t", "delText", "instrText"):
        words = element.text or ""
        if words != words.strip() and element.get(_XML_SPACE) != "preserve":
            yield "space at an end that is not preserved"
        gone = any(_local(holder) == "del" for holder in element.iterancestors())
        if (tag == "t" and gone) or (tag == "delText" and not gone):
            yield "words of a deletion are w:delText, and no others are"
    if tag in NUMBERS and value is not None and not value.isdigit():
        yield f"{value!r} is no number"
    run = (parent := element.getparent()) is not None and _local(parent) == "r"
    if tag in VALUES and not run and value not in VALUES[tag].split():
        yield f"{value!r} is not one of its values"
    if tag == "color" and not _COLOUR.fullmatch(value or ""):
        yield f"{value!r} is no colour"
    if tag == "tag" and len(value or "") > LONGEST_TAG:
        yield "a tag that is too long"
    for name, given in element.attrib.items():
        if str(name).startswith(R) and given not in related:
            yield f"no relationship {given}"


def _style(element: etree._Element, styles: dict[str, str]) -> Iterator[str]:
    kind, name = _STYLED.get(_local(element)), element.get(f"{W}val", "")
    if kind and styles and styles.get(name) != kind:
        yield f"no {kind} style {name}"


def _marks(tree: etree._Element) -> Iterator[str]:
    """Marks of one story: bookmarks in pairs, ids that are one mark's only."""
    starts = [mark.get(f"{W}id") for mark in tree.iter(f"{W}bookmarkStart")]
    if sorted(map(str, starts)) != sorted(str(mark.get(f"{W}id")) for mark in tree.iter(f"{W}bookmarkEnd")):
        yield "bookmarks that do not both begin and end"
    changes = [change.get(f"{W}id") for name in _CHANGES for change in tree.iter(f"{W}{name}")]
    yield from (f"two marks have the id {key}" for key, n in Counter([*changes, *starts]).items() if n > 1)
    controls = Counter(control.get(f"{W}val") for control in tree.iterfind(f".//{W}sdtPr/{W}id"))
    yield from (f"two controls {key}" for key, count in controls.items() if count > 1)


def _moves(tree: etree._Element) -> Iterator[str]:
    """Each end of a move has a range that begins and ends, and its other end."""
    ranges: dict[str, list[str]] = {}
    for end in ("moveFrom", "moveTo"):
        starts = {mark.get(f"{W}id"): mark.get(f"{W}name") for mark in tree.iter(f"{W}{end}RangeStart")}
        if set(starts) != {mark.get(f"{W}id") for mark in tree.iter(f"{W}{end}RangeEnd")}:
            yield f"a range of {end} that does not both begin and end"
        ranges[end] = sorted(map(str, starts.values()))
    if ranges["moveFrom"] != ranges["moveTo"]:
        yield "a move with one end"


def _tables(tree: etree._Element) -> Iterator[str]:
    for place, table in enumerate(tree.iter(f"{W}tbl"), 1):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
        if not rows:
            yield f"table {place} has no row"
        for row in rows:
            own = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
            spans = [int(span.get(f"{W}val", "1")) for cell in own for span in cell.iterfind(f"{W}tcPr/{W}gridSpan")]
            if len(own) - len(spans) + sum(spans) != columns:
                yield f"table {place} has a row that does not fill its {columns} columns"


def _style_sheet(stories: dict[str, etree._Element]) -> Iterator[str]:
    sheet = stories.get("word/styles.xml")
    if sheet is None:
        return
    styles = list(sheet.iter(f"{W}style"))
    ids = Counter(style.get(f"{W}styleId") for style in styles)
    yield from (f"two styles {key}" for key, count in ids.items() if count > 1)
    names = Counter(name.get(f"{W}val", "").lower() for name in sheet.iterfind(f"{W}style/{W}name"))
    yield from (f"two styles are called {name}" for name, count in names.items() if count > 1)
    based = {mark.get(f"{W}val") for mark in sheet.iterfind(f"{W}style/{W}basedOn")}
    yield from (f"a style is based on {key}, which is not there" for key in sorted(map(str, based - set(ids))))


def _notes(stories: dict[str, etree._Element]) -> Iterator[str]:
    """Every reference has its footnote, every footnote one reference, and the separators are there."""
    document, notes = stories["word/document.xml"], stories.get("word/footnotes.xml")
    cited = Counter(reference.get(f"{W}id") for reference in document.iter(f"{W}footnoteReference"))
    yield from (f"two references to the footnote {key}" for key, count in cited.items() if count > 1)
    found = [] if notes is None else notes.findall(f"{W}footnote")
    own = {note.get(f"{W}id") for note in found if note.get(f"{W}type") is None}
    if own != set(cited):
        yield f"footnotes {sorted(map(str, own ^ set(cited)))} stand without their other end"
    kinds = [note.get(f"{W}type") for note in found][:2]
    if notes is not None and kinds != ["separator", "continuationSeparator"]:
        yield "the footnotes do not begin with their separators"
    settings = stories.get("word/settings.xml")
    if notes is not None and settings is not None:
        named = [note.get(f"{W}id") for note in settings.iterfind(f"{W}footnotePr/{W}footnote")]
        if named != [note.get(f"{W}id") for note in found[:2]]:
            yield "the settings do not name the separators of footnotes"


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _place(element: etree._Element) -> str:
    return "/".join(reversed([_local(each) for each in (element, *element.iterancestors())][:4]))
