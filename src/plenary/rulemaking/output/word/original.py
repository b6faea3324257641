"""Suggestions in other languages beneath their provision in Word: each in its own language and direction."""

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.layout import Setting
from plenary.kit.language import _
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.hanging import Hanging, hangings, signed
from plenary.rulemaking.output.spacing import parted
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.change import Changes
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import INDENT, NOTE, NUMBER, ORIGINAL, bar

_INLINE = "OriginalWords"

RULE = 200
"""Room for the rule beside a paragraph that begins where the text ends."""

LOOKS = {Change.KEPT: "QuotedWords", Change.INSERTED: "InsertedWords", Change.DELETED: "DeletedWords"}


def redlined(script: Script, pieces: tuple[Piece, ...]) -> str:
    """Words beside those of their text, as runs in their own language."""
    found: list[str] = []
    for piece in parted(pieces):
        look = script.properties(piece.text, LOOKS[piece.change]) + script.languages
        found.append(element.run(element.text(piece.text), look))
    return "".join(found)


class OriginalWriter:
    """To be used inside ``speaking(edition.tongue)``. With ``changes``, where rejecting all changes has to give the
    base, each paragraph is inserted by those whose it is."""

    def __init__(self, edition: Edition, script: Script, talk: Script, changes: Changes | None = None) -> None:
        self.edition = edition
        self.script = script
        self.talk = talk
        self.changes = changes

    def write(self, setting: Setting) -> str:
        """The paragraphs that stand beneath a provision."""
        return "".join(self._original(one) for one in hangings(self.edition, setting))

    def inline(self, setting: Setting) -> str:
        """The same as runs, where there is no room for paragraphs."""
        found: list[str] = []
        for one in hangings(self.edition, setting):
            said = self.talk.run(f" {one.said} ", _INLINE) + Script(one.lang).run(signed(one.pieces), _INLINE)
            found.append(self._offered(said, one))
        return "".join(found)

    def _original(self, one: Hanging) -> str:
        said = self._said(f"{one.said} {one.note}".rstrip())
        head = self._paragraph(said, one, NOTE, "<w:keepNext/>")
        script = Script(one.lang)
        lines: list[str] = []
        for number, pieces in one.lines:
            lead = script.run(f"{number} ", NUMBER) if number else ""
            lines.append(self._paragraph(lead + redlined(script, pieces), one, ORIGINAL, self._look(script)))
        return head + "".join(lines)

    def _look(self, script: Script) -> str:
        """Direction, the rule where its lines begin, and the indent, which is on the side where the text has its
        own: the left of a paragraph that runs from right to left is where it ends."""
        sides = (INDENT, 0) if script.rtl is self.script.rtl else (RULE, INDENT)
        indent = f'<w:ind w:left="{sides[0]}" w:right="{sides[1]}" w:firstLine="0"/>'
        return f'{bar(script)}<w:bidi w:val="{int(script.rtl)}"/>{indent}'

    def _said(self, sentence: str) -> str:
        return self.talk.run(sentence, "Attribution")

    def _paragraph(self, runs: str, one: Hanging, style: str, look: str) -> str:
        mark = f"<w:rPr>{self.changes.mark('ins', self._author(one))}</w:rPr>" if self.changes else ""
        return element.paragraph(self._offered(runs, one), style, look + mark)

    def _offered(self, runs: str, one: Hanging) -> str:
        return self.changes.inserted(runs, self._author(one)) if self.changes else runs

    def _author(self, one: Hanging) -> str:
        return wording.named(self.edition, one.original.holders) or _("Unattributed")
