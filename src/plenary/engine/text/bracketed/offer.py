"""An edited text beside the bracketed one that it was: which of its alternatives an editor offers."""

from collections.abc import Sequence

from plenary.engine.text.bracketed.tree import Choice, Edge, Part, Relation, Role, Selection, Sense, mend


def read_offers(before: tuple[Part, ...], after: tuple[Part, ...]) -> tuple[Selection, ...] | None:
    """The selections of the edited parts that say what their editor offers: of a set of options one for each that is
    new or has other words, else the one that ``read_offer`` finds. None where nobody can tell."""
    mine, theirs = _choices(before), _choices(after)
    if [one.relation for one in (*mine, *theirs)] == [Relation.OPTIONS] * 2:
        return _offered_options(mine[0], theirs[0])
    offer = read_offer(before, after)
    return None if offer is None else (offer,)


def read_offer(before: tuple[Part, ...], after: tuple[Part, ...]) -> Selection | None:
    """The selection of the edited parts that says what their editor offers: in each choice the alternative that is
    new or has other words; empty where only words outside alternatives, or of those that the base has, are others. A
    lone bracket that was struck with its words is no choice any more: they are to go.

    None where nobody can tell: a choice came or went or lost an alternative, or more than one of its is new or edited.
    """
    mine, theirs = _unstruck(before, after), _choices(after)
    if mine is None:
        return None
    taken: dict[int, int] = {}
    for one, other in zip(mine, theirs, strict=True):
        found = _offered(one, other)
        if found is None:
            return None
        taken |= found
    return taken


def _choices(parts: tuple[Part, ...]) -> list[Choice]:
    return [part for part in parts if isinstance(part, Choice)]


def _unstruck(before: tuple[Part, ...], after: tuple[Part, ...]) -> list[Choice] | None:
    """The choices without the lone brackets that are gone with the base's words in them, beside which all is as it
    was; None where more is gone, or something came."""
    mine, theirs = _choices(before), _choices(after)
    words, now = _between(before), _between(after)
    gone = len(mine) - len(theirs)
    if gone < 0:
        return None
    kept: list[Choice] = []
    said, struck = words[0], False
    for one, behind in zip(mine, words[1:], strict=True):
        alike = len(kept) < len(theirs) and mend((one,)) == mend((theirs[len(kept)],))
        if gone > 0 and not alike and _is_plain(one):
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


def _is_plain(choice: Choice) -> bool:
    """Whether words of the base alone stand in brackets, which open and close in their paragraph."""
    edges = {choice.pairs[0].opens, choice.pairs[0].closes}
    return choice.lone and not choice.offered and edges == {Edge.WRITTEN}


def _offered_options(before: Choice, after: Choice) -> tuple[Selection, ...] | None:
    """What is offered by each option. One that says what another said before was moved, or took its label."""
    old, new = _told(before), _told(after)
    places = _find(old, new)
    if places is None or sorted(places) != places:
        return None
    said = [words for _, words in old]
    found: list[Selection] = []
    for place, (_, words) in enumerate(new):
        own = places.index(place) if place in places else None
        if own is not None and words == said[own]:
            continue
        offer = {after.number: place} if own is None else _edited(before, after, own, place)
        if offer is None or words in said:
            return None
        found.append(offer)
    return tuple(found) or ({},)


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


def _offered(before: Choice, after: Choice) -> Selection | None:
    old, new = _said(before), _said(after)
    if len(old) == len(new):
        edited = [place for place, said in enumerate(new) if said != old[place]]
        if not edited:
            return {}
        return _edited(before, after, edited[0], edited[0]) if len(edited) == 1 else None
    fresh = [place for place, said in enumerate(new) if said not in old]
    # Of a pair that stood alone, another pair beside it may be an addition as well as an alternative.
    doubtful = before.lone and after.relation is Relation.ADJACENT
    kept = [said for place, said in enumerate(new) if place not in fresh]
    return {after.number: fresh[0]} if len(fresh) == 1 and kept == old and not doubtful else None


def _edited(before: Choice, after: Choice, own: int, place: int) -> Selection | None:
    one, other = before.alternatives[own], after.alternatives[place]
    inside = read_offer(one.content, other.content)
    # "No text" in other words is still no text, and the words would be nowhere.
    if inside is None or one.holders != other.holders or one.sense is other.sense is Sense.NOTHING:
        return None
    return inside if own == before.default and place == after.default else {after.number: place, **inside}


def _said(choice: Choice) -> list[tuple[str, tuple[str, ...]]]:
    """The characters and holders of each alternative, "no text" as it is written."""
    return [(mend(content).strip(), pair.holders) for pair in choice.pairs for content in pair.contents]
