"""One alternative of a bracket, looked at: which of its words and names were touched, and how."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plenary.engine.text.round_two.answer import Cause, Meaning
from plenary.engine.text.round_two.assembly import direct_puts
from plenary.engine.text.round_two.case import Case, Offer
from plenary.engine.text.round_two.edit import Put
from plenary.engine.text.round_two.frame import Bracket, Segment, Words, words_among
from plenary.engine.text.round_two.signature import strokes
from plenary.engine.text.slot import BASE

_SIGNS = re.compile(r"[\[\]]")
_DRAWN = re.compile(r"(\s*)\[([^\[\]]*)\](\s*)")


@dataclass(slots=True)
class Look:
    """What was done to one alternative.

    ``struck``: nothing of it is left, or no more than signs. ``replaced``: nothing is left, and other words are there.
    ``hollow``: nothing of its own words is left, but words of an alternative inside it are. ``cut``: some of its own
    words are gone, or words were put between them. ``puts`` is what was put into it, up to ``end``:
    where its names are gone, their place is its own. ``added`` and ``removed`` are codes, ``signed`` those that stand
    where its names were; ``unsigned`` says that its names are gone, ``garbled`` that something else was written among
    them, ``strange`` that this is the code of nobody; ``foreign`` that it was signed so where it had no names.
    """

    segment: Segment
    end: int
    struck: bool = False
    replaced: bool = False
    hollow: bool = False
    cut: bool = False
    puts: tuple[Put, ...] = ()
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    signed: frozenset[str] = frozenset()
    unsigned: bool = False
    garbled: bool = False
    strange: bool = False
    foreign: bool = False
    offers: list[Offer] = field(default_factory=list)

    @property
    def touched(self) -> bool:
        words = self.struck or self.replaced or self.hollow or self.cut
        return bool(words or self.added or self.removed or self.unsigned or self.garbled or self.offers)


def look_at(case: Case, bracket: Bracket, place: int) -> Look:
    """What was done to the alternative at this place among those of the bracket."""
    segment = bracket.segments[place]
    start, end = segment.names
    unsigned = not bracket.options and start < end and not case.edits.has_words(start, end)
    look = Look(segment, end if unsigned else segment.span[1], unsigned=unsigned)
    _read_start(case, look)
    _read_end(case, bracket, look)
    _read_names(case, bracket, look)
    _read_words(case, bracket, look)
    if segment is bracket.segments[-1]:
        look.offers.extend(case.beside.get(bracket, ()))
    return look


def _read_start(case: Case, look: Look) -> None:
    """Alternatives and names written before the words: ``[five / four``, ``[CEL: four``."""
    put = case.edits.puts.get(look.segment.span[0])
    if put is None or put.settled:
        return
    *others, last = strokes(put.here)
    put.words, signed = case.member.names.leading(last)
    _offer(case, look, put, others)
    look.added |= signed


def _read_end(case: Case, bracket: Bracket, look: Look) -> None:
    """Alternatives and names written after the words, or after the names: ``four / five – CEL]``."""
    segment = look.segment
    named = not bracket.options and segment.names[0] < segment.names[1] and not look.unsigned
    last = segment.names[1] if named else look.end
    for at in range(segment.names[0] if look.unsigned else last, last + 1):
        put = case.edits.puts.get(at)
        if put is None or put.settled:
            continue
        if bracket.options:
            look.offers.extend(Offer(case.member.words(words), signed, put) for words, signed in put.options)
        head, *others = strokes(put.here)
        _offer(case, look, put, others)
        put.words = head
        if not named:
            _read_signature(case, look, put, head)


def _read_signature(case: Case, look: Look, put: Put, head: str) -> None:
    """Names written where there are none, or none any more."""
    names = case.member.names
    codes = names.alone(head)
    words, signed = ("", codes) if codes else names.signed(head)
    put.words = head[: len(head) - len(head.lstrip())] + words.lstrip() if words else ""
    look.added |= signed
    if look.unsigned and names.strip(head) == names.strip(case.frame.text[slice(*look.segment.names)]):
        # The reason of a bracket that was written again without the names before it.
        put.words, put.settled = "", True
    look.foreign = not signed and names.stranger(f" {head}")


def _offer(case: Case, look: Look, put: Put, parts: Iterable[str]) -> None:
    look.offers.extend(case.offer(put, part) for part in parts if part.strip())


def _read_names(case: Case, bracket: Bracket, look: Look) -> None:
    start, end = look.segment.names
    text, names, puts = case.frame.text[start:end], case.member.names, case.edits.puts
    if look.unsigned:
        look.signed = look.added
        look.removed = names.find(text) - look.added
        look.added -= names.find(text)
        return
    if not (bracket.options or start < end):
        return
    places = range(start if bracket.options else start + 1, end + 1)
    now = "".join(
        (puts[at].here if at in places and at in puts else "")
        + (case.frame.text[at] if at < end and not case.edits.gone[at] else "")
        for at in range(start, end + 1)
    )
    before, after = names.find(text), names.find(now) | look.added
    look.added, look.removed, look.signed = after - before, before - after, after
    look.unsigned = bool(text.strip()) and not now.strip()
    # Where the words are gone, the reason why they were bracketed may go with them.
    renamed = names.alone(now) is not None and not case.edits.has_words(*look.segment.span)
    look.garbled = not (look.unsigned or renamed) and names.strip(now) != names.strip(text)
    if look.garbled:
        # Who is meant by names with other words among them is asked, so nobody's name counts until that is answered.
        look.added = look.removed = frozenset()
        look.strange = names.is_strange(names.strip(now).replace(names.strip(text), "", 1))
    offering = [offer.put for offer in look.offers]
    for at in places:
        if at in puts and not look.garbled and puts[at] not in offering:
            puts[at].settled = True


def _read_words(case: Case, bracket: Bracket, look: Look) -> None:
    edits, start, end = case.edits, look.segment.span[0], look.end
    direct = [put for put in direct_puts(case, look.segment.items, start, end) if not put.settled and put.here.strip()]
    emptied = edits.is_cut(start, end) and not edits.has_words(start, end)
    for put in direct:
        said = [part for part in strokes(put.here) if part.strip()]
        codes = case.member.names.alone(put.here) if put is edits.puts.get(end) else None
        own = _own_words(case, look, put)
        if codes:
            look.added |= codes
            put.words, put.settled = "", True
        elif own is not None:
            put.words = own
        elif emptied and len(said) == 1 and not _SIGNS.search(put.here):
            # A stroke between struck words and what is in their place parts it from nothing.
            put.words = said[0]
        elif _SIGNS.search(put.here) or len(strokes(put.here)) > 1:
            case.ask(
                Cause.SIGNS,
                (Meaning.SUGGESTS, Meaning.BRACKETS, Meaning.SLIP),
                bracket.span,
                slot=bracket.slot,
                puts=[put],
            )
            put.words = ""
            if emptied:
                # What was struck for it stays until that is answered, and is whose it was.
                last = max(look.segment.span[1], look.segment.names[1])
                edits.gone[start:last] = [False] * (last - start)
                look.added = look.removed = frozenset()
                look.unsigned = look.garbled = False
            else:
                _keep_beside(case, look, put)
        else:
            _read_signed(case, look, put)
    everything = [put for put in edits.put_in(start, end) if not put.settled and put.here.strip()]
    gone = edits.is_cut(start, end)
    items = look.segment.items
    held = [item for item in items if isinstance(item, Words)]
    nothing = any(item.nothing for item in held)
    touched = any(edits.is_cut(*item.span) for item in held)
    offered = bracket.node is not None and not look.segment.alternative.mask & BASE
    if gone and ((nothing and touched) or not edits.has_words(start, end)):
        look.struck, look.replaced = not everything, bool(everything)
        look.puts = tuple(everything)
    elif offered and not everything and is_emptied(case, words_among(items, inner=False)):
        look.struck = is_emptied(case, words_among(items))
        look.hollow = not look.struck
    else:
        look.puts = tuple(put for put in direct if not put.settled and put.here.strip())
        look.cut = bool(look.puts) or touched


def _own_words(case: Case, look: Look, put: Put) -> str | None:
    """Words that the member puts among those of a new provision in brackets with its own name: ``is [CEL: fully]
    public``. None where they may be anything else."""
    found = _DRAWN.fullmatch(put.here)
    if found is None or not case.passage.new:
        return None
    names, (start, end) = case.member.names, look.segment.span
    place = next(at for at, other in case.edits.puts.items() if other is put)
    words, signed = names.signed(found[2])
    among = case.edits.has_letters(start, place) and case.edits.has_letters(place, end)
    alone = not names.signed(words)[1] and not names.stranger(words) and len(strokes(words)) == 1
    said = case.member.words(words)
    return f"{found[1]}{said}{found[3]}" if among and alone and said and signed == {case.member.code} else None


def _keep_beside(case: Case, look: Look, put: Put) -> None:
    """What was struck right beside words that are asked about stays until that is answered."""
    gone, (start, end) = case.edits.gone, look.segment.span
    first = last = next(at for at, other in case.edits.puts.items() if other is put)
    while first > start and gone[first - 1]:
        first -= 1
    while last < end and gone[last]:
        last += 1
    gone[first:last] = [False] * (last - first)


def _read_signed(case: Case, look: Look, put: Put) -> None:
    """Words among those of an alternative with the name of who put them there; a name alone behind all of them signs
    the alternative."""
    own, names = case.member.code, case.member.names
    leading = names.leading(put.here)[1]
    put.words, signed = names.signature(put.here, own)
    if not (signed or leading):
        return
    place = next(at for at, other in case.edits.puts.items() if other is put)
    if (
        signed == {own}
        and not (leading or put.words.strip())
        and not case.edits.has_letters(place, look.segment.span[1])
    ):
        look.added |= signed
        put.words, put.settled = "", True
    elif leading or signed != {own} or not put.words.strip():
        case.ask(Cause.NAMES, (Meaning.SUGGESTS, Meaning.SUPPORTS, Meaning.FOR_ANOTHER), look.segment.span, puts=[put])
        put.words = ""
        _keep_beside(case, look, put)


def is_emptied(case: Case, words: Iterable[Words]) -> bool:
    """Whether there were letters or digits in these words, and none of them is left."""
    spans = [one.span for one in words]
    had = any(sign.isalnum() for span in spans for sign in case.frame.text[slice(*span)])
    return had and not any(case.edits.has_letters(*span) for span in spans)


def carry_names(case: Case, bracket: Bracket, looks: Sequence[Look]) -> bool:
    """Gives the names that are left of a struck alternative, or were written in its place, to the one which they stand
    behind now. False where it is not clear which that is, or whether it is they who sign it."""
    own, carried = case.member.code, dict[int, frozenset[str]]()
    for place, look in enumerate(looks):
        codes = look.signed | look.added
        if not look.struck or not (codes or look.garbled):
            continue
        to = place
        while to >= 0 and looks[to].struck and case.edits.is_cut(*looks[to].segment.head):
            to -= 1
        following = next((other for other in looks[place + 1 :] if not other.struck), None)
        if to < 0 or (following is not None and case.edits.is_cut(*following.segment.head)):
            return False
        if looks[to].struck:
            # A sign without words before a name: who struck its own may want no text there.
            mine = own in codes and not bracket.options
            if mine or look.added or (look.unsigned and codes):
                return False
        elif bracket.options or look.garbled:
            return False
        else:
            carried[to] = carried.get(to, frozenset()) | codes
    if any(own in codes and codes != {own} for codes in carried.values()):
        return False
    for to, codes in carried.items():
        looks[to].added |= codes
    return True
