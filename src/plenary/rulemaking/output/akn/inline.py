"""The words of a provision with their brackets, as inline elements."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from plenary.engine.text.layout import Line, Mark, Run, Setting
from plenary.kit.language import language
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.akn.vocabulary import element, holder_ids, write
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.outline import CITED, number

DEEPEST = 48
"""How many brackets are elements in each other, two for each: most readers of XML stop at 256 elements. Deeper ones,
which only a base text that brackets brackets has, are their signs alone."""


@dataclass
class _Bracket:
    """A bracket that is open while a line is written; a ``bare`` one has no element of its own."""

    element: etree._Element
    held: bool
    bare: bool = False
    alternatives: list[etree._Element] = field(default_factory=list)
    current: etree._Element | None = None


class Composer:
    """Writes lines. ``notes`` are the footnotes by number; ``placed`` those already written, because a
    footnote stands where it is first cited."""

    def __init__(self, edition: Edition, notes: Mapping[str, Setting]) -> None:
        self.edition = edition
        self.notes = notes
        self.placed: dict[str, str] = {}
        self.tongue = language() if language() != edition.lang else None

    def paragraphs(self, setting: Setting, eid: str) -> list[etree._Element]:
        """One ``p`` for each line; an empty one where there is none."""
        first: dict[str, str] = {}
        made: list[etree._Element] = []
        for place, line in enumerate(setting.lines, start=1):
            here = f"{eid}__p_{place}"
            if line.option:
                offered = not any(run.base for run in line.runs)
                paragraph = element(
                    "p",
                    eId=here,
                    class_="option",
                    refersTo=holder_ids(line.holders) or None,
                    alternativeTo=f"#{first[line.slot]}" if line.slot in first else None,
                )
                first.setdefault(line.slot, here)
                offer = wording.offer(self.edition, line)
                label = wording.option(line.option)
                paragraph.append(self.remark(f"{label} – {offer}" if offer else label, "label"))
                write(paragraph, " ")
                target = element("ins", eId=f"{here}__ins_1") if offered else paragraph
                self.write(target, line, here)
                if offered:
                    paragraph.append(target)
            else:
                paragraph = element("p", eId=here)
                self.write(paragraph, line, here)
            made.append(paragraph)
        return made or [element("p")]

    def write(self, parent: etree._Element, line: Line, eid: str) -> None:
        """The runs of a line at the end of an element."""
        stack: list[_Bracket] = []
        count = 0
        for run in line.runs:
            if run.mark is Mark.OPEN:
                count += 1
                around = self._alternative(stack[-1], run.base) if stack else parent
                write(around, run.text[: -len(run.text.lstrip())])
                if len(stack) >= DEEPEST:
                    around.append(self.remark("[", "sign"))
                    stack.append(_Bracket(around, bool(run.reason), bare=True, current=around))
                    continue
                opened = element("inline", self.remark("[", "sign"), name="bracket", eId=f"{eid}__bracket_{count}")
                if run.reason:
                    opened.set("class", f"held {run.reason}")
                around.append(opened)
                stack.append(_Bracket(opened, bool(run.reason)))
            elif run.mark is Mark.CLOSE:
                done = stack.pop()
                done.element.append(self.remark("]", "sign"))
            elif run.mark is Mark.SLASH:
                stack[-1].element.append(self.remark(run.text, "sign"))
                stack[-1].current = stack[-1].element if stack[-1].bare else None
            elif run.mark is Mark.NAMES:
                self._attribute(stack[-1], run)
            elif run.mark is Mark.NOTHING:
                here = self._alternative(stack[-1], run.base) if stack else parent
                here.append(self.remark(wording.gone(), "noText"))
            else:
                here = self._alternative(stack[-1], run.base) if stack else parent
                self._words(here, run.text, eid)

    def _alternative(self, bracket: _Bracket, base: bool) -> etree._Element:
        if bracket.current is None:
            place = len(bracket.alternatives) + 1
            eid = f"{bracket.element.get('eId')}__alt_{place}"
            first = f"#{bracket.alternatives[0].get('eId')}" if bracket.alternatives else None
            if base:
                made = element("inline", name="alternative", eId=eid, alternativeTo=first)
            else:
                made = element("ins", eId=eid, alternativeTo=first)
            bracket.alternatives.append(made)
            bracket.element.append(made)
            bracket.current = made
        return bracket.current

    def _attribute(self, bracket: _Bracket, run: Run) -> None:
        target = bracket.element if bracket.held else self._alternative(bracket, run.base)
        if not bracket.bare:
            target.set("refersTo", holder_ids(run.holders))
        bracket.element.append(self.remark(f" – {wording.attribution(self.edition, run)}", "attribution"))

    def _words(self, parent: etree._Element, text: str, eid: str) -> None:
        for place, piece in enumerate(CITED.split(text)):
            sign = number(piece) if place % 2 else ""
            if sign and sign in self.notes and sign not in self.placed:
                note = self.notes[sign]
                self.placed[sign] = f"{eid}__authorialNote_{sign}"
                written = element(
                    "authorialNote", eId=self.placed[sign], marker=sign, placement="bottom", GUID=guid(note)
                )
                written.extend(self.paragraphs(note, self.placed[sign]))
                parent.append(written)
            elif sign and sign in self.placed:
                parent.append(element("noteRef", href=f"#{self.placed[sign]}", marker=sign))
            elif sign:
                write(parent, f"⁽{piece}⁾")
            else:
                write(parent, piece)

    def remark(self, text: str, kind: str) -> etree._Element:
        """Something that is no word of the text."""
        said = self.tongue if kind != "sign" else None
        return element("remark", text, status="editorial", class_=kind, lang=said)


def guid(setting: Setting) -> str:
    """The provision's own id, which outlives its number."""
    return "".join(setting.id.split())
