"""The rolling text with its brackets: each setting as paragraphs, each alternative with its names."""

from collections.abc import Sequence

from plenary.engine.text.layout import Line, Setting
from plenary.engine.text.provision import Kind
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.carrier import Carrier
from plenary.rulemaking.output.word.footnote import Footnotes
from plenary.rulemaking.output.word.line import DASH, LineWriter
from plenary.rulemaking.output.word.original import OriginalWriter
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import LABEL, LEAD, NOTE, NOTHING, NUMBER
from plenary.rulemaking.output.word.text import Written, hanging, number_of


class BracketHand:
    """Writes provisions with brackets and names, each in its hidden control."""

    def __init__(self, edition: Edition, script: Script, talk: Script, carrier: Carrier, footnotes: Footnotes) -> None:
        self.edition = edition
        self.script = script
        self.talk = talk
        self.carrier = carrier
        self._break = "<w:pageBreakBefore/>"
        self.originals = OriginalWriter(edition, script, talk)
        self.lines = LineWriter(script, talk, carrier, footnotes, edition)

    def provision(self, setting: Setting, style: str) -> str:
        """The paragraphs of a provision in its hidden control, then what is said beside it."""
        remarks = wording.beside(self.edition, setting)
        paragraphs: list[str] = []
        for place, line in enumerate(setting.lines):
            lead = "" if place else number_of(setting, self.script, NUMBER)
            if line.option:
                if not place:
                    said = lead + self.carrier.passage(self.talk.run(wording.options(setting), LABEL), setting.id)
                    paragraphs.append(element.paragraph(said, style, self._look(setting, keep=True)))
                paragraphs.append(self._option(setting, line))
                continue
            words = self.carrier.passage(self.lines.write(line), setting.id)
            tight = bool(remarks) and place == len(setting.lines) - 1
            look = self._look(setting, keep=tight, tight=tight, first=not place)
            paragraphs.append(element.paragraph(lead + words, style, look))
        said_of = "".join(element.paragraph(self.talk.run(remark), NOTE) for remark in remarks)
        return self.carrier.provision("".join(paragraphs), setting.id) + said_of + self.originals.write(setting)

    def _look(self, setting: Setting, *, keep: bool, tight: bool = False, first: bool = True) -> str:
        """What a paragraph has beyond its style: the text begins on a new page, and a remark stays with
        what it is about."""
        fresh, self._break = self._break, ""
        tabs, indent = hanging(setting, first=first)
        kept, space = "<w:keepNext/>" if keep else "", '<w:spacing w:after="50"/>' if tight else ""
        return kept + fresh + tabs + space + indent

    def _option(self, setting: Setting, line: Line) -> str:
        offer = wording.offer(self.edition, line)
        label = wording.option(line.option) + (DASH + offer if offer else "")
        words = self.lines.write(line) or self.talk.run(wording.gone(), NOTHING)
        number = next((run.alternative for run in line.runs if run.slot == line.slot), line.option - 1)
        inside = self.carrier.alternative(words, line.slot, number)
        lead = self.script.run(line.lead, LEAD) if line.lead else ""
        head = self.talk.run(label, LABEL) + element.run("<w:br/>") + lead
        marked = self.carrier.passage(head + inside, setting.id)
        return element.paragraph(marked, "Option")

    def footnote(self, setting: Setting) -> str:
        """All lines as one; requests about a footnote as a whole come after it, as they would say."""
        words = element.run(element.text(" ")).join(self.lines.write(line) for line in setting.lines)
        said = "".join(self.talk.run(f" {remark}", "Attribution") for remark in self._remarks(setting))
        return self.carrier.passage(words, setting.id) + said + self.originals.inline(setting)

    def cell(self, setting: Setting) -> str:
        words = element.run("<w:br/>").join(self.lines.write(line) for line in setting.lines)
        said = (
            element.paragraph(self.talk.run(remark, "Attribution"), "TableCell") for remark in self._remarks(setting)
        )
        own = element.paragraph(self.carrier.passage(words, setting.id), "TableCell")
        return (own if words or setting.kind != Kind.ROW else "") + "".join(said) + self.originals.write(setting)

    def _remarks(self, setting: Setting) -> tuple[str, ...]:
        return wording.remarks(self.edition, setting)

    def row(self, setting: Setting) -> str:
        """Brackets stand in the cells."""
        return ""

    def after(self, id: str | None) -> str:
        """What is to be moved stays where the base has it; a remark says where it is wanted."""
        return ""

    def rows_after(self, id: str) -> Sequence[Written]:
        """So do rows."""
        return ()
