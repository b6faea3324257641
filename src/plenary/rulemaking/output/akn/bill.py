"""The document: metadata, preface, preamble, body. A draft under negotiation is a ``bill``."""

from collections.abc import Iterator, Sequence

from lxml import etree

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.layout import Setting
from plenary.engine.text.provision import CONTAINERS, Kind
from plenary.kit.language import speaking
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.akn.inline import Composer, guid
from plenary.rulemaking.output.akn.metadata import metadata
from plenary.rulemaking.output.akn.vocabulary import HIERARCHY, element, extend, holder_ids, name
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.hanging import hangings
from plenary.rulemaking.output.outline import cited, footnotes, grid
from plenary.rulemaking.output.preamble import Formula, formulas
from plenary.rulemaking.output.spacing import parted


def render_xml(edition: Edition) -> bytes:
    """The edition as an Akoma Ntoso document."""
    with speaking(edition.tongue):
        return etree.tostring(_Bill(edition).tree(), encoding="UTF-8", xml_declaration=True)


class _Bill:
    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        inline = cited(edition.settings)
        notes = {sign: note for sign, note in footnotes(edition.settings).items() if sign in inline}
        self.inline = frozenset(note.id for note in notes.values())
        self.composer = Composer(edition, notes)
        self.used: set[str] = set()
        self.notes: list[tuple[str, list[etree._Element]]] = []

    def tree(self) -> etree._Element:
        titles = [held for held in self.edition.settings if held.kind == Kind.TITLE]
        rest = [held for held in self.edition.settings if held.kind != Kind.TITLE and held.id not in self.inline]
        split = _end_of_preamble(rest)
        lang = self.edition.lang
        preface = element("preface", *self.preface(titles), lang=lang)
        preamble = element("preamble", *self.preamble(rest[:split]), lang=lang) if split else None
        held = list(self.hierarchy(rest[split:], ""))
        nothing = element("hcontainer", element("content", element("p")), name="text")
        body = element("body", *(held or [nothing]), lang=lang)
        meta = metadata(self.edition, self.notes)
        return element("akomaNtoso", element("bill", meta, preface, preamble, body, name="rollingText"))

    def preface(self, titles: Sequence[Setting]) -> Iterator[etree._Element]:
        if self.edition.symbol:
            yield element("p", element("docNumber", self.edition.symbol))
        for title in titles:
            words = element("docTitle", eId=self.eid("", "docTitle", ""))
            for line in title.lines:
                self.composer.write(words, line, f"{words.get('eId')}")
            yield element("p", words, *self.references(title))
        if not titles:
            yield element("p", element("docTitle", self.edition.title))

    def preamble(self, settings: Sequence[Setting]) -> Iterator[etree._Element]:
        before: list[etree._Element] = []
        recitals: list[etree._Element] = []
        closing: list[etree._Element] = []
        formula = formulas(settings)
        for setting in settings:
            said = formula.get(setting.id)
            eid = self.eid("", "formula", said.value) if said else self.eid("", "rec", setting.number)
            paragraphs = self.paragraphs(setting, eid)
            if said:
                words = element("formula", *paragraphs, name=said.value, eId=eid, GUID=guid(setting))
                (closing if said is Formula.CLOSING else before).append(words)
            elif setting.kind == Kind.PREAMBULAR:
                number = element("num", setting.number) if setting.number else None
                recitals.append(element("recital", number, *paragraphs, eId=eid, GUID=guid(setting)))
            else:
                before += paragraphs
        yield from (*before, element("recitals", *recitals, eId="recs"), *closing)

    def hierarchy(self, settings: Sequence[Setting], parent: str) -> Iterator[etree._Element]:
        """The elements of consecutive settings, those deeper than one inside it."""
        place = 0
        while place < len(settings):
            setting = settings[place]
            if setting.kind == Kind.TABLE:
                rows, after = grid(settings, place)
                yield self.table(setting, rows, settings[place + 1 : after], parent)
                place = after
                continue
            after = place + 1
            while after < len(settings) and settings[after].depth > setting.depth:
                after += 1
            yield self.container(setting, settings[place + 1 : after], parent)
            place = after

    def container(self, setting: Setting, inner: Sequence[Setting], parent: str) -> etree._Element:
        tag, short = HIERARCHY.get(Kind(setting.kind), ("hcontainer", str(setting.kind)))
        eid = self.eid(parent, short, setting.number)
        made = element(tag, name=str(setting.kind) if tag == "hcontainer" else None, eId=eid, GUID=guid(setting))
        if setting.number:
            made.append(element("num", setting.number))
        held = list(self.hierarchy(inner, eid))
        paragraphs = self.paragraphs(setting, eid)
        if setting.kind in CONTAINERS | {Kind.HEADING} and len(setting.lines) < 2:
            made.append(_heading(paragraphs[0]))
            extend(made, held or [element("content", element("p"))])
        elif held:
            made.append(element("intro", *paragraphs))
            extend(made, held)
        else:
            made.append(element("content", *paragraphs))
        return made

    def table(
        self, setting: Setting, rows: Sequence[Sequence[Setting]], inner: Sequence[Setting], parent: str
    ) -> etree._Element:
        eid = self.eid(parent, "table", setting.number)
        caption = [] if not any(line.runs for line in setting.lines) else [_heading(self.paragraphs(setting, eid)[0])]
        requests = [reference for part in inner if part.kind == Kind.ROW for reference in self.references(part)]
        cells = [
            element("tr", *(element("td", *self.paragraphs(cell, f"{eid}__td_{y}-{x}"), GUID=guid(cell))
                            for x, cell in enumerate(row, start=1)))
            for y, row in enumerate(rows, start=1)
        ]  # fmt: skip
        content = element("content", element("table", *cells, eId=f"{eid}__table") if cells else element("p"))
        if requests:
            content.append(element("p", *requests))
        number = element("num", setting.number) if setting.number else None
        return element("hcontainer", number, *caption, content, name="table", eId=eid, GUID=guid(setting))

    def paragraphs(self, setting: Setting, eid: str) -> list[etree._Element]:
        made = self.composer.paragraphs(setting, eid)
        extend(made[-1], self.references(setting))
        return made

    def references(self, setting: Setting) -> Iterator[etree._Element]:
        """What is asked for about the whole provision, and who opposes words of it: a note each, cited where
        the provision ends."""
        for sentence in wording.beside(self.edition, setting):
            eid = f"note_{len(self.notes) + 1}"
            self.notes.append((eid, [element("p", sentence)]))
            yield element("noteRef", href=f"#{eid}", marker="*")
        for one in hangings(self.edition, setting):
            eid = f"note_{len(self.notes) + 1}"
            said = element("p", f"{one.said} {one.note}".rstrip(), refersTo=holder_ids(one.original.holders) or None)
            self.notes.append((eid, [said, *(_foreign(one.lang, number, pieces) for number, pieces in one.lines)]))
            yield element("noteRef", href=f"#{eid}", marker="*")

    def eid(self, parent: str, short: str, number: str) -> str:
        """An eId by the naming convention; the second of a name gets a number of its own."""
        bare = name(number.split(" ", 1)[-1] if number[:1].isalpha() and " " in number else number)
        wanted = f"{parent}__{short}_{bare}" if parent else f"{short}_{bare}"
        eid, again = wanted, 1
        while eid in self.used:
            again += 1
            eid = f"{wanted}-{again}"
        self.used.add(eid)
        return eid


def _end_of_preamble(settings: Sequence[Setting]) -> int:
    """How many settings stand in the preamble: preambular ones at the beginning with what opens and closes them, and
    their heading."""
    formula = formulas(settings)
    start = 1 if settings and settings[0].kind == Kind.HEADING else 0
    end = start
    while end < len(settings) and (settings[end].kind == Kind.PREAMBULAR or settings[end].id in formula):
        end += 1
    return end if end > start else 0


def _foreign(lang: str, number: str, pieces: Sequence[Piece]) -> etree._Element:
    """Words in another language, with what they strike of their own text and put in."""
    made = element("p", f"{number} " if number else None, lang=lang)
    for piece in parted(pieces):
        tag = {Change.INSERTED: "ins", Change.DELETED: "del"}.get(piece.change)
        extend(made, [element(tag, piece.text) if tag else piece.text])
    return made


def _heading(paragraph: etree._Element) -> etree._Element:
    """A paragraph turned into a heading, which holds the same inline elements."""
    heading = element("heading", paragraph.text, *list(paragraph))
    return heading
