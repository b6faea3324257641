"""Copies of a rolling text as they are sent out and come back, without any file format.

``send`` words a rolling text; ``edited`` makes edits in its blocks: ``("shall", "should")`` replaces the one place
where the old words stand. Words that the new ones begin with stay; ``¶`` ends a paragraph.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from plenary.engine.text.block import Block, Change, Piece, Role, Shape
from plenary.engine.text.layout import Line, Mark, Run, Setting, lay_out
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Kind
from plenary.engine.text.round_two import Asked, Part, Request, Return, Sheet, read_return
from plenary.engine.text.round_two.frame import build

NAMES = {"Arandia": "ARA", "Borland": "BOR", "Celandia": "CEL", "Desh": "DES", "Northern Group": "NG"}
DASH = "\u00a0–\u00a0"
_ROLES = {Mark.OPEN: Role.SIGN, Mark.SLASH: Role.SIGN, Mark.CLOSE: Role.SIGN, Mark.WORDS: Role.WORDS}
_SEEN = (Change.KEPT, Change.INSERTED)


def named(codes: Sequence[str]) -> str:
    labels = {code: label for label, code in NAMES.items()}
    return ", ".join(labels.get(code, code) for code in codes)


def sheets(settings: Sequence[Setting]) -> tuple[Sheet, ...]:
    """Settings as they are sent, in plain English."""
    found: list[Sheet] = []
    row: list[Sheet] = []
    for at, setting in enumerate(settings):
        own = list(_provision(setting, settings[at + 1 :]))
        if setting.kind == Kind.ROW:
            row = own[len(setting.lines) :]
            continue
        # What is said of a row stands in its first cell.
        first = [replace(sheet, provision=setting.id, joined=place > 0) for place, sheet in enumerate(row)]
        found.extend([*first, *(replace(sheet, joined=sheet.joined or bool(row)) for sheet in own)])
        row = []
    return (*found, Sheet("", (Part("Annex", Role.REMARK),)))


def _provision(setting: Setting, following: Sequence[Setting]) -> Iterator[Sheet]:
    flat = setting.kind in (Kind.CELL, Kind.FOOTNOTE)
    number = [Part(f"{setting.number}\t", Role.NUMBER)] if setting.number and not flat else []
    for place, line in enumerate(setting.lines):
        lead = [] if place else number
        if line.option and not flat:
            if not place:
                options = sum(1 for line in setting.lines if line.option)
                yield Sheet(setting.id, (*lead, Part(f"{options} options", Role.LABEL)))
            yield _option(setting, line)
        else:
            joined = flat and place > 0
            yield Sheet(setting.id, (*lead, *_parts(line.runs)), line.option, line.slot, line.holders, joined=joined)
    if setting.deleted is not None:
        held = takewhile(lambda other: other.depth > setting.depth, following)
        along = tuple(other.id for other in held) if setting.kind == Kind.ARTICLE else ()
        request = Request(setting.id, Asked.DELETION, setting.deleted, along=along)
        whole = " of all" if along else ""
        yield _line(setting, f"Deletion{whole} asked for by {named(setting.deleted)}.", request)
    if setting.retained is not None:
        request = Request(setting.id, Asked.RETENTION, setting.retained)
        yield _line(setting, f"Retention asked for by {named(setting.retained)}.", request)
    for place, (after, holders, _) in enumerate(setting.moved):
        request = Request(setting.id, Asked.MOVE, holders, place)
        yield _line(setting, f"Move to after {after or 'nothing'} asked for by {named(holders)}.", request)
    if setting.new:
        offered = f" offered by {named(setting.offered or ())}" if setting.kind == Kind.ROW else ""
        yield _line(setting, f"New provision{offered}.", Request(setting.id, Asked.NEW, setting.offered or ()))


def _line(setting: Setting, text: str, request: Request) -> Sheet:
    joined = setting.kind in (Kind.CELL, Kind.FOOTNOTE)
    return Sheet(setting.id, (Part(text, Role.REMARK),), request=request, joined=joined)


def _option(setting: Setting, line: Line) -> Sheet:
    label: list[Part] = [Part(f"Option {line.option}", Role.LABEL)]
    alternative = next((run.alternative for run in line.runs if run.slot == line.slot), 0)
    if line.holders:
        run = Run(Mark.NAMES, "", line.slot, alternative, False, 1, line.holders)
        label.append(Part(DASH + named(line.holders), Role.NAMES, run))
    elif any(run.base for run in line.runs):
        label.append(Part(f"{DASH}base text", Role.LABEL))
    parts = (*label, Part("\n", Role.LABEL), *_parts(line.runs))
    return Sheet(setting.id, parts, line.option, line.slot, line.holders)


def _parts(runs: Sequence[Run]) -> Iterator[Part]:
    for place, run in enumerate(runs):
        if run.mark is Mark.NAMES:
            reason = f": {run.reason}" if run.reason else ""
            yield Part(DASH + named(run.holders) + reason, Role.NAMES, run)
        elif run.mark is Mark.NOTHING:
            yield Part("no text", Role.NOTHING, run)
        else:
            text = run.text if place or run.mark is not Mark.WORDS else run.text.lstrip(" ")
            yield Part(text, _ROLES[run.mark], run)


def send(rolling: RollingText, *, marks: bool = True) -> list[Block]:
    """The copy as it goes out, each character a piece; without ``marks``, as a program leaves it that loses them."""
    sent = sheets(lay_out(rolling))
    tags = {
        name: iter(_tags(rolling, [sheet for sheet in sent if sheet.provision == name]))
        for name in dict.fromkeys(sheet.provision for sheet in sent if sheet.provision)
    }
    blocks: list[Block] = []
    rows = _rows(rolling)
    for sheet in sent:
        marked = next(tags[sheet.provision]) if sheet.provision else [""] * len(sheet.text)
        roles = [part.role for part in sheet.parts for _ in part.text]
        signs = zip(sheet.text, marked, roles, strict=True)
        pieces = tuple(Piece(sign, tag=tag, role=role) if marks else Piece(sign) for sign, tag, role in signs)
        if sheet.joined:
            blocks[-1] = replace(blocks[-1], pieces=(*blocks[-1].pieces, Piece("\n"), *pieces))
            continue
        provision = rolling.by_id[sheet.provision].provision if sheet.provision else None
        note = provision.number if provision is not None and provision.kind is Kind.FOOTNOTE else ""
        row = rows.get(sheet.provision)
        shape = Shape.FOOTNOTE if note else Shape.CELL if row else Shape.BODY
        own = sheet.provision if marks and (row or sheet.request is None) else ""
        blocks.append(Block(pieces, shape, id=own, place=f"paragraph {len(blocks) + 1}", row=row, note=note))
    return blocks


def _rows(rolling: RollingText) -> dict[str, tuple[int, int, int]]:
    """The table, row and column of every cell, from 0; a row without a table is one by itself."""
    found: dict[str, tuple[int, int, int]] = {}
    table, row, column = -1, -1, -1
    for passage in rolling.passages:
        kind = passage.provision.kind
        if kind is Kind.TABLE:
            table, row = table + 1, -1
        elif kind is Kind.ROW:
            row, column = row + 1, -1
        elif kind is Kind.CELL:
            column += 1
            found[passage.provision.id] = table, row, column
    return found


def _tags(rolling: RollingText, own: Sequence[Sheet]) -> Iterator[list[str]]:
    frame = build(rolling.by_id[own[0].provision], own)
    for paragraph in frame.paragraphs:
        yield frame.tags[slice(*paragraph.span)]


def edited(blocks: Sequence[Block], *edits: tuple[str, str]) -> list[Block]:
    """The blocks with these edits as tracked changes."""
    made = list(blocks)
    for old, new in edits:
        found = [(place, seen(block).find(old)) for place, block in enumerate(made) if old in seen(block)]
        assert [(old, len(found))] == [(old, 1)]
        place, at = found[0]
        made[place : place + 1] = cut(made[place], at, old, new)
    return made


def seen(block: Block) -> str:
    """What a reader sees; every piece is one character."""
    return block.accepted.replace("\u00a0", " ")


def cut(block: Block, at: int, old: str, new: str) -> list[Block]:
    """The block with one edit at a character that is seen."""
    pieces = list(block.pieces)
    shown = [place for place, piece in enumerate(pieces) if piece.change in _SEEN]
    kept = len(old) if new.startswith(old) else 0
    for place in shown[at + kept : at + len(old)]:
        inserted = pieces[place].change is Change.INSERTED
        pieces[place] = replace(pieces[place], change=Change.UNDONE if inserted else Change.DELETED)
    after = shown[at + len(old) - 1] + 1 if at + len(old) else 0
    look = pieces[after - 1] if after else Piece("")
    first, *paragraphs = new[kept:].split("¶")
    pieces[after:after] = [replace(look, text=sign, change=Change.INSERTED) for sign in first]
    if not paragraphs:
        return [replace(block, pieces=tuple(pieces))]
    end = after + len(first)
    fresh = [
        replace(block, pieces=tuple(Piece(sign, Change.INSERTED) for sign in text), change=Change.INSERTED)
        for text in paragraphs
    ]
    fresh[-1] = replace(fresh[-1], pieces=(*fresh[-1].pieces, *pieces[end:]), change=block.change)
    return [replace(block, pieces=tuple(pieces[:end]), change=Change.INSERTED), *fresh]


def clean(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with every change accepted; a paragraph whose words are all gone is gone."""
    made: list[Block] = []
    for block in blocks:
        pieces = tuple(replace(piece, change=Change.KEPT) for piece in block.pieces if piece.change in _SEEN)
        if pieces or not block.pieces:
            made.append(replace(block, pieces=pieces, change=Change.KEPT))
    return made


def returned(
    rolling: RollingText, *edits: tuple[str, str], member: str = "CEL", names: Mapping[str, str] = NAMES
) -> Return:
    """What is read in the copy that this member edited so, with tracked changes."""
    return read(rolling, edited(send(rolling), *edits), member=member, names=names)


def read(
    rolling: RollingText, blocks: Sequence[Block], *, member: str = "CEL", names: Mapping[str, str] = NAMES
) -> Return:
    """What is read in these blocks."""
    return read_return(rolling, sheets(lay_out(rolling)), blocks, member=member, names=names)


def answer(rolling: RollingText, *edits: tuple[str, str], member: str = "CEL") -> Return:
    """What is read in the copy that this member edited so: the same whether its changes are tracked or not."""
    blocks = edited(send(rolling), *edits)
    tracked, copied = (read(rolling, copy, member=member) for copy in (blocks, clean(blocks)))
    assert (copied.reading, copied.positions) == (tracked.reading, tracked.positions)
    assert [question.cause for question in copied.questions] == [question.cause for question in tracked.questions]
    return tracked
