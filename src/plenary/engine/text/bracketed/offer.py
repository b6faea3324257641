"""An edited text beside the bracketed one that it was: which of its alternatives an editor offers."""

from plenary.engine.text.bracketed.tree import Choice, Part, Relation, Selection, Sense, mend


def read_offer(before: tuple[Part, ...], after: tuple[Part, ...]) -> Selection | None:
    """The selection of the edited parts that says what their editor offers: in each choice the alternative that is
    new or has other words; empty where only words outside alternatives, or of those that the base has, are others.

    None where nobody can tell: a choice came or went or lost an alternative, or more than one of its is new or edited.
    """
    mine, theirs = _choices(before), _choices(after)
    if len(mine) != len(theirs):
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


def _offered(before: Choice, after: Choice) -> Selection | None:
    old, new = _said(before), _said(after)
    if len(old) == len(new):
        edited = [place for place, said in enumerate(new) if said != old[place]]
        if not edited:
            return {}
        return _edited(before, after, edited[0]) if len(edited) == 1 else None
    fresh = [place for place, said in enumerate(new) if said not in old]
    # Of a pair that stood alone, another pair beside it may be an addition as well as an alternative.
    doubtful = before.lone and after.relation is Relation.ADJACENT
    kept = [said for place, said in enumerate(new) if place not in fresh]
    return {after.number: fresh[0]} if len(fresh) == 1 and kept == old and not doubtful else None


def _edited(before: Choice, after: Choice, place: int) -> Selection | None:
    one, other = before.alternatives[place], after.alternatives[place]
    inside = read_offer(one.content, other.content)
    # "No text" in other words is still no text, and the words would be nowhere.
    if inside is None or one.holders != other.holders or one.sense is other.sense is Sense.NOTHING:
        return None
    return inside if place == before.default == after.default else {after.number: place, **inside}


def _said(choice: Choice) -> list[tuple[str, tuple[str, ...]]]:
    """The characters and holders of each alternative, "no text" as it is written."""
    return [(mend(content).strip(), pair.holders) for pair in choice.pairs for content in pair.contents]
