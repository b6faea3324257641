"""Tables of proposals: a row for each provision, a column for what is proposed of it.

Secretariats and standards bodies send such tables round and get them back filled in: which provision,
what it says now, what is proposed, why. A table is one if its first row names a column of provisions
and exactly one of proposals.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plenary.engine.text.block import Block
from plenary.engine.text.candidate.markup import Texts
from plenary.engine.text.candidate.reference import Level, noun, references
from plenary.engine.text.numbering import readings


class Column(StrEnum):
    """What a column holds, by its head."""

    PROVISION = "provision"
    CURRENT = "current"
    PROPOSAL = "proposal"
    COMMENT = "comment"
    MEMBER = "member"
    OTHER = "other"


_HEADS = {
    Column.PROPOSAL: r"propos\w*|suggest\w*|amend\w*|new (?:text|wording)|modifications?|amendements?|nouveau texte"
    r"|propuest\w*|enmiendas?|modificaci[oó]n(?:es)?|предл\w+|поправк\w+|(?:ال)?مقترح\w*|(?:ال)?اقتراح\w*|(?:ال)?تعديل\w*"
    r"|提案|提议|建议|拟议|修正|修改",
    Column.COMMENT: r"comments?|remarks?|rationale|justifications?|reasons?|explanations?|observations?|commentaires?"
    r"|remarques?|motifs?|explications?|comentarios?|justificaci[oó]n|motivos?|observaciones|комментари\w+|обоснован\w+"
    r"|примечани\w+|замечани\w+|(?:ال)?تعليق\w*|(?:ال)?ملاحظات|(?:ال)?مبرر\w*|(?:ال)?أسباب|评论|意见|理由|备注|说明",
    Column.CURRENT: r"(?:current|original|existing|present|draft|base)\b.*|text|wording|texte.*|texto.*|текст.*"
    r"|(?:текущ|действующ|исходн)\w+.*|(?:ال)?نص.*|原文|现有|现行|案文",
    Column.MEMBER: r"mb|members?|countr\w+|states?|delegations?|proponents?|membres?|états?|pays|délégations?|miembros?"
    r"|estados?|país(?:es)?|delegaci[oó]n(?:es)?|член\w*|государств\w*|стран\w+|делегаци\w+|(?:ال)?عضو|(?:ال)?دولة"
    r"|(?:ال)?بلد|(?:ال)?وفد|成员|国家|代表团",
    Column.PROVISION: r"provisions?|articles?|clauses?|paragraphs?|paras?|sub-?paragraphs?|sections?|references?|refs?"
    r"|dispositions?|paragraphes?|alinéas?|références?|disposici[oó]n(?:es)?|artículos?|párrafos?|apartados?"
    r"|положени\w+|стать\w+|пункт\w*|подпункт\w*|(?:ال)?حكم|(?:ال)?مادة|(?:ال)?فقرة.*|条款|条文|条|款",
}
_HEAD_WORDS = 8
_NAMES = {Level.PARAGRAPH: "paragraph", Level.SUBPARAGRAPH: "subparagraph"}
_SPACED = re.compile(r"[\u2e80-\uffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of proposals. ``provision`` is the reference that its cells make, ``current`` and
    ``proposal`` the words of those columns; ``said`` all its words but those of the comment, a stroke between its
    cells; ``proposed`` the cell that the row stands at. ``member`` is whom the row names."""

    provision: str
    current: str
    proposal: str
    said: str
    proposed: Block
    member: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """``table`` is its place among the tables, ``first`` its first cell, ``head`` those of its first row, ``comments``
    those that say why."""

    table: int
    first: Block
    head: tuple[Block, ...]
    rows: tuple[Row, ...]
    comments: tuple[Block, ...]

    @property
    def members(self) -> frozenset[str]:
        return frozenset(row.member for row in self.rows if row.member)


def matrices(texts: Texts, blocks: Iterable[Block]) -> tuple[Matrix, ...]:
    """The tables of proposals among the blocks; a table of the base is none."""
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.row is not None:
            tables.setdefault(block.row[0], []).append(block)
    found = (_matrix(texts, table, cells) for table, cells in tables.items())
    return tuple(one for one in found if one is not None)


def _matrix(texts: Texts, table: int, cells: Sequence[Block]) -> Matrix | None:
    lines: dict[int, dict[int, Block]] = {}
    for block in cells:
        _, line, column = block.row or (0, 0, 0)
        lines.setdefault(line, {})[column] = block
    head, *body = [lines[line] for line in sorted(lines)]
    columns = _columns({place: block.accepted for place, block in head.items()})
    kinds = list(columns.values())
    unlike = all(texts.exact(block.accepted.strip(), -1) is None for block in head.values())
    if kinds.count(Column.PROPOSAL) != 1 or Column.PROVISION not in kinds or not unlike:
        return None
    heads = {place: block.accepted for place, block in head.items()}
    why = [place for place, kind in columns.items() if kind is Column.COMMENT]
    comments = tuple(line[place] for line in body for place in why if place in line and line[place].accepted.strip())
    return Matrix(table, cells[0], tuple(head.values()), tuple(_rows(columns, heads, body)), comments)


def _columns(heads: dict[int, str]) -> dict[int, Column]:
    """What each column holds. "Reason for the amendment" is a comment where another column is of proposals alone."""
    found = {place: _kinds(said) for place, said in heads.items()}
    alone = any(Column.PROPOSAL in kinds and Column.COMMENT not in kinds for kinds in found.values())
    both = Column.COMMENT if alone else Column.PROPOSAL
    return {
        place: both if {Column.PROPOSAL, Column.COMMENT} <= set(kinds) else next(iter(kinds), Column.OTHER)
        for place, kinds in found.items()
    }


def _kinds(head: str) -> list[Column]:
    said = " ".join(head.split()).lower()
    if len(said.split()) > _HEAD_WORDS:
        return []
    unspaced = bool(_SPACED.search(said))
    return [
        kind
        for kind, words in _HEADS.items()
        if re.search(words if unspaced else rf"(?<!\w)(?:{words})(?!\w)", said, re.IGNORECASE)
    ]


def _rows(columns: dict[int, Column], heads: dict[int, str], body: Sequence[dict[int, Block]]) -> Iterator[Row]:
    named: dict[int, str] = {}
    proposals = next(place for place, kind in columns.items() if kind is Column.PROPOSAL)
    for line in body:
        proposed = line.get(proposals)
        for place, kind in columns.items():
            # A cell that is merged with the one above it is not there: it says what that one says.
            if kind is Column.PROVISION and place in line:
                named[place] = " ".join(line[place].accepted.split())
        words = {place: block.accepted.strip() for place, block in line.items()}
        said = " | ".join(text for place, text in words.items() if text and columns.get(place) is not Column.COMMENT)
        if proposed is None or not proposed.accepted.strip():
            continue
        yield Row(
            ", ".join(_reference(text, heads[place]) for place, text in sorted(named.items()) if text),
            _of(Column.CURRENT, columns, words),
            proposed.accepted.strip(),
            said,
            proposed,
            _of(Column.MEMBER, columns, words),
        )


def _of(kind: Column, columns: dict[int, Column], words: dict[int, str]) -> str:
    return next((words[place] for place, one in columns.items() if one is kind and place in words), "")


def _reference(said: str, head: str) -> str:
    """A cell as a reference: a bare number counts what its column's head names."""
    if references(said) or not readings(said):
        return said
    return f"{_NAMES.get(noun(head) or Level.ARTICLE, 'Article')} {said}"
