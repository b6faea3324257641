"""A file that came back, tied to the rolling text that it answers, and read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.block import Block, Piece, Role, Shape
from plenary.engine.text.layout import OTHERS, Audience, lay_out
from plenary.engine.text.lossless import digest
from plenary.engine.text.note_mark import MARK
from plenary.engine.text.note_scope import Noted, noted
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument
from plenary.engine.text.round_two import Return, Sheet, read_return
from plenary.engine.text.typography import fold
from plenary.kit.language import ENGLISH, _, speaking
from plenary.kit.refusal import Refusal
from plenary.rulemaking.intake.document import Document, Format
from plenary.rulemaking.returning.sheet import sheets, unissued


class AnotherIssue(Refusal):
    """The file answers another issue of the text than the one that was given."""


def read_copy(
    document: Document,
    rolling: RollingText,
    *,
    member: str,
    labels: Mapping[str, str],
    groups: Collection[str] = (),
    id: str = "",
) -> Return:
    """What a member says by an edited copy of this rolling text.

    ``labels`` gives the code behind each name that a text may call a member or group by; those that the copy
    itself used are known from it. ``groups`` are as in ``lay_out``, for copies that were set for groups;
    ``id`` is that of the reading of a member that had none. Raises AnotherIssue.
    """
    issue = document.issue
    if issue is not None and issue.version:
        ours = digest(rolling)
        if issue.version != ours:
            raise AnotherIssue(
                _(
                    "{file} answers the issue {theirs}, and what was given is {ours}; give the JSON that was issued "
                    "with the file, or, if {ours} is the later issue, ask for the changes in a copy of that one."
                ).format(file=document.name, theirs=issue.version[:8], ours=ours[:8])
            )
    tongue = issue.tongue if issue is not None and issue.tongue else ENGLISH
    known = dict(issue.names) if issue is not None else {}
    with speaking(tongue):
        names = {**labels, **{label: code for code, label in known.items()}, _("other members"): OTHERS}
    blocks = tuple(_answered(block) for block in document.blocks)
    sent = set_again(document, rolling, groups)
    return read_return(rolling, sent, blocks, member=member, names=names, id=id)


def find_notes(document: Document, rolling: RollingText, *, groups: Collection[str] = ()) -> Noted | None:
    """An edited copy that became plain text, with its footnotes; None where it has none that became characters."""
    if document.format is not Format.TEXT:
        return None
    said: dict[str, list[str]] = {}
    sent = set_again(document, rolling, groups)
    for sheet in sent:
        if sheet.provision in rolling.by_id and sheet.request is None:
            words = "".join(part.text for part in sheet.parts if part.run is not None)
            said.setdefault(sheet.provision, []).append(words.strip())
    provisions = (replace(rolling.by_id[name].provision, text=" ".join(words)) for name, words in said.items())
    shown = Instrument(tuple(replace(one, parent=None) for one in provisions), rolling.base.lang)
    # The annex has the marks of our own.
    ours = {block.place: block for block in document.blocks if MARK.search(block.accepted)}
    plain = [
        replace(block, pieces=(Piece(MARK.sub("", block.accepted)),)) if block.place in ours else block
        for block in document.blocks
    ]
    found = noted(shown, plain, asking=_find_unsigned(plain, sent))
    if found is None or not (found.signs or found.untold):
        return None
    return replace(found, blocks=tuple(ours.get(block.place, block) for block in found.blocks))


def _find_unsigned(blocks: Sequence[Block], sent: Sequence[Sheet]) -> set[str]:
    """The places of what came back as it was sent, and of what stands behind the text: in none of it a character stands
    for a note."""
    same = {fold(sheet.text) for sheet in sent}
    behind = {fold(sheet.text) for sheet in sent if sheet.behind}
    end = next((place for place, block in enumerate(blocks) if fold(block.accepted) in behind), len(blocks))
    return {block.place for place, block in enumerate(blocks) if place > end or fold(block.accepted) in same}


def set_again(document: Document, rolling: RollingText, groups: Collection[str]) -> tuple[Sheet, ...]:
    """The paragraphs of an issued text as they were sent in the copy that a document is."""
    issue = document.issue
    tongue = issue.tongue if issue is not None and issue.tongue else ENGLISH
    audience = Audience(issue.audience) if issue is not None and issue.audience in list(Audience) else Audience.NAMES
    known = dict(issue.names) if issue is not None else {}
    return sheets(unissued(lay_out(rolling, audience=audience, groups=groups), rolling.base.lang, tongue, known))


def _answered(block: Block) -> Block:
    """A cell or footnote without what stands in it in another language, which was sent with it and is no answer."""
    own = [piece for piece in block.pieces if piece.role is not Role.REMARK]
    if len(own) == len(block.pieces) or not (block.row or block.shape is Shape.FOOTNOTE):
        return block
    while own and not own[-1].text.strip():
        own.pop()
    return replace(block, pieces=(*own[:-1], *(replace(piece, text=piece.text.rstrip()) for piece in own[-1:])))
