"""One line of a setting as runs: words, signs, names, with every alternative in its hidden control."""

from plenary.engine.text.layout import Line, Mark, Run
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word.carrier import Carrier
from plenary.rulemaking.output.word.footnote import Footnotes
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import NAMES, NOTHING, OFFERED, SIGN

DASH = "\u00a0–\u00a0"
"""Between words and the names of those who offer them: no line begins with a dash."""


DEEPEST = 32
"""How many alternatives stand in hidden controls in each other, two elements for each: many readers of XML stop at 256
elements. Deeper ones, which only a base text that brackets brackets has, are found again by their signs."""


class _Bracket:
    """A bracket that is open while its line is written; ``marked`` are its alternatives, in hidden controls."""

    def __init__(self, slot: str, *, marked: bool) -> None:
        self.slot = slot
        self.marked = marked
        self.number = 0
        self.done: list[str] = []
        self.here: list[str] = []


class LineWriter:
    """``script`` is that of the text and ``talk`` that of the interface."""

    def __init__(self, script: Script, talk: Script, carrier: Carrier, footnotes: Footnotes, edition: Edition) -> None:
        self.script = script
        self.talk = talk
        self.carrier = carrier
        self.footnotes = footnotes
        self.edition = edition

    def write(self, line: Line) -> str:
        """Brackets that the line does not close end with it."""
        whole: list[str] = []
        stack: list[_Bracket] = []
        for place, run in enumerate(line.runs):
            here = stack[-1].here if stack else whole
            if run.mark is Mark.OPEN:
                here.append(self.script.run(run.text, SIGN))
                stack.append(_Bracket(run.slot, marked=len(stack) < DEEPEST))
            elif run.mark is Mark.SLASH and stack:
                self._close(stack[-1])
                stack[-1].done.append(self.script.run(run.text, SIGN))
                stack[-1].number += 1
            elif run.mark is Mark.CLOSE and stack:
                self._leave(stack, whole)
                (stack[-1].here if stack else whole).append(self.script.run(run.text, SIGN))
            else:
                if stack and run.slot == stack[-1].slot:
                    stack[-1].number = run.alternative
                here.append(self._said(run, run.text if place else run.text.lstrip(" ")))
        while stack:
            self._leave(stack, whole)
        return "".join(whole)

    def _said(self, run: Run, words: str) -> str:
        if run.mark is Mark.NAMES:
            return self.talk.run(DASH + wording.attribution(self.edition, run), NAMES)
        if run.mark is Mark.NOTHING:
            return self.talk.run(wording.gone(), NOTHING)
        return self.words(words, "" if run.base else OFFERED)

    def words(self, words: str, style: str = "") -> str:
        """Words of the text, with references where they cite footnotes."""
        if "⁽" not in words:
            return self.script.run(words, style)
        return "".join(
            self.script.run(part, style) + (self.footnotes.refer(number) if number else "")
            for part, number in self.footnotes.split(words)
        )

    def _close(self, bracket: _Bracket) -> None:
        inside = "".join(bracket.here)
        bracket.here.clear()
        if inside:
            marked = bracket.marked
            bracket.done.append(self.carrier.alternative(inside, bracket.slot, bracket.number) if marked else inside)

    def _leave(self, stack: list[_Bracket], whole: list[str]) -> None:
        bracket = stack.pop()
        self._close(bracket)
        (stack[-1].here if stack else whole).extend(bracket.done)
