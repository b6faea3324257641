"""Footnotes: the text cites them in superscript parentheses (``⁽¹⁾``), Word wants references."""

import re
from collections.abc import Iterable, Iterator

from plenary.engine.text.layout import Run, Setting
from plenary.engine.text.provision import Kind
from plenary.rulemaking.output.word import element

_CITED = re.compile("⁽([^⁽⁾]{1,8})⁾")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STYLE = '<w:rStyle w:val="FootnoteReference"/>'


class Footnotes:
    """Which citation belongs to which footnote. Word numbers them itself where that gives the numbers
    they have; else each carries its own as a custom mark. ``of_base`` are those that the base cites, and
    ``copies`` gives the number of each footnote that stands once more under an id of its own."""

    def __init__(self, settings: Iterable[Setting]) -> None:
        known = tuple(settings)
        self.notes = {setting.number: setting for setting in known if setting.kind == Kind.FOOTNOTE}
        self.cited: dict[str, int] = {}
        self.of_base: set[str] = set()
        for setting in known:
            if setting.kind == Kind.FOOTNOTE:
                continue
            for number, run in _citations(setting):
                if number in self.notes:
                    self.cited.setdefault(number, len(self.cited) + 1)
                    self.of_base.update([number] if run.base and not setting.new else [])
        self.automatic = all(number == str(place) for number, place in self.cited.items())
        self.copies: dict[int, str] = {}
        self._referred: set[str] = set()

    def split(self, words: str) -> Iterator[tuple[str, str]]:
        """The words in pieces: ``(words, number of the footnote cited after them)``."""
        at = 0
        for citation in _CITED.finditer(words):
            number = citation[1].translate(_RAISED)
            if number in self.cited:
                yield words[at : citation.start()], number
                at = citation.end()
        yield words[at:], ""

    def refer(self, number: str, *, tag: str = "w:t") -> str:
        """The run that cites a footnote; ``tag`` is ``w:delText`` in a deletion. Word allows one reference
        each: a footnote that is cited again, in another alternative, is cited as the text has it."""
        if number in self._referred:
            return self.repeat(number, tag=tag)
        self._referred.add(number)
        return self._reference(self.cited[number], number, tag)

    def offer(self, number: str) -> str:
        """The run by which words that somebody offers cite a footnote. Beside the base's own reference they have
        one to a copy, so that each stays or goes with the words around it, as where Word itself is used."""
        if number not in self.of_base and number not in self._referred:
            return self.refer(number)
        note = len(self.cited) + len(self.copies) + 1
        self.copies[note] = number
        return self._reference(note, number, "w:t")

    def _reference(self, note: int, number: str, tag: str) -> str:
        if self.automatic:
            return element.run(f'<w:footnoteReference w:id="{note}"/>', _STYLE)
        mark = f'<w:footnoteReference w:customMarkFollows="1" w:id="{note}"/>{element.text(number, tag=tag)}'
        return element.run(mark, _STYLE)

    def repeat(self, number: str, *, tag: str = "w:t") -> str:
        """A citation without a reference, as the text has it."""
        return element.run(element.text(f"⁽{number.translate(_RAISE)}⁾", tag=tag))

    def note(self, paragraphs: str, note: int) -> str:
        """The footnote of this id, for the part of footnotes."""
        return f'<w:footnote w:id="{note}">{paragraphs}</w:footnote>'

    def own_mark(self, number: str) -> str:
        """What stands before the words of a footnote."""
        mark = "<w:footnoteRef/>" if self.automatic else element.text(number)
        return element.run(mark, _STYLE) + element.run(element.text(" "))


def _citations(setting: Setting) -> Iterator[tuple[str, Run]]:
    for line in setting.lines:
        for run in line.runs:
            for citation in _CITED.finditer(run.text):
                yield citation[1].translate(_RAISED), run
