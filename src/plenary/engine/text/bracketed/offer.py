"""An edited text beside the bracketed one that it was: which of its alternatives an editor offers."""

from collections.abc import Sequence
from dataclasses import dataclass

from plenary.engine.text.bracketed.tree import (
    DEFAULT,
    LEFT_OUT,
    Choice,
    Edge,
    Part,
    Relation,
    Role,
    Selection,
    Sense,
    mend,
)


@dataclass(frozen=True, slots=True)
class Offers:
    """What the editor of a text offers, as selections of the edited parts: one, or one for each option of a set that is
    new or has other words. ``opposed`` are the alternatives that are gone although the base does not have their words:
    each the number of its choice, and its place there, in the parts before. ``edited`` are, for each selection, those
    alternatives which the base does not have and in which it has other words, as selections of the parts before.
    ``added`` are, for each selection, the choices in which an alternative came to those of before, which all stay:
    each with the place of the first of those now."""

    selections: tuple[Selection, ...]
    opposed: tuple[tuple[int, int], ...] = ()
    edited: tuple[tuple[Selection, ...], ...] = ((),)
    added: tuple[Selection, ...] = (DEFAULT,)


_Offer = tuple[Selection, tuple[Selection, ...], Selection]
"""What is offered, as a selection of the parts after; the alternatives in which it has other words; and in which
choices it is an alternative that came."""


def read_offers(before: tuple[Part, ...], after: tuple[Part, ...]) -> Offers | None:
    """What an editor offers: in each choice the alternative that is new or has other words; nothing where only words
    outside alternatives, or of those that the base has, are others. A bracket that was struck with its words is no
    choice any more: those of the base are to go.

    None where nobody can tell: a choice came or its signs alone went, more than one of its alternatives is new or
    edited, or the base's is gone and several are left.
    """
    mine, theirs = _choices(before), _choices(after)
    if [one.relation for one in (*mine, *theirs)] == [Relation.OPTIONS] * 2:
        return _offered_options(mine[0], theirs[0])
    kept = _unstruck(before, after)
    if kept is None:
        return None
    taken: dict[int, int] = {}
    edited: list[Selection] = []
    added: dict[int, int] = {}
    opposed = [(one.number, place) for one in mine if one not in kept for place in one.others if place != LEFT_OUT]
    for one, other in zip(kept, theirs, strict=True):
        found, lost = _offered(one, other), _lost(one, other)
        if found is None and not lost:
            return None
        if found is not None:
            taken |= found[0]
            edited += found[1]
            added |= found[2]
        opposed += [(one.number, place) for place in lost if place != one.default]
    return Offers((taken,), tuple(opposed), (tuple(edited),), (added,))


def _choices(parts: tuple[Part, ...]) -> list[Choice]:
    return [part for part in parts if isinstance(part, Choice)]


def _unstruck(before: tuple[Part, ...], after: tuple[Part, ...]) -> list[Choice] | None:
    """The choices without those that are gone with all words in them, beside which all is as it was; None where
    something else is gone, or something came."""
    mine, theirs = _choices(before), _choices(after)
    words, now = _between(before), _between(after)
    gone = len(mine) - len(theirs)
    if gone < 0:
        return None
    kept: list[Choice] = []
    said, struck = words[0], False
    for one, behind in zip(mine, words[1:], strict=True):
        alike = len(kept) < len(theirs) and mend((one,)) == mend((theirs[len(kept)],))
        if gone > 0 and not alike and _is_whole(one):
            gone, said, struck = gone - 1, said + behind, True
            continue
        if len(kept) == len(theirs) or (struck and now[len(kept)] != said):
            return None
        kept.append(one)
        said, struck = behind, False
    return None if struck and now[len(kept)] != said else kept


def _between(parts: tuple[Part, ...]) -> list[str]:
    """What stands before, between and behind the choices, without its spaces."""
    found = [""]
    for part in parts:
        if isinstance(part, Choice):
            found.append("")
        else:
            found[-1] += "".join(part.text.split())
    return found


def _is_whole(choice: Choice) -> bool:
    """Whether all its brackets open and close in their paragraph."""
    return {edge for pair in choice.pairs for edge in (pair.opens, pair.closes)} == {Edge.WRITTEN}


def _lost(before: Choice, after: Choice) -> list[int]:
    """The alternatives that are gone, or of which nothing but signs is left, while the others are as they were; none
    where one is not, or where it is not plain which of them the text has now."""
    old, every = _said(before), _said(after)
    new = [said for said in every if said[0]]
    lost = [place for place, said in enumerate(old) if said not in new]
    as_it_was = [said for said in old if said in new] == new and _is_whole(before)
    if not as_it_was or after.offered or (before.default in lost and len(every) > 1):
        return []
    return lost


def _offered_options(before: Choice, after: Choice) -> Offers | None:
    """What is offered by each option. One that says what another said before was moved, or took its label; of one of
    which the label alone is left the words may be struck, or no text be offered."""
    old, new = _told(before), _told(after)
    places = _find(old, new)
    if places is None or sorted(places) != places:
        return None
    said = [words for _, words in old]
    found: list[_Offer] = []
    for place, (_, words) in enumerate(new):
        own = places.index(place) if place in places else None
        if own is not None and words == said[own]:
            continue
        home = {after.number: places[before.default]}
        offer = ({after.number: place}, (), home) if own is None else _edited(before, after, own, place)
        if offer is None or words in ("", *said):
            return None
        found.append(offer)
    if not found:
        return Offers(({},))
    selections, edited, added = zip(*found, strict=True)
    return Offers(selections, (), edited, added)


def _told(choice: Choice) -> list[tuple[str, str]]:
    """The label and the words of each option; both are empty for "no text"."""
    contents = [content for pair in choice.pairs for content in pair.contents]
    labels = [tuple(part for part in content if _is_label(part)) for content in contents]
    return [
        (mend(label).strip(), mend(content[len(label) :]).strip())
        for label, content in zip(labels, contents, strict=True)
    ]


def _is_label(part: Part) -> bool:
    return not isinstance(part, Choice) and part.role is Role.LABEL


def _find(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> list[int] | None:
    """Where each option stands now: by its label, or by its place or its words where not each has one."""
    labels, now = [label for label, _ in old], [label for label, _ in new]
    if "" not in labels and set(labels) <= set(now):
        return [now.index(label) for label in labels]
    if len(old) == len(new):
        return list(range(len(old)))
    return [new.index(one) for one in old] if set(old) <= set(new) else None


def _offered(before: Choice, after: Choice) -> _Offer | None:
    old, new = _said(before), _said(after)
    if len(old) == len(new):
        edited = [place for place, said in enumerate(new) if said != old[place]]
        if not edited:
            return {}, (), {}
        return _edited(before, after, edited[0], edited[0]) if len(edited) == 1 else None
    fresh = [place for place, said in enumerate(new) if said not in old]
    # Of a pair that stood alone, another pair beside it may be an addition as well as an alternative.
    doubtful = before.lone and after.relation is Relation.ADJACENT
    kept = [said for place, said in enumerate(new) if place not in fresh]
    if len(fresh) != 1 or kept != old or doubtful:
        return None
    home = before.default + (fresh[0] <= before.default) if before.default != LEFT_OUT else LEFT_OUT
    return {after.number: fresh[0]}, (), {after.number: home}


def _edited(before: Choice, after: Choice, own: int, place: int) -> _Offer | None:
    one, other = before.alternatives[own], after.alternatives[place]
    inside = read_offers(one.content, other.content)
    # "No text" in other words is still no text, and the words would be nowhere.
    if inside is None or inside.opposed or one.holders != other.holders or one.sense is other.sense is Sense.NOTHING:
        return None
    if not before.lone and not mend(other.content).strip() and other.sense is not Sense.NOTHING:
        return None
    [said] = inside.selections
    [edited], [added] = inside.edited, inside.added
    if own != before.default:
        edited = ({before.number: own}, *({before.number: own, **inner} for inner in edited))
    taken = said if own == before.default and place == after.default else {after.number: place, **said}
    return taken, edited, added


def _said(choice: Choice) -> list[tuple[str, tuple[str, ...]]]:
    """The characters and holders of each alternative, "no text" as it is written."""
    contents = [content for pair in choice.pairs for content in pair.contents]
    return [(mend(content).strip(), one.holders) for content, one in zip(contents, choice.alternatives, strict=True)]
