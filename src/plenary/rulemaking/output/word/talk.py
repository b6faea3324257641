"""What a file says about its text, in the interface's language: paragraphs and tables of the apparatus."""

import re
from collections.abc import Iterable, Sequence

from plenary.rulemaking.output.column import width
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import MEASURE

_FIGURE, _GUTTER = 230, 220
"""What a letter of a large figure takes at most, and the margins of its cell, in twentieths of a point."""


class Talk:
    """``script`` is that of the interface."""

    def __init__(self, script: Script) -> None:
        self.script = script

    def run(self, words: str, look: str = "") -> str:
        """Words in a character style."""
        return self.script.run(words, look)

    def say(self, words: str, style: str = "ApparatusText", look: str = "") -> str:
        """A paragraph of one run."""
        return element.paragraph(self.run(words, look), style)

    def cell(self, words: str) -> str:
        """The paragraph of a table cell."""
        return self.say(words, "TableText")

    def table(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence[str]],
        shares: Sequence[float],
        title: str,
        *,
        together: bool = False,
    ) -> str:
        """A table over the whole measure. ``rows`` hold the paragraphs of each cell, ``shares`` what part
        of the measure each column takes; ``title`` is for those who do not see it. A row whose first cell
        has no words belongs to the row above: no line parts them. ``together`` is for a table that no page break is
        to divide."""
        widths = [round(MEASURE * share) for share in shares]
        head = [element.cell(self.say(words, "TableHead"), width) for words, width in zip(heads, widths, strict=True)]
        written = list(rows)
        continued = [row[0] == self.cell("") for row in written]
        if together:
            written[:-1] = [[_kept(cell) for cell in row] for row in written[:-1]]
        body = []
        for row, joined, parted in zip(written, continued, [*continued[1:], False], strict=True):
            sides = ["top"] * joined + ["bottom"] * parted
            cells = [element.open_cell(inside, width, sides) for inside, width in zip(row, widths, strict=True)]
            body.append(element.row(cells))
        return element.table([element.head_row(head), *body], widths, "PlenaryTable", rtl=self.script.rtl, title=title)

    def form(self, fields: Sequence[str], title: str) -> str:
        """Lines to write on, each under its name, and the paragraph that closes the file."""
        widths = [round(MEASURE * share) for share in (0.3, 0.7)]
        rows = [
            element.row([element.cell(self.say(name, "FormField"), widths[0]), element.cell(self.cell(""), widths[1])])
            for name in fields
        ]
        form = element.table(rows, widths, "PlenaryForm", rtl=self.script.rtl, title=title)
        return form + self.say("", "Gap")

    def figures(self, shown: Sequence[tuple[str, str]], title: str) -> str:
        """Few figures, large, side by side, each over its caption."""
        widths = _divide([_FIGURE * width(number) + _GUTTER for number, _caption in shown])
        cells = [
            element.cell(self.say(number.replace(" ", "\u00a0"), "Figure") + self.say(caption, "FigureCaption"), wide)
            for (number, caption), wide in zip(shown, widths, strict=True)
        ]
        return element.table([element.row(cells)], widths, "PlenaryFigures", rtl=self.script.rtl, title=title)


def _divide(needed: Sequence[int]) -> list[int]:
    """The measure in equal columns, but for those that need more than that."""
    equal = MEASURE // len(needed)
    wide = [each for each in needed if each > equal]
    rest = (MEASURE - sum(wide)) // max(1, len(needed) - len(wide))
    return [each if each > equal else rest for each in needed]


def _kept(paragraphs: str) -> str:
    """Paragraphs of a style, each on the page of what follows it."""
    return re.sub(r'(<w:pStyle w:val="\w+"/>)(?!<w:keepNext/>)', r"\1<w:keepNext/>", paragraphs)
