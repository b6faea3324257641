"""A Markdown file from bytes to blocks."""

import html
import re
from collections import Counter
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from plenary.engine.text.block import Block, Shape
from plenary.engine.text.note_mark import mark_of
from plenary.engine.text.typography import visible
from plenary.rulemaking.intake.document import Content, Note, Quarantined, Remark, What
from plenary.rulemaking.intake.encoding import decode
from plenary.rulemaking.intake.markdown.inline import Inline

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?!\s*\n| {0,3}\[\^)[^\n]*)*)\n?", re.MULTILINE)
_REFERENCE = re.compile(
    r"""^\ {0,3}\[(?!\^)((?:[^\[\]\\]|\\.)+)\]:[ \t]*(<[^<>\n]*>|[^\s<]*(?:[/#@]|\.\w)\S*)"""
    r"""(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$""",
    re.MULTILINE,
)
_ATTRIBUTES = re.compile(r"^ {0,3}\{:[^{}\n]*\}[ \t]*$", re.MULTILINE)
"""A line of attributes (kramdown): how what stands over it is to look."""
_CONTENTS = re.compile(r"^ {0,3}(?:[*+-]|\d+\.)[ \t]+[^\n]*\n {0,3}\{:[ \t]*toc[ \t]*\}[ \t]*$", re.MULTILINE)
"""A list item of whatever words that a table of contents is to stand for (kramdown)."""
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_INDENT = 3
"""Spaces by which a subparagraph is indented under its paragraph."""
_ANY_TAG = re.compile(r"<[^>]*>")


def read(data: bytes) -> Content:
    """The blocks of a Markdown file. Raises Fault where its encoding cannot be told.

    Indentation makes no code, because subparagraphs are indented. The definition of a link (CommonMark 0.31, 4.7)
    is set aside where what it defines looks like an address: ``[X]: words`` is how members attribute words. Attributes
    of kramdown are looks and no words, and its table of contents is made by who typesets.
    """
    text, assumed = decode(data)
    text = visible(text).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    definitions: dict[str, str] = {}

    def define(found: re.Match[str]) -> str:
        definitions.setdefault(found[1], " ".join(found[2].split()))
        return "\n"

    body = _NOTE.sub(define, text[front.end() :] if front else text)
    links: dict[str, dict[str, str]] = {}
    defined: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        links.setdefault(normalizeReference(found[1]), {"title": "", "href": found[2].strip("<>")})
        defined.append(found[0].strip())
        return ""

    body = _REFERENCE.sub(set_aside, body)
    body, contents = _CONTENTS.subn("", body)
    body = _ATTRIBUTES.sub("", body)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "reference"])
    inline = Inline(parser, frozenset(definitions), links)
    for definition in defined:
        inline.quarantine.append(Quarantined(What.LINK, "definitions", definition))
    if front:
        inline.quarantine.append(Quarantined(What.PROPERTY, "beginning", front[1]))
    blocks = tuple(
        _with_notes(_titled(list(_Blocks(inline, body.split("\n")).read(parser.parse(body)))), inline, definitions)
    )
    remarks: dict[Remark, list[str]] = {}
    for remark, place in inline.remarks:
        remarks.setdefault(remark, []).append(place)
    notes = [Note(Remark.ENCODING, detail=assumed)] if assumed else []
    notes += [Note(Remark.CONTENTS, contents)] if contents else []
    notes += [Note(Remark.LINKS, len(defined), detail=defined[0])] if defined else []
    notes += [Note(remark, len(places), places[0]) for remark, places in remarks.items()]
    return Content(blocks, tuple(notes), tuple(inline.quarantine))


class _Blocks:
    """Makes blocks of the tokens of a file."""

    def __init__(self, inline: Inline, lines: list[str]) -> None:
        self._lines = lines
        self._inline = inline
        self._paragraphs = 0
        self._table, self._row, self._column = -1, -1, -1
        self._items: list[str] = []
        self._heading: int | None = None

    def read(self, tokens: list[Token]) -> Iterator[Block]:
        for token in tokens:
            match token.type:
                case "inline":
                    yield from self._block(token.content, self._indent(token))
                case "heading_open":
                    self._heading = int(token.tag[1:]) - 1
                case "heading_close":
                    self._heading = None
                case "list_item_open":
                    self._items.append(f"{token.info}{token.markup}" if token.info else "•")
                case "list_item_close":
                    self._items.pop()
                case "table_open":
                    self._table, self._row = self._table + 1, -1
                case "table_close":
                    self._column = -1
                case "tr_open":
                    self._row, self._column = self._row + 1, -1
                case "th_open" | "td_open":
                    self._column += 1
                case "fence" | "code_block":
                    for line in token.content.splitlines():
                        yield from self._block(line)
                case "html_block":
                    yield from self._html(token.content)

    def _indent(self, token: Token) -> int:
        line = self._lines[token.map[0]] if token.map else ""
        return (len(line) - len(line.lstrip(" "))) // _INDENT

    def _block(self, text: str, indent: int = 0) -> Iterator[Block]:
        if self._column >= 0:
            row = (self._table, self._row, self._column)
            place = f"table {row[0] + 1}, row {row[1] + 1}, column {row[2] + 1}"
            yield Block(self._inline.pieces(text, place), Shape.CELL, place=place, row=row)
            return
        place = f"paragraph {self._paragraphs + 1}"
        pieces = self._inline.pieces(text, place)
        if not any(piece.text.strip() for piece in pieces):
            return
        self._paragraphs += 1
        if self._heading is not None:
            yield Block(pieces, Shape.HEADING, self._heading, place=place)
            return
        depth = len(self._items)
        number = self._items[-1] if self._items else ""
        if self._items:
            # What follows the first paragraph of an item stands under its number.
            self._items[-1] = ""
        level = max(depth - 1 if number else depth, indent)
        yield Block(pieces, level=level, number=number, place=place)

    def _html(self, text: str) -> Iterator[Block]:
        place = f"paragraph {self._paragraphs + 1}"
        for comment in _COMMENT.findall(text):
            self._inline.remarks.append((Remark.HIDDEN, place))
            self._inline.quarantine.append(Quarantined(What.HIDDEN, place, comment.strip()))
        for line in html.unescape(_ANY_TAG.sub("\n", _COMMENT.sub("", text))).splitlines():
            if line.strip():
                yield from self._block(line.strip())


def _titled(blocks: list[Block]) -> list[Block]:
    """A heading of the first level that stands alone at the top is the title."""
    levels = Counter(block.level for block in blocks if block.shape is Shape.HEADING)
    if blocks and levels[0] == 1 and blocks[0].shape is Shape.HEADING and blocks[0].level == 0:
        blocks[0] = Block(blocks[0].pieces, Shape.TITLE, place=blocks[0].place)
    return blocks


def _with_notes(blocks: list[Block], inline: Inline, definitions: dict[str, str]) -> Iterator[Block]:
    told: set[str] = set()
    for block in blocks:
        yield block
        for number, label in enumerate(list(inline.cited), 1):
            if label not in told and any(mark_of(str(number)) in piece.text for piece in block.pieces):
                told.add(label)
                place = f"footnote {number}"
                yield Block(inline.pieces(definitions[label], place), Shape.FOOTNOTE, place=place, note=str(number))
