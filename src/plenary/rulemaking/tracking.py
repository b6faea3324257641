"""A suggestion beside the words that stand: kept, deleted, inserted."""

from collections.abc import Iterator, Sequence

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.provision import Instrument, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.tokens import lead
from plenary.engine.text.whole import wholes
from plenary.kit.markup import Markup, element, joined
from plenary.rulemaking.output.page.redline import redlined
from plenary.rulemaking.rules.suggestion import Held, Offer, Sort


def track(lang: str, provision: Provision, offer: Offer) -> tuple[Piece, ...]:
    """The words of an offer for a provision of a text in a language, tracked as the engine cuts them."""
    if offer.sort is Sort.INSERTION:
        return (Piece(lead(offer.words), Change.INSERTED),)
    if offer.sort is Sort.DELETION:
        return (Piece(lead(provision.text), Change.DELETED),)
    if offer.words == provision.text:
        return (Piece(lead(offer.words), Change.KEPT),)
    alone = Instrument((Provision(provision.id, provision.kind, provision.text),), lang)
    rolling = collate(alone, [Reading("1", ("1",), words={provision.id: offer.words})])
    found = wholes(rolling, rolling.passages[0], rolling.holders)
    return next(whole.pieces for whole in found if not whole.base)


def mark_up(lang: str, provision: Provision, offer: Offer, own: dict[str, str]) -> Markup:
    """The words of an offer as HTML, tracked against those of a provision, with what a new one brings along."""
    return joined((redlined(track(lang, provision, offer), own=own), *mark_up_held(offer.held)))


def mark_up_held(held: Sequence[Held]) -> Iterator[Markup]:
    """Each provision that a new one brings along, on a line of its own, with its number."""
    for each in held:
        yield element("br")
        yield element("ins", f"{each.number} {each.words}".strip())


def cut(pieces: Sequence[Piece], around: int = 6) -> tuple[Piece, ...]:
    """What is tracked without the words far from any change: up to ``around`` of them stay beside each."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        words = piece.text.split()
        before = 0 if place == 0 else around
        after = 0 if place == len(pieces) - 1 else around
        if piece.change is not Change.KEPT or len(words) <= before + after + 2 or before + after == 0:
            found.append(piece)
            continue
        head, tail = " ".join(words[:before]), " ".join(words[len(words) - after :] if after else [])
        text = " ".join(filter(None, (head, "…", tail)))
        lead_in = piece.text[: len(piece.text) - len(piece.text.lstrip())] if place else ""
        lead_out = piece.text[len(piece.text.rstrip()) :]
        found.append(Piece(f"{lead_in}{text}{lead_out}", Change.KEPT))
    return tuple(found)
