"""The paragraphs and tables of one story of a file: its body, or one of its notes."""

from collections.abc import Callable, Iterator

from plenary.engine.text.block import Change, Shape
from plenary.rulemaking.intake.document import Remark, What
from plenary.rulemaking.intake.docx.draft import Draft, Unit
from plenary.rulemaking.intake.docx.gathering import Gathering
from plenary.rulemaking.intake.docx.hand import KEPT, Hand
from plenary.rulemaking.intake.docx.issue import Marks
from plenary.rulemaking.intake.docx.name import AUTHOR, CHOICE, value, w, whole
from plenary.rulemaking.intake.docx.package import Package
from plenary.rulemaking.intake.docx.paragraph import RANGES, Runs, branch
from plenary.rulemaking.intake.docx.style import OUTLINE, Styles, list_of
from plenary.rulemaking.intake.tree import Element

_Read = Callable[[Element, Hand], None]
_GALLERIES = {"cover pages": (What.COVER, Remark.COVER), "table of contents": (What.CONTENTS, Remark.CONTENTS)}
_ALTERNATE = CHOICE.replace("Choice", "AlternateContent")
_COLUMNS = 1000


class Story:
    """Reads a container of paragraphs and tables into units, in document order.

    ``units`` grows as ``read`` goes on. Where ``place`` is given, everything stands there; otherwise
    paragraphs and tables are counted.
    """

    def __init__(self, package: Package, styles: Styles, gathering: Gathering, marks: Marks, place: str = "") -> None:
        self.units: list[Unit] = []
        self.runs = Runs(package, styles, gathering, marks)
        self._package = package
        self._styles = styles
        self._marks = marks
        self._gathering = gathering
        self._place = place
        self._paragraphs = self._tables = self._boxes = 0
        self._id = self._marked = ""
        readers: dict[str, _Read] = {
            w("p"): self._paragraph,
            w("tbl"): self._table,
            w("sdt"): self._control,
            w("ins"): self._inserted,
            w("moveTo"): self._inserted,
            w("del"): self._deleted,
            w("moveFrom"): self._deleted,
            w("altChunk"): self._included,
            w("subDoc"): self._included,
            w("bookmarkStart"): self._bookmark,
            _ALTERNATE: self._alternatives,
        }
        self._readers = {**readers, **dict.fromkeys(RANGES, self._range)}

    def read(self, container: Element, hand: Hand = KEPT) -> None:
        """Reads what the container holds."""
        for child in container:
            reader = self._readers.get(child.tag)
            if reader is not None:
                reader(child, hand)
            elif child.tag not in _SKIPPED and len(child):
                self.read(child, hand)

    def _paragraph(self, element: Element, hand: Hand) -> None:
        draft = Draft(self._place or f"paragraph {self._paragraphs + 1}", id=self._marked or self._id)
        self._marked = ""
        properties = element.find(w("pPr"))
        self._describe(draft, properties)
        draft.mark = self.runs.mark(properties, hand)
        self.runs.read(element, draft, hand)
        if not self._place and draft.has_words(*Change):
            self._paragraphs += 1
        self.units.append(Unit([draft], place=draft.place, id=draft.id))
        for box, own in draft.boxes:
            self._box(box, own)

    def _describe(self, draft: Draft, properties: Element | None) -> None:
        said = None if properties is None else value(properties, "pStyle")
        name = self._styles.default if said is None else said
        style = self._styles.style(name)
        draft.style = name
        draft.contents = style.contents
        draft.hidden = style.hidden
        draft.role = style.role
        outline = style.outline
        draft.list_id, level = style.list_id, style.level
        if properties is not None:
            own = value(properties, "outlineLvl")
            if own is not None:
                outline = whole(own, OUTLINE)
            draft.list_id, level = list_of(properties, draft.list_id, level)
        draft.list_level = level
        if style.title:
            draft.shape = Shape.TITLE
        elif outline is not None and outline < OUTLINE:
            draft.shape, draft.level = Shape.HEADING, outline

    def _box(self, box: Element, hand: Hand) -> None:
        self._boxes += 1
        place, self._place = self._place, f"text box {self._boxes}"
        self._gathering.remark(Remark.TEXT_BOX, place or f"paragraph {self._paragraphs}")
        self.read(box, hand)
        self._place = place

    def _control(self, element: Element, hand: Hand) -> None:
        properties = element.find(w("sdtPr"))
        tag = gallery = ""
        if properties is not None:
            tag = value(properties, "tag") or ""
            gallery = next((found.get(w("val"), "") for found in properties.iter(w("docPartGallery"))), "")
        content = element.find(w("sdtContent"))
        if content is None:
            return
        if gallery.lower() in _GALLERIES:
            what, remark = _GALLERIES[gallery.lower()]
            self._gathering.remark(remark, self._place or f"paragraph {self._paragraphs + 1}")
            self._gathering.withhold(what, "", plain(content))
            return
        outer = self._id
        self._id = self._marks.of_control(tag)[0] or outer
        self.read(content, hand)
        self._id = outer

    def _inserted(self, element: Element, hand: Hand) -> None:
        self.read(element, hand.inserting(element.get(AUTHOR, "")))

    def _deleted(self, element: Element, hand: Hand) -> None:
        self.read(element, hand.deleting(element.get(AUTHOR, "")))

    def _included(self, element: Element, _: Hand) -> None:
        place = self._place or f"paragraph {self._paragraphs + 1}"
        self._gathering.remark(Remark.INCLUDED, place)
        self._gathering.withhold(What.OBJECT, place, self._package.target(element))

    def _bookmark(self, element: Element, _: Hand) -> None:
        provision, _slot = self._marks.of_bookmark(element.get(w("name"), ""))
        self._marked = provision or self._marked

    def _range(self, element: Element, _: Hand) -> None:
        self.runs.range(element)

    def _alternatives(self, element: Element, hand: Hand) -> None:
        self.read(branch(element), hand)

    def _table(self, element: Element, hand: Hand) -> None:
        rows = [(row, list(self._flat(row, w("tc"), mark))) for row, mark in self._flat(element, w("tr"), self._id)]
        if len(rows) == 1 and len(rows[0][1]) == 1:
            # A table of one cell is a frame around text, not a table.
            self._gathering.remark(Remark.FRAME, self._place or f"paragraph {self._paragraphs + 1}")
            self.read(rows[0][1][0][0], hand)
            return
        table = self._tables
        self._tables += 1
        for place, (row, cells) in enumerate(rows):
            properties = row.find(w("trPr"))
            changed, column = hand, 0
            if properties is not None:
                changed = self._changed(properties, "ins", "del", hand)
                column = whole(value(properties, "gridBefore"))
            for cell, mark in cells:
                column += self._cell(cell, (table, place, column), mark, changed)

    def _changed(self, properties: Element, inserted: str, deleted: str, hand: Hand) -> Hand:
        for name, change in ((inserted, hand.inserting), (deleted, hand.deleting)):
            found = properties.find(w(name))
            if found is not None:
                author = found.get(AUTHOR, "")
                self._gathering.authors.add(author)
                return change(author)
        return hand

    def _cell(self, element: Element, row: tuple[int, int, int], mark: str, hand: Hand) -> int:
        properties = element.find(w("tcPr"))
        span = 1
        if properties is not None:
            span = min(max(whole(value(properties, "gridSpan"), 1), 1), _COLUMNS)
            merged = properties.find(w("vMerge"))
            if merged is not None and merged.get(w("val"), "continue") == "continue":
                return span
            hand = self._changed(properties, "cellIns", "cellDel", hand)
        table, line, column = row
        units, self.units = self.units, []
        place, self._place = self._place, f"table {table + 1}, row {line + 1}, column {column + 1}"
        outer, self._id = self._id, ""
        self.read(element, hand)
        own = [unit for unit in self.units if unit.row is None]
        nested = [unit for unit in self.units if unit.row is not None]
        parts = [part for unit in own for part in unit.parts]
        marked = next((unit.id for unit in own if unit.id), mark)
        self.units = [*units, Unit(parts, row, self._place, marked, hand), *nested]
        self._place, self._id = place, outer
        return span

    def _flat(self, container: Element, tag: str, id: str) -> Iterator[tuple[Element, str]]:
        """The rows of a table or the cells of a row, out of whatever they are wrapped in, each with the id
        that our export put around it."""
        for child in container:
            if child.tag == tag:
                yield child, id
            elif child.tag == w("sdt"):
                mark = next((found.get(w("val"), "") for found in child.iterfind(f"{w('sdtPr')}/{w('tag')}")), "")
                content = child.find(w("sdtContent"))
                if content is not None:
                    yield from self._flat(content, tag, self._marks.of_control(mark)[0] or id)
            elif child.tag not in (w("tbl"), w("tc"), w("p")) and len(child):
                yield from self._flat(child, tag, id)


_SKIPPED = frozenset({w("sectPr"), w("tcPr"), w("sdtPr"), w("pPr")})


def plain(container: Element) -> str:
    """All text inside an element, a line for each paragraph, for the quarantine."""
    lines = ("".join(text.text or "" for text in paragraph.iter(w("t"))) for paragraph in container.iter(w("p")))
    return "\n".join(line for line in lines if line.strip())
