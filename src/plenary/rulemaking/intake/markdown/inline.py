"""The words of a Markdown paragraph, with what is struck, inserted or deleted in them."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plenary.engine.text.block import Change, Markup, Piece
from plenary.engine.text.note_mark import mark_of
from plenary.rulemaking.intake.document import Quarantined, Remark, What
from plenary.rulemaking.intake.markdown.critic import spans

_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_TAG = re.compile(r"<(/?)\s*([a-zA-Z]+)[^>]*>")
_CHANGES = {"ins": Change.INSERTED, "del": Change.DELETED}
_MARKUPS = {"s": Markup.STRUCK, "strike": Markup.STRUCK, "u": Markup.UNDERLINED}


@dataclass
class Inline:
    """Reads inline Markdown of one file. ``cited`` are the labels of its footnotes in the order of their
    numbers, which begin with 1; ``references`` are the links that it defines, as the parser wants them."""

    parser: MarkdownIt
    labels: frozenset[str]
    references: dict[str, dict[str, str]] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)
    remarks: list[tuple[Remark, str]] = field(default_factory=list)
    quarantine: list[Quarantined] = field(default_factory=list)

    def pieces(self, text: str, place: str) -> tuple[Piece, ...]:
        """The words of a paragraph. Citations of footnotes are superscript numbers in parentheses."""
        pieces: list[Piece] = []
        for span in spans(text):
            if span.comment:
                self.remarks.append((Remark.COMMENTS, place))
                self.quarantine.append(Quarantined(What.COMMENT, place, span.text.strip()))
            else:
                if span.change is not Change.KEPT:
                    self.remarks.append((Remark.CRITIC, place))
                pieces += self._span(span.text, span.change, place)
        return tuple(_joined(pieces))

    def _span(self, text: str, change: Change, place: str) -> Iterator[Piece]:
        # The parser drops the spaces at the ends, which here may stand between two words.
        body = text.strip(" \n")
        start = text.find(body) if body else len(text)
        yield Piece(text[:start].replace("\n", " "), change)
        markup: list[Markup] = []
        changes = [change]
        for token in self.parser.parseInline(body, {"references": self.references})[0].children or []:
            match token.type:
                case "s_open":
                    markup.append(Markup.STRUCK)
                case "s_close":
                    markup.remove(Markup.STRUCK)
                case "html_inline":
                    self._tag(token.content, markup, changes, place)
                case _:
                    yield Piece(self._words(token, place), changes[-1], markup=frozenset(markup))
        yield Piece(text[start + len(body) :].replace("\n", " "), change)

    def _words(self, token: Token, place: str) -> str:
        match token.type:
            case "text" | "code_inline" | "text_special":
                return _NOTE.sub(self._citation, token.content)
            case "softbreak":
                return " "
            case "hardbreak":
                return "\n"
            case "image":
                self.remarks.append((Remark.PICTURES, place))
                self.quarantine.append(Quarantined(What.PICTURE, place, str(token.attrs.get("src", ""))))
        return ""

    def _citation(self, found: re.Match[str]) -> str:
        label = found[1]
        if label not in self.labels:
            return found[0]
        if label not in self.cited:
            self.cited.append(label)
        return mark_of(str(self.cited.index(label) + 1))

    def _tag(self, tag: str, markup: list[Markup], changes: list[Change], place: str) -> None:
        if tag.startswith("<!--"):
            self.remarks.append((Remark.HIDDEN, place))
            self.quarantine.append(Quarantined(What.HIDDEN, place, html.unescape(tag[4:-3]).strip()))
            return
        found = _TAG.match(tag)
        name = found[2].lower() if found else ""
        closing = bool(found and found[1])
        if name in _MARKUPS:
            if not closing:
                markup.append(_MARKUPS[name])
            elif _MARKUPS[name] in markup:
                markup.remove(_MARKUPS[name])
        elif name in _CHANGES:
            if not closing:
                changes.append(_CHANGES[name])
            elif len(changes) > 1:
                changes.pop()


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if held is not None and (held.change, held.markup) == (piece.change, piece.markup):
            held = Piece(held.text + piece.text, held.change, markup=held.markup)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
