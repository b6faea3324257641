"""Two versions of one text: the ids of the one carried over to the other where they are the same provision.

Ids that a file does not carry are made from its numbers, and the same number may stand on another provision
in another version: so provisions are matched by their words, and take the ids of what they match.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from plenary.engine.text.block import Block
from plenary.engine.text.comparison import Comparison, compare
from plenary.engine.text.correspondence import Tie
from plenary.engine.text.language import guess_language
from plenary.engine.text.matching import match_paragraphs
from plenary.engine.text.provision import Instrument
from plenary.engine.text.view import accepted
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.rulemaking.compilation.base import Base, read_base, refuse_rolling_text, title_of, unbracketed
from plenary.rulemaking.intake import read
from plenary.rulemaking.intake.document import Document
from plenary.rulemaking.output.hanging import language_name
from plenary.rulemaking.output.redline import Redline


def identify(
    reference: Instrument, blocks: Sequence[Block], used: Collection[str] = ()
) -> tuple[Instrument, tuple[Tie, ...]]:
    """The instrument in a file, its changes accepted, under the ids of the reference; and what was split or
    merged between them, the reference's side first. What is new bears no id that was ``used`` for something else."""
    matching = match_paragraphs(reference, accepted(blocks))
    file = matching.structure.instrument
    known = {pair.file[0]: pair.base[0] for pair in matching.pairs if pair.base and pair.file}
    taken = {*reference.by_id, *used}

    def name(own: str) -> str:
        if own in known:
            return known[own]
        while own in taken:
            own += "′"
        return own

    provisions = tuple(
        replace(p, id=name(p.id), parent=None if p.parent is None else name(p.parent)) for p in file.provisions
    )
    ties = tuple(
        Tie(pair.base, tuple(name(own) for own in pair.file))
        for pair in matching.pairs
        if pair.base and pair.file and (len(pair.base) > 1 or len(pair.file) > 1)
    )
    return replace(file, provisions=provisions), ties


def read_older(reference: Base, document: Document, codes: Collection[str] = ()) -> Base:
    """An earlier version of the base, under the base's ids where a provision is the same."""
    instrument, ties = identify(reference.issued, document.blocks)
    return unbracketed(document.name, instrument, codes, ties=tuple(Tie(tie.new, tie.old) for tie in ties))


def read_next(reference: Instrument, document: Document, used: Collection[str]) -> Base:
    """The version that follows the reference, under the ids of what is the same there. Raises Refusal where the file
    holds no provision."""
    plain = read_base(document, lang=reference.lang)
    instrument, _ties = identify(reference, document.blocks, used)
    return replace(unbracketed(document.name, instrument, ()), warnings=plain.warnings)


@dataclass(frozen=True)
class Compared:
    """Two files' texts, compared."""

    old: Base
    new: Base
    comparison: Comparison

    def redline(self, *, as_at: datetime, tongue: str) -> Redline:
        """The comparison as a file out shows it."""
        return Redline(
            title=title_of(self.new.instrument, self.new.name),
            comparison=self.comparison,
            as_at=as_at,
            old=self.old.name,
            new=self.new.name,
            old_hash=self.old.digest,
            new_hash=self.new.digest,
            tongue=tongue,
        )


def compare_files(old: Path, new: Path, *, lang: str = "") -> Compared:
    """The redline from one file to another, brackets being signs like others. Raises Refusal where either
    cannot be read, is a rolling text or is in another language than the other; ``lang`` is what somebody has said both
    are in."""
    earlier, document = read(old), read(new)
    for each in (earlier, document):
        refuse_rolling_text(each)
    reference = read_base(earlier, lang=lang)
    before = reference.issued.lang.partition("-")[0]
    after = document.language or guess_language(block.accepted for block in document.blocks) or before
    if not lang and after.partition("-")[0] != before:
        raise Refusal(
            _(
                "{old} is in {language} and {new} in {other}; give two versions in one language, or say with --lang "
                "which it is."
            ).format(old=old.name, language=language_name(before), new=new.name, other=language_name(after))
        )
    instrument, ties = identify(reference.issued, document.blocks)
    return Compared(reference, Base(document.name, instrument), compare(reference.issued, instrument, ties=ties))
