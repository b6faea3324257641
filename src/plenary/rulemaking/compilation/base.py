"""The base: a file read as an instrument, with the brackets it carries itself as readings without holders."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plenary.engine.text.block import Change
from plenary.engine.text.bracketed import Draft, Fault, find_stray_labels, is_bracketed, unbracket
from plenary.engine.text.correspondence import Tie
from plenary.engine.text.language import guess_language
from plenary.engine.text.lossless import digest
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.structure import read as read_structure
from plenary.engine.text.view import accepted
from plenary.kit.language import _, ngettext
from plenary.kit.refusal import Refusal
from plenary.rulemaking.compilation.bracketing import Bracketed
from plenary.rulemaking.intake.document import Document
from plenary.rulemaking.proving import cite
from plenary.rulemaking.returning import is_copy


@dataclass(frozen=True)
class Base:
    """``standing`` are the readings that brackets in the text itself stand for; ``warnings`` say where a
    bracket has no partner and how it was mended, and what else is odd about the file. ``ties``, for an
    earlier version, say what it has that the base of the compilation has split or merged."""

    name: str
    instrument: Instrument
    standing: tuple[Reading, ...] = ()
    warnings: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    bracketed: Bracketed | None = None

    @property
    def issued(self) -> Instrument:
        """The text as it stands in the file, with the brackets it carries itself."""
        return self.bracketed.original if self.bracketed else self.instrument

    def version(self, order: Sequence[str], symbol: str) -> str:
        """The SHA-256 of the rolling text on which nobody has suggested anything: what is issued of it carries that."""
        return digest(collate(replace(self.instrument, symbol=symbol), self.standing, order=order))

    @property
    def digest(self) -> str:
        """The SHA-256 of the text: 64 hexadecimal digits, the same for the same provisions in any format and under
        any symbol."""
        text = replace(self.instrument, symbol="")
        return digest(collate(text, self.standing))


def read_base(document: Document, *, lang: str = "", symbol: str = "", codes: Collection[str] = ()) -> Base:
    """The instrument in a file, its tracked changes accepted. Raises Refusal where it holds no provision."""
    paragraphs = accepted(document.blocks)
    tag = lang or document.language or guess_language(p.text for p in paragraphs) or "en"
    instrument = read_structure(paragraphs, lang=tag, symbol=symbol).instrument
    if not instrument.provisions:
        raise Refusal(_("{file} holds no provisions; give the base text as it was issued.").format(file=document.name))
    tracked = sum(piece.change is not Change.KEPT for block in document.blocks for piece in block.pieces)
    warnings: tuple[str, ...] = ()
    if tracked:
        warnings = (
            ngettext(
                "{file} holds {count} tracked change, which was read as accepted; check that it is the base.",
                "{file} holds {count} tracked changes, which were read as accepted; check that it is the base.",
                tracked,
            ).format(file=document.name, count=tracked),
        )
    return unbracketed(document.name, instrument, codes, warnings=warnings)


def refuse_rolling_text(document: Document) -> None:
    """Raise Refusal for a file that we issued as a rolling text: its cover, options and tables are no provisions."""
    if is_copy(document):
        raise Refusal(
            _("{file} is a rolling text that was issued, not a base; give the text on which it was compiled.").format(
                file=document.name
            )
        )


def unbracketed(
    file: str,
    instrument: Instrument,
    codes: Collection[str],
    *,
    warnings: tuple[str, ...] = (),
    ties: tuple[Tie, ...] = (),
) -> Base:
    """The base behind the brackets and options that an instrument carries itself, if it carries any."""
    warnings = (*warnings, *_stray_labels(instrument, file))
    if not is_bracketed(instrument):
        return Base(file, instrument, warnings=warnings, ties=ties)
    _refuse_overgrown(instrument, file)
    draft = unbracket(instrument, codes)
    names = cite(instrument)
    faults = tuple(_fault_sentence(fault, names, file) for fault in draft.faults)
    claims = _claim_sentences(draft, names, file)
    bracketed = Bracketed(instrument, draft, codes)
    return Base(file, draft.base, draft.readings, (*warnings, *faults, *claims), ties, bracketed)


def _stray_labels(instrument: Instrument, file: str) -> Iterator[str]:
    """Where a label seems to begin an option and no other option stands beside it."""
    strays = find_stray_labels(instrument)
    names = cite(instrument) if strays else {}
    for provision, label in strays:
        yield _(
            "{file}: “{label}” in {provision} has no other option beside it, and stays in the words; check whether it "
            "belongs to options that are set out otherwise."
        ).format(file=file, label=label, provision=names.get(provision) or provision)


def _claim_sentences(draft: Draft, names: Mapping[str, str], file: str) -> Iterator[str]:
    """Where the text attributes the first of several alternatives: what the base has is nobody's suggestion."""
    for claim in draft.claims:
        yield _(
            "{file}: in {provision}, “{words}” is attributed to {members}; it was read as words of the base, beside "
            "which no member is named."
        ).format(
            file=file,
            provision=names.get(claim.provision) or claim.provision,
            words=draft.base.by_id[claim.provision].text[claim.start : claim.end],
            members=", ".join(claim.holders),
        )


_MOST, _DEEPEST = 10_000, 1_000
"""Brackets in one paragraph, and how deep they lie. Every alternative in a bracket of each depth is a text of its own
for somebody to read, so that a file of a few kilobytes could ask for gigabytes of them. The negotiating draft of
23 October 2015 has at most 30 brackets in one paragraph, four deep."""


def _refuse_overgrown(instrument: Instrument, file: str) -> None:
    """Raise Refusal for a paragraph with more brackets than anybody could set out."""
    for provision in instrument.provisions:
        depth = deepest = 0
        for sign in provision.text:
            depth = max(0, depth + (sign == "[") - (sign == "]"))
            deepest = max(deepest, depth)
        if provision.text.count("[") + provision.text.count("]") > 2 * _MOST or deepest > _DEEPEST:
            raise Refusal(
                _(
                    "{file} has more brackets in {provision} than can be read; set them out in several paragraphs."
                ).format(file=file, provision=cite(instrument).get(provision.id) or provision.id)
            )


def _fault_sentence(fault: Fault, names: Mapping[str, str], file: str) -> str:
    """Where a bracket has no partner, what was done about it, and in how many other ways it could be mended."""
    repair = fault.repairs[0]
    said = (
        _(
            "{file}: the bracket {sign} at character {at} of {provision} has no partner; it was read with a {partner} "
            "at character {place} (possible repairs: {count})."
        )
        if repair.sign
        else _(
            "{file}: the bracket {sign} at character {at} of {provision} has no partner; it was left out (possible "
            "repairs: {count})."
        )
    )
    return said.format(
        file=file,
        sign=fault.sign,
        at=fault.at + 1,
        provision=names.get(fault.paragraph, fault.paragraph),
        partner=repair.sign,
        place=repair.at + 1,
        count=len(fault.repairs),
    )


def title_of(instrument: Instrument, name: str) -> str:
    """What the text is called: its own title, else its file's name without the ending."""
    return instrument.title or Path(name).stem
