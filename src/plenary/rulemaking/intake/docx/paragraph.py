"""The words of a paragraph: every run, whatever it is wrapped in, with the hand it is by."""

from collections.abc import Callable

from plenary.engine.text.block import Change
from plenary.engine.text.typography import INVISIBLE
from plenary.rulemaking.intake.document import Remark, What
from plenary.rulemaking.intake.docx import symbol
from plenary.rulemaking.intake.docx.draft import Draft, Words
from plenary.rulemaking.intake.docx.field import Fields
from plenary.rulemaking.intake.docx.formula import line
from plenary.rulemaking.intake.docx.gathering import Citation, Gathering
from plenary.rulemaking.intake.docx.hand import Hand
from plenary.rulemaking.intake.docx.issue import Marks
from plenary.rulemaking.intake.docx.look import PLAIN, Look, look, raise_digits
from plenary.rulemaking.intake.docx.name import AUTHOR, CHOICE, FALLBACK, attribute, local, m, value, w
from plenary.rulemaking.intake.docx.package import Package
from plenary.rulemaking.intake.docx.style import Styles
from plenary.rulemaking.intake.tree import Element

_INVISIBLE = dict.fromkeys((*map(ord, INVISIBLE), *range(0xE0000, 0xE0080)))
_RUN_PROPERTIES = w("rPr")
_TEXTS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}
_SKIPPED = frozenset(
    {w("pPr"), w("rPr"), w("sdtPr"), w("sdtEndPr"), w("rubyPr"), w("rt"), w("softHyphen"), w("lastRenderedPageBreak")}
)
_PART_IDS = ("embed", "link", "id", "pict")
_Read = Callable[[Element, Hand, Look], None]


class Runs:
    """Reads the runs of one story (the body, a note), paragraph after paragraph: fields and moves go on from
    one to the next."""

    def __init__(self, package: Package, styles: Styles, gathering: Gathering, marks: Marks) -> None:
        self._package = package
        self._styles = styles
        self._gathering = gathering
        self._marks = marks
        self._open: dict[str, str] = {}
        self._draft = Draft("")
        self.fields = Fields()
        self._moves: dict[str, str] = {}
        self._own_mark_follows = False
        readers: dict[str, _Read] = {
            w("r"): self._run,
            w("t"): self._text,
            w("delText"): self._text,
            w("ins"): self._inserted,
            w("del"): self._deleted,
            w("moveTo"): self._moved_here,
            w("moveFrom"): self._moved_away,
            w("sdt"): self._control,
            w("sym"): self._symbol,
            w("fldChar"): self._field_part,
            w("instrText"): self._instruction,
            w("delInstrText"): self._instruction,
            w("fldSimple"): self._simple_field,
            w("footnoteReference"): self._citation,
            w("endnoteReference"): self._citation,
            w("commentReference"): self._comment,
            w("drawing"): self._picture,
            w("pict"): self._picture,
            w("object"): self._object,
            w("bookmarkStart"): self._bookmark,
            w("bookmarkEnd"): self._bookmark_end,
            CHOICE.replace("Choice", "AlternateContent"): self._alternatives,
            m("oMath"): self._formula,
        }
        self._readers = {**readers, **dict.fromkeys(RANGES, self._range)}

    def read(self, paragraph: Element, draft: Draft, hand: Hand) -> None:
        """Adds the words of a paragraph to its draft."""
        self._draft = draft
        self._descend(paragraph, hand, PLAIN)
        self.fields.end_paragraph()

    def range(self, element: Element) -> None:
        """One end of a tracked move, between paragraphs or inside one."""
        self._range(element)

    def mark(self, properties: Element | None, hand: Hand) -> Hand:
        """The hand that a paragraph mark is by."""
        run = None if properties is None else properties.find(_RUN_PROPERTIES)
        if run is not None:
            for element in run:
                hand = self._marked(element, hand)
        return hand

    def _marked(self, element: Element, hand: Hand) -> Hand:
        author = element.get(AUTHOR, "")
        if element.tag in (w("ins"), w("moveTo")):
            hand = hand.inserting(author)
        elif element.tag in (w("del"), w("moveFrom")):
            hand = hand.deleting(author)
        else:
            return hand
        self._gathering.authors.add(author)
        return hand

    def _descend(self, element: Element, hand: Hand, look: Look) -> None:
        for child in element:
            reader = self._readers.get(child.tag)
            if reader is not None:
                reader(child, hand, look)
            elif child.tag in _TEXTS:
                self._put(_TEXTS[child.tag], hand, look)
            elif child.tag not in _SKIPPED and len(child):
                self._descend(child, hand, look)

    def _put(self, text: str, hand: Hand, look: Look, cites: int = -1) -> None:
        if self._open and not hand.tag:
            # Where another program dropped the control around an alternative, its bookmark is still there.
            hand = hand._replace(tag=next(reversed(self._open.values())))
        if self.fields.shown and (text or cites >= 0):
            self._draft.words.append(Words(text, hand, look, self.fields.contents, cites))

    def _run(self, element: Element, hand: Hand, _: Look) -> None:
        self._own_mark_follows = False
        self._descend(element, hand, look(element.find(_RUN_PROPERTIES), self._styles))

    def _text(self, element: Element, hand: Hand, look: Look) -> None:
        # A note with a mark of its own (*) is numbered like the others, so the mark would say it twice.
        text = "" if self._own_mark_follows else element.text or ""
        if not text.isascii():
            if symbol.is_private(text):
                text = symbol.translated(text, look.font)
                self._remark_unknown(text)
            text = text.translate(_INVISIBLE)
        self._put(raise_digits(text) if look.raised else text, hand, look)

    def _inserted(self, element: Element, hand: Hand, look: Look) -> None:
        self._descend(element, hand.inserting(self._author(element)), look)

    def _deleted(self, element: Element, hand: Hand, look: Look) -> None:
        self._descend(element, hand.deleting(self._author(element)), look)

    def _moved_here(self, element: Element, hand: Hand, look: Look) -> None:
        self._descend(element, hand.inserting(self._author(element), self._move("moveTo")), look)

    def _moved_away(self, element: Element, hand: Hand, look: Look) -> None:
        self._descend(element, hand.deleting(self._author(element), self._move("moveFrom")), look)

    def _author(self, element: Element) -> str:
        author = element.get(AUTHOR, "")
        self._gathering.authors.add(author)
        return author

    def _move(self, end: str) -> str:
        return next((name for key, name in reversed(self._moves.items()) if key.startswith(end)), "")

    def _range(self, element: Element, *_: object) -> None:
        end, _dash, border = local(element).partition("Range")
        key = end + element.get(w("id"), "")
        if border == "Start":
            self._moves[key] = element.get(w("name"), "")
        else:
            self._moves.pop(key, None)

    def _control(self, element: Element, hand: Hand, look: Look) -> None:
        properties = element.find(w("sdtPr"))
        tag = "" if properties is None else value(properties, "tag") or ""
        provision, slot = self._marks.of_control(tag)
        self._draft.id = provision or self._draft.id
        if slot:
            hand = hand._replace(tag=slot)
        self._descend(element, hand, look)

    def _bookmark(self, element: Element, *_: object) -> None:
        provision, slot = self._marks.of_bookmark(element.get(w("name"), ""))
        self._draft.id = provision or self._draft.id
        if slot:
            self._open[element.get(w("id"), "")] = slot

    def _bookmark_end(self, element: Element, *_: object) -> None:
        self._open.pop(element.get(w("id"), ""), None)

    def _symbol(self, element: Element, hand: Hand, look: Look) -> None:
        code = element.get(w("char"), "")
        font = element.get(w("font"), "")
        text = symbol.sign(int(code, 16) if _is_hexadecimal(code) else 0, font)
        self._remark_unknown(text)
        self._put(text, hand, look)

    def _remark_unknown(self, text: str) -> None:
        if symbol.UNKNOWN in text:
            self._gathering.remark(Remark.SYMBOLS, self._draft.place)

    def _field_part(self, element: Element, *_: object) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self.fields.end()

    def _instruction(self, element: Element, *_: object) -> None:
        self.fields.instruct(element.text or "")

    def _simple_field(self, element: Element, hand: Hand, look: Look) -> None:
        self.fields.begin()
        self.fields.instruct(element.get(w("instr"), ""))
        if len(element):
            self.fields.separate()
        self._descend(element, hand, look)
        self.fields.end()

    def _citation(self, element: Element, hand: Hand, look: Look) -> None:
        if hand.change is not Change.UNDONE and self.fields.shown:
            kind = local(element).removesuffix("Reference")
            self._gathering.citations.append(Citation(kind, element.get(w("id"), ""), hand))
            self._put("", hand, look, len(self._gathering.citations) - 1)
        self._own_mark_follows = element.get(w("customMarkFollows")) in ("1", "true", "on")

    def _comment(self, element: Element, *_: object) -> None:
        self._gathering.commented.setdefault(element.get(w("id"), ""), self._draft.place)

    def _picture(self, element: Element, hand: Hand, look: Look) -> None:
        boxes = [box for box in element.iter(w("txbxContent")) if _is_outermost(box, element)]
        self._draft.boxes.extend((box, hand) for box in boxes)
        if not boxes:
            self._withhold(element, What.PICTURE, Remark.PICTURES)

    def _object(self, element: Element, hand: Hand, look: Look) -> None:
        self._withhold(element, What.OBJECT, Remark.OBJECTS)

    def _withhold(self, element: Element, what: What, remark: Remark) -> None:
        self._gathering.remark(remark, self._draft.place)
        found = dict.fromkeys(
            target
            for part in element.iter()
            for key in _PART_IDS
            if (target := self._package.target_of(attribute(part, key)))
        )
        described = [
            part.get("descr", "") for part in element.iter() if isinstance(part.tag, str) and local(part) == "docPr"
        ]
        self._gathering.withhold(what, self._draft.place, "; ".join(filter(None, (*found, *described))))

    def _alternatives(self, element: Element, hand: Hand, look: Look) -> None:
        self._descend(branch(element), hand, look)

    def _formula(self, element: Element, hand: Hand, look: Look) -> None:
        self._gathering.remark(Remark.FORMULAS, self._draft.place)
        self._put(line(element), hand, look)


RANGES = tuple(w(f"{end}Range{border}") for end in ("moveFrom", "moveTo") for border in ("Start", "End"))


def branch(element: Element) -> Element:
    """The one alternative of ``mc:AlternateContent`` that is read: the first choice, or what replaces it."""
    chosen = element.find(CHOICE)
    if chosen is None:
        chosen = element.find(FALLBACK)
    return element if chosen is None else chosen


def _is_outermost(box: Element, within: Element) -> bool:
    for holder in box.iterancestors():
        if holder is within:
            return True
        if holder.tag in (w("txbxContent"), FALLBACK):
            return False
    return True


def _is_hexadecimal(code: str) -> bool:
    return 0 < len(code) <= 6 and all(digit in "0123456789abcdefABCDEF" for digit in code)
