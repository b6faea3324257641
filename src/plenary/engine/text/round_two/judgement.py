"""What a member means by what it did to one bracket.

An edit is read by what it touches: words of the base, its own, or others'; names; signs. What can be meant in
one way only is taken; everything else is asked.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plenary.engine.text.opposition import words_in
from plenary.engine.text.reading import Stance
from plenary.engine.text.recovery import chosen
from plenary.engine.text.round_two.answer import Cause, Meaning
from plenary.engine.text.round_two.assembly import assemble, led, run_on
from plenary.engine.text.round_two.case import Case
from plenary.engine.text.round_two.edit import Put
from plenary.engine.text.round_two.frame import Bracket, Segment, raw
from plenary.engine.text.round_two.look import Look, carry_names, look_at
from plenary.engine.text.slot import BASE, Held, Slot

_CHOICE = (Meaning.SUPPORTS, Meaning.CAN_ACCEPT, Meaning.SUGGESTS)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a bracket becomes in the member's text. ``text`` is None where that stays what it was; ``chosen`` says
    that the member wants these words, and so the alternative around them."""

    text: str | None = None
    chosen: bool = False


@dataclass(slots=True)
class _Want:
    """One way to fill the slot. ``segment`` is None for words beside its alternatives; ``whole`` says that the
    alternative is wanted as it is, ``firm`` that the member said so, and not only struck the others."""

    text: str
    segment: Segment | None = None
    whole: bool = False
    firm: bool = True
    puts: tuple[Put, ...] = ()


class Judge:
    """Judges the brackets of one provision, outer ones first; what is inside struck words is not judged."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.member = case.member
        self.verdicts: dict[Bracket, Verdict] = {}
        self.inside_anothers: set[Bracket] = set()

    def fill(self, bracket: Bracket) -> str:
        """The words of a bracket in the member's text."""
        verdict = self.judge(bracket)
        return standing(bracket, self.member.own) if verdict.text is None else verdict.text

    def judge(self, bracket: Bracket) -> Verdict:
        """The verdict on a bracket, found once."""
        if bracket not in self.verdicts:
            looks = [look_at(self.case, bracket, place) for place in range(len(bracket.segments))]
            if bracket.held is not None:
                self.verdicts[bracket] = _HeldHearing(self, bracket, looks[0], bracket.held).decide()
            else:
                assert bracket.node is not None
                self.verdicts[bracket] = _SlotHearing(self, bracket, looks, bracket.node).decide()
        return self.verdicts[bracket]

    def inner(self, look: Look) -> list[Verdict]:
        """The verdicts on the brackets inside an alternative that is still there."""
        if look.struck or look.replaced or look.hollow:
            return []
        held = [item for item in look.segment.items if isinstance(item, Bracket)]
        if is_anothers(look.segment.alternative.mask, self.member.own):
            self.inside_anothers.update(held)
        return [self.judge(item) for item in held]

    def words(self, look: Look) -> tuple[str, tuple[Put, ...]]:
        """The words of an alternative now, and what in them was put in."""
        if look.replaced:
            return " ".join(put.here.strip() for put in look.puts), look.puts
        atoms = list(assemble(self.case, look.segment.items, look.segment.span[0], look.end, self.fill))
        return run_on(atom.text for atom in atoms), tuple(atom.put for atom in atoms if atom.put is not None)

    def signed_after(self, bracket: Bracket) -> frozenset[str]:
        """Names right behind a bracket, taken out of what was put there: ``[shall / should][CEL]``."""
        put = self.case.edits.puts.get(bracket.close[1])
        codes = self.member.names.alone(put.here) if put is not None and not put.settled else None
        if put is None or bracket.options or not codes:
            return frozenset()
        put.words, put.settled = "", True
        return codes


def standing(bracket: Bracket, own: int) -> str:
    """What stands there for a member as long as it says nothing else."""
    if bracket.held is not None:
        return raw(bracket.held.content, own)
    assert bracket.node is not None
    return raw(chosen(bracket.node, own).content, own) + bracket.stop


def is_anothers(mask: int, own: int) -> bool:
    """Whether words are neither the base's nor this member's alone."""
    return not mask & BASE and bool(mask & ~own)


class _SlotHearing:
    """A slot, with what was done to each of its alternatives."""

    def __init__(self, judge: Judge, bracket: Bracket, looks: Sequence[Look], node: Slot) -> None:
        self.judge = judge
        self.case = judge.case
        self.member = judge.member
        self.bracket = bracket
        self.node = node
        self.looks = looks
        self.left = [look for look in looks if not look.struck]
        cut = judge.case.edits.is_cut
        self.dropped = cut(*bracket.open)
        self.signed = judge.signed_after(bracket)
        self.inner = [judge.inner(look) for look in looks]

    def decide(self) -> Verdict:
        if any(look.hollow for look in self.looks):
            return self._ask(Cause.AROUND, Meaning.OPPOSES, Meaning.SUGGESTS, Meaning.SUPPORTS, Meaning.SLIP)
        if any(look.foreign for look in self.looks):
            return self._ask(Cause.STRANGER, Meaning.FOR_ANOTHER, Meaning.SUGGESTS, Meaning.SUPPORTS, Meaning.SLIP)
        inner = any(verdict.text is not None for verdicts in self.inner for verdict in verdicts)
        signs = self.dropped or self.signed
        if not signs and not inner and not any(look.touched for look in self.looks):
            return Verdict()
        if not carry_names(self.case, self.bracket, self.looks):
            named = [look for look in self.looks if look.struck and (look.signed or look.added or look.garbled)]
            cause = Cause.STRANGER if any(look.strange for look in named) else Cause.NAMES
            if all(look.signed | look.added | look.removed == {self.member.code} for look in named):
                cause = next(filter(None, (self.member.beside(look.segment.alternative.mask) for look in named)), cause)
            meanings = (Meaning.SUPPORTS, Meaning.OPPOSES, Meaning.WITHDRAWS, Meaning.FOR_ANOTHER, Meaning.SLIP)
            return self._ask(cause, *meanings)
        wants = [want for place in range(len(self.looks)) for want in self._wants_of(place)]
        offers = any(look.offers for look in self.looks)
        if self.signed:
            wants.extend(self._by_signature())
        if not offers and (self.dropped or len(self.left) < len(self.looks)):
            if len(self.left) == 1:
                wants.append(self._as_it_is(self.left[0], firm=False))
            elif not self.left and any(look.segment.alternative.mask & BASE for look in self.looks):
                wants.append(_Want("", firm=False))
        withdrawn = self._oppose({want.text.strip() for want in wants}, offers=offers)
        return self._resolve(wants, withdrawn=withdrawn)

    def _ask(
        self, cause: Cause, *meanings: Meaning, look: Look | None = None, puts: Sequence[Put] | None = None
    ) -> Verdict:
        """Asks about the bracket, or about one alternative; the text stays what it was."""
        span = self.bracket.span
        if look is not None:
            places = (*look.segment.span, *look.segment.names)
            span = min(places), max(places)
        self.case.ask(cause, meanings, span, slot=self.bracket.slot, puts=puts)
        return Verdict()

    def _wants_of(self, place: int) -> list[_Want]:
        look, inner = self.looks[place], self.inner[place]
        wants: list[_Want] = []
        if not look.struck:
            if self._read_names(look):
                wants.append(self._as_it_is(look))
            if look.replaced and self._under_anothers_name(look):
                meanings = (Meaning.SUGGESTS, Meaning.OPPOSES, Meaning.FOR_ANOTHER, Meaning.SLIP)
                self._ask(self._whose(look), *meanings, look=look, puts=look.puts)
            elif look.replaced or look.cut or any(verdict.chosen for verdict in inner):
                wants.append(self._as_it_is(look))
        for offer in look.offers:
            if offer.signed - {self.member.code}:
                self._ask(Cause.NAMES, Meaning.FOR_ANOTHER, Meaning.SUGGESTS, puts=[offer.put])
                continue
            if offer.strange:
                self._ask(Cause.STRANGER, Meaning.FOR_ANOTHER, Meaning.SUGGESTS, puts=[offer.put])
                continue
            ended = not offer.words or offer.words.endswith(self.bracket.stop.strip())
            wants.append(_Want(offer.words if ended else offer.words + self.bracket.stop, puts=(offer.put,)))
        return wants

    def _read_names(self, look: Look) -> bool:
        """Whether the member put its name to an alternative. What was done to others' names is asked, unless
        they went with their words, or with the brackets around the one alternative left or the other ones in them."""
        own = self.member.code
        accepted = len(self.left) == 1 and (self.dropped or (look.unsigned and len(self.looks) > 1))
        removed = frozenset() if accepted or look.replaced else look.removed
        if (look.added | removed) - {own}:
            self._ask(Cause.NAMES, Meaning.FOR_ANOTHER, Meaning.OPPOSES, Meaning.SLIP, look=look, puts=())
        if look.garbled:
            cause = Cause.STRANGER if look.strange else Cause.UNPLACED
            self._ask(cause, Meaning.SUGGESTS, Meaning.SUPPORTS, Meaning.SLIP, look=look)
        beside = self.member.beside(look.segment.alternative.mask)
        if own in removed and beside is not None:
            self._ask(beside, Meaning.WITHDRAWS, Meaning.SLIP, look=look, puts=())
        return own in look.added

    def _under_anothers_name(self, look: Look) -> bool:
        """Whether words stand where another's did, with that one's name still after them. What the base itself offers
        in brackets is nobody's."""
        renamed = look.unsigned or self.dropped or self.member.code in look.added
        return self._is_held(look) and not renamed

    def _whose(self, look: Look) -> Cause:
        """Why to ask about words written over these: they are others', or the member's own in another file."""
        mask = self.case.credit(look.segment.alternative.mask) & ~(BASE | self.member.nameless)
        return Cause.WORDS if mask & ~(self.member.own | self.member.alone) else Cause.OWN

    def _is_held(self, look: Look) -> bool:
        """Whether others stand behind an alternative."""
        mask = self.case.credit(look.segment.alternative.mask)
        return is_anothers(mask & ~self.member.nameless, self.member.own)

    def _by_signature(self) -> list[_Want]:
        if self.signed == {self.member.code} and len(self.left) == 1:
            return [self._as_it_is(self.left[0])]
        cause = Cause.SEVERAL if self.signed == {self.member.code} else Cause.NAMES
        self._ask(cause, *_CHOICE, Meaning.FOR_ANOTHER)
        return []

    def _as_it_is(self, look: Look, *, firm: bool = True) -> _Want:
        """This alternative, with what was done to its words."""
        text, puts = self.judge.words(look)
        inner = any(verdict.text is not None for verdict in self.judge.inner(look))
        return _Want(text, look.segment, not (look.replaced or look.cut or inner), firm, puts)

    def _oppose(self, wanted: Collection[str], *, offers: bool) -> bool:
        """Takes positions against what was struck, unless that alone is wanted after all. Whether the member withdrew
        something of its own."""
        withdrawn = False
        for look in self.looks:
            alternative, own = look.segment.alternative, self.member.own
            mine = bool(alternative.mask & own)
            withdrawn = withdrawn or (mine and (look.struck or self.member.code in look.removed))
            rewritten = look.replaced and self._is_held(look) and not self._under_anothers_name(look)
            # Words of its own that it puts otherwise stand in its other file as they were.
            rewritten = rewritten or (look.cut and bool(alternative.mask & self.member.alone))
            if not (look.struck or rewritten):
                continue
            words = words_in(alternative)
            if words and {words} == wanted:
                continue
            beside = self.member.beside(alternative.mask)
            if beside is not None:
                self._ask(beside, Meaning.WITHDRAWS, Meaning.OPPOSES, look=look, puts=())
            elif alternative.mask & BASE:
                if words and (offers or self.left):
                    self.case.take(Stance.OPPOSES, words, self.bracket.slot)
            elif alternative.mask & ~own:
                self.case.take(Stance.OPPOSES, words, self.bracket.slot)
        return withdrawn

    def _resolve(self, wants: Sequence[_Want], *, withdrawn: bool) -> Verdict:
        own = chosen(self.node, self.member.own)
        if not wants:
            if withdrawn:
                return Verdict(raw(self.node.alternatives[0].content, 0) + self.bracket.stop)
            kept = next((look for look in self.left if look.segment.alternative is own), None)
            if kept is None or all(verdict.text is None for verdict in self.judge.inner(kept)):
                return Verdict()
            return Verdict(self._led(self._as_it_is(kept)))
        want = next((want for want in wants if not want.whole), wants[0])
        standing = own.mask & self.member.own and any(
            look.segment.alternative is own
            and self.member.code not in look.removed
            and look.segment is not want.segment
            for look in self.left
        )
        if standing or len({want.text.strip() for want in wants}) > 1:
            return self._ask(Cause.SEVERAL, *_CHOICE, Meaning.WITHDRAWS)
        for put in (put for each in wants for put in each.puts):
            put.settled = True
        if want.segment is not None:
            self._take_option(want.segment, want)
        if want.segment is not None and want.whole:
            self._support(want.segment)
        for look in self.looks:
            if (look.struck or look.replaced) and want.text.strip() == words_in(look.segment.alternative) != "":
                self._support(look.segment)
        firm = any(want.firm for want in wants)
        return Verdict(self._led(want), chosen=firm or self.bracket not in self.judge.inside_anothers)

    def _take_option(self, segment: Segment, want: _Want) -> None:
        """Notes what the member did with an option of the base's own: chose it as it is, or left words of it."""
        mask = segment.alternative.mask
        option = 0 if mask & BASE else mask & self.member.options
        replaced = any(look.replaced for look in self.looks if look.segment is segment)
        if want.whole:
            self.case.chosen |= option
        elif not replaced:
            self.case.edited |= option

    def _support(self, segment: Segment) -> None:
        stance = Stance.PROPOSES if segment.alternative.mask & self.member.own else Stance.SUPPORTS
        if segment.alternative.mask & BASE:
            stance = Stance.RETAINS
        self.case.take(stance, words_in(segment.alternative), self.bracket.slot)

    def _led(self, want: _Want) -> str:
        """Words with the space before them that belongs there: that of the alternative, or that of the others."""
        own = want.segment.alternative.content if want.segment is not None else ()
        beside = [own] if own else [alternative.content for alternative in self.node.alternatives]
        return led(want.text, [raw(content, 0) for content in beside])


class _HeldHearing:
    """Words that are merely bracketed."""

    def __init__(self, judge: Judge, bracket: Bracket, look: Look, held: Held) -> None:
        self.judge = judge
        self.case = judge.case
        self.member = judge.member
        self.bracket = bracket
        self.look = look
        self.held = held

    def decide(self) -> Verdict:
        look, cut = self.look, self.case.edits.is_cut
        opened = cut(*self.bracket.open)
        signed = self.judge.signed_after(self.bracket)
        inner = self.judge.inner(look)
        if look.foreign:
            return self._ask(Cause.STRANGER, Meaning.FOR_ANOTHER, Meaning.SUGGESTS, Meaning.SLIP)
        if len(look.offers) > 1 or (look.offers and (look.cut or look.replaced)):
            return self._ask(Cause.SIGNS, Meaning.SUGGESTS, Meaning.RELEASES, Meaning.SLIP)
        if look.struck and not look.offers:
            return Verdict("", chosen=True)
        if look.replaced and (look.added | signed) - {self.member.code}:
            return self._ask(Cause.NAMES, Meaning.FOR_ANOTHER, Meaning.SUGGESTS)
        if opened and not look.replaced:
            self._release()
        else:
            self._read_names(signed)
        for offer in look.offers:
            if offer.signed - {self.member.code}:
                return self._ask(Cause.NAMES, Meaning.FOR_ANOTHER, Meaning.SUGGESTS)
            if offer.strange:
                return self._ask(Cause.STRANGER, Meaning.FOR_ANOTHER, Meaning.SUGGESTS)
            offer.put.settled = True
            return Verdict(led(offer.words, [raw(self.held.content, 0)]), chosen=True)
        if not (look.replaced or look.cut or any(verdict.text is not None for verdict in inner)):
            return Verdict()
        text, puts = self.judge.words(look)
        for put in puts:
            put.settled = True
        chose = look.replaced or look.cut or any(verdict.chosen for verdict in inner)
        return Verdict(led(text, [raw(self.held.content, 0)]), chosen=chose)

    def _ask(self, cause: Cause, *meanings: Meaning) -> Verdict:
        self.case.ask(cause, meanings, self.bracket.span, slot=self.bracket.slot)
        return Verdict()

    def _release(self) -> None:
        """The brackets were dropped, which only who holds them can do. Where the base itself brackets the words, no
        member does: who drops the brackets wants the words."""
        beside = self.member.beside(self.held.mask)
        if self.held.mask & self.member.own:
            self.case.released.append((self.held.id, str(self.held.reason)))
        elif beside is not None:
            self._ask(beside, Meaning.RELEASES, Meaning.SLIP)
        elif self.held.mask & ~self.member.nameless == 0:
            self.case.take(Stance.RETAINS, raw(self.held.content, BASE), self.held.id)
        else:
            self._ask(Cause.HELD, Meaning.RETAINS, Meaning.OPPOSES, Meaning.SLIP)

    def _read_names(self, signed: frozenset[str]) -> None:
        own, added = self.member.code, self.look.added | signed
        if self.look.replaced and added == {own}:
            # The name is that of the words in the place of those that were held, whose holders went with them.
            return
        if (added | self.look.removed) - {own} or self.look.garbled:
            self._ask(Cause.NAMES, Meaning.FOR_ANOTHER, Meaning.RELEASES, Meaning.SLIP)
        if own in added:
            self.case.joined.append((self.held.id, str(self.held.reason)))
        if own in self.look.removed:
            if self.held.mask & self.member.own:
                self.case.released.append((self.held.id, str(self.held.reason)))
            else:
                self._ask(self.member.beside(self.held.mask) or Cause.JOINT, Meaning.RELEASES, Meaning.SLIP)
