"""What becomes of a suggestion when the next version is issued (DESIGN §4): carried, absorbed, or in conflict.

A suggestion is carried, absorbed or in conflict as a whole: of one whose words are in part adopted and in part at odds
with the new version its holders decide, with all of it before them.
"""

from dataclasses import dataclass, replace

from plenary.engine.text.correspondence import Correspondence
from plenary.engine.text.rebase import Fate, Ground, Rebased, Revision, rebase_along
from plenary.engine.text.rebase.anchor import find_anchor
from plenary.rulemaking.rules.suggestion import Flaw, Offer, Sort, Status, find_flaw, find_place, hold, read


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a suggestion, and why. ``offer`` is what it offers for the new version: of one that is not carried
    its own words, at the provision of the new version that is shown in the place of the old one."""

    fate: Fate
    ground: Ground
    offer: Offer


def find_succession(revision: Revision, offer: Offer, status: Status = Status.STANDING) -> Succession:
    """What becomes of what is offered for the old of two versions, where it stands or has another status.

    What was in conflict with the old one already, its holders decide still, unless the new one says it; what was
    absorbed stays so.
    """
    if status is Status.ABSORBED:
        return _leave(revision, offer, Fate.ABSORBED, Ground.ADOPTED)
    rebased = rebase_along(revision, read("", "", offer, revision.old))
    conflict = next(iter(rebased.of(Fate.CONFLICT)), None)
    if conflict is not None:
        return _leave(revision, offer, Fate.CONFLICT, conflict.ground)
    carried = rebased.of(Fate.CARRIED)
    if not carried:
        absorbed = rebased.of(Fate.ABSORBED)
        return _leave(revision, offer, Fate.ABSORBED, absorbed[0].ground if absorbed else Ground.TYPED)
    if status is Status.CONFLICT:
        return _leave(revision, offer, Fate.CONFLICT, Ground.REVISED)
    offered = _carry(revision, offer, rebased)
    flaw = Flaw.PLACE if offered is None else find_flaw(revision.new, offered)
    if flaw is Flaw.SAME:
        return _leave(revision, offer, Fate.ABSORBED, Ground.ADOPTED)
    if offered is None or flaw is not None:
        # It would be several suggestions now, or none that the rolling text could show.
        return _leave(revision, offer, Fate.CONFLICT, Ground.REVISED)
    return Succession(Fate.CARRIED, carried[0].ground, offered)


def find_successor(correspondence: Correspondence, provision: str) -> str:
    """The provision of the new version that is shown in the place of one of the old: what it became, else the nearest
    one before it that stands still, else the first. It says nothing of what was suggested."""
    successor = correspondence.successor(provision)
    if successor is not None:
        return successor
    return find_anchor(correspondence, provision, None) or correspondence.new.provisions[0].id


def list_kept(correspondence: Correspondence) -> frozenset[str]:
    """The provisions that both versions have, with the same words: what was said of these is said of them still."""
    old, new = correspondence.old, correspondence.new
    return frozenset(
        each.id for each in old.provisions if each.id in new.by_id and new.by_id[each.id].text == each.text
    )


def _leave(revision: Revision, offer: Offer, fate: Fate, ground: Ground) -> Succession:
    place = find_successor(revision.correspondence, offer.provision)
    return Succession(fate, ground, replace(offer, provision=place))


def _carry(revision: Revision, offer: Offer, rebased: Rebased) -> Offer | None:
    """What is offered for the new version; None where one suggestion cannot say it."""
    reading = rebased.reading
    match offer.sort:
        case Sort.WORDS if len(reading.words) == 1:
            [(provision, words)] = reading.words.items()
            return Offer(Sort.WORDS, provision, words)
        case Sort.DELETION if len(reading.deleted) == 1 and not reading.words:
            [provision] = reading.deleted
            return Offer(Sort.DELETION, provision)
        case Sort.INSERTION if reading.added:
            added, *brought = reading.added
            held = hold(added, brought)
            if held is None or added.kind is not offer.kind:
                # A part of it is in the new version, and what is left is no such provision by itself.
                return None
            behind = [find_successor(revision.correspondence, offer.provision), added.after, added.parent]
            for provision in (each for each in behind if each is not None):
                offered = Offer(Sort.INSERTION, provision, added.text, added.kind, added.number, held)
                if find_place(revision.new, offered) == (added.after, added.parent):
                    return offered
    return None
