"""What a delegation does to a rolling text that we sent it: tracked changes in an exported Word file."""

import copy
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from lxml import etree

from plenary.rulemaking.example.build.package import pack

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Retouch:
    """One edit: in the paragraph that holds ``within``, ``old`` (inside it) becomes ``new``.

    An empty ``new`` strikes words; where ``new`` begins with ``old``, words are added after it.
    """

    within: str
    old: str
    new: str


def return_edits(name: Callable[[str], str]) -> tuple[Retouch, ...]:
    """What Felunda does in the text it was sent, ``name`` giving the label by which the text calls a member.

    In this order: it supports an alternative by adding its name; strikes words of others; drops a bracket in
    favour of the base; offers an alternative of its own inside a bracket; changes plain words; and writes over
    the words of another inside that member's alternative, which only an officer can judge.
    """
    own = name("FEL")
    return (
        Retouch(f"thirtieth – {name('VEL')}", name("VEL"), f"{name('VEL')}, {own}"),
        Retouch(", mutually agreed in its terms –", ", mutually agreed in its terms", ""),
        Retouch("same time[, unless", "[", ""),
        Retouch(f"objection / no text – {name('IST')}]", f" / no text – {name('IST')}]", ""),
        Retouch(f"[three / four – {name('ILV')}] years", name("ILV"), f"{name('ILV')} / five – {own}"),
        Retouch("its origin, its limits", "its origin,", "its origin, its quality,"),
        Retouch(f"[four / three – {name('JES')}] years", "three", "two"),
    )


def retouch(data: bytes, edits: Sequence[Retouch], *, author: str, date: str) -> bytes:
    """The Word file with the edits made as tracked changes, hidden marks and everything else left alone.

    A space that does not break is found as a space. ``date`` is an ISO 8601 time. Raises ValueError when the
    words of an edit do not stand in exactly one paragraph's visible text.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(parts["word/document.xml"], parser)
    numbers = count(90000)
    for edit in edits:
        _apply(root, edit, {_w("author"): author, _w("date"): date}, numbers)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return pack(parts)


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def _apply(root: etree._Element, edit: Retouch, signed: dict[str, str], numbers: Iterator[int]) -> None:
    held = [paragraph for paragraph in root.iter(_w("p")) if edit.within in _text(paragraph)]
    if len(held) != 1:
        raise ValueError(f"{edit.within!r} stands in {len(held)} paragraphs, not in one")
    start = _text(held[0]).index(edit.within) + edit.within.index(edit.old)
    kept = len(edit.old) if edit.new.startswith(edit.old) else 0
    struck = _cut(held[0], start + kept, start + len(edit.old))
    last = struck[-1] if struck else _cut(held[0], start, start + kept)[-1]
    for run in struck:
        wrapper = etree.Element(_w("del"), {_w("id"): str(next(numbers)), **signed})
        holder = run.getparent()
        if holder is None:
            raise ValueError(f"{edit.old!r} is not in a paragraph")
        holder.replace(run, wrapper)
        wrapper.append(run)
        for text in run.iter(_w("t")):
            text.tag = _w("delText")
    if edit.new[kept:]:
        _insert(last, edit.new[kept:], {_w("id"): str(next(numbers)), **signed})


def _insert(after: etree._Element, words: str, signed: dict[str, str]) -> None:
    run = etree.Element(_w("r"))
    look = after.find(_w("rPr"))
    if look is not None:
        run.append(copy.deepcopy(look))
    etree.SubElement(run, _w("t"), {_SPACE: "preserve"}).text = words
    wrapper = etree.Element(_w("ins"), signed)
    wrapper.append(run)
    holder = after.getparent()
    place = holder if holder is not None and holder.tag == _w("del") else after
    place.addnext(wrapper)


def _runs(paragraph: etree._Element) -> list[etree._Element]:
    """The visible runs of a paragraph: those that hold text which is neither hidden nor deleted."""
    return [
        run
        for run in paragraph.iter(_w("r"))
        if run.find(_w("t")) is not None and run.find(f"{_w('rPr')}/{_w('vanish')}") is None
    ]


def _text(paragraph: etree._Element) -> str:
    return "".join(_words(run) for run in _runs(paragraph)).replace("\u00a0", " ")


def _words(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iter(_w("t")))


def _cut(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """The runs that hold the characters from start to end and nothing else, runs being cut for it."""
    found = []
    place = 0
    for run in _runs(paragraph):
        words = _words(run)
        first, last = max(start - place, 0), min(end - place, len(words))
        place += len(words)
        if first >= last:
            continue
        before, after = copy.deepcopy(run), copy.deepcopy(run)
        _set(before, words[:first])
        _set(run, words[first:last])
        _set(after, words[last:])
        if words[:first]:
            run.addprevious(before)
        if words[last:]:
            run.addnext(after)
        found.append(run)
    return found


def _set(run: etree._Element, words: str) -> None:
    first, *rest = run.findall(_w("t"))
    first.text = words
    first.set(_SPACE, "preserve")
    for other in rest:
        run.remove(other)
