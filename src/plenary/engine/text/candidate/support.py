"""What a member's readings say of the provisions on which they are supported, new ones of their own among them."""

from collections.abc import Iterable, Set
from dataclasses import replace

from plenary.engine.text.candidate.adoption import Said, cited_notes
from plenary.engine.text.candidate.candidate import Fragment, Sought, Support
from plenary.engine.text.candidate.resolve import resolve, subtree
from plenary.engine.text.numbering import recognise
from plenary.engine.text.provision import CONTAINERS, Instrument, Provision
from plenary.engine.text.reading import Addition, Reading


def supported(base: Instrument, support: Support, others: Iterable[Reading]) -> list[Said]:
    """What the member's readings say of the provisions that are supported and all they hold, of all with none named."""
    theirs = _readings(support, others)
    if not (support.provisions or support.sought):
        return [_whole(one) for one in theirs]
    above: set[str] = set()
    found: list[str] = []
    new: list[set[str]] = []
    for reading in theirs:
        text = _numbered(base, reading)
        named = {name for one in support.sought for name in _find(text, base, one)}
        above.update(holder.id for name in named for holder in text.ancestors(name))
        found += [name for name in named if name in base.by_id]
        new.append({name for name in named if name not in base.by_id})
    # What holds another of them says where that is, and is not meant itself.
    known = [*(one for one in support.provisions if one not in above), *found]
    wanted = {one for name in known for one in subtree(base, name)}
    return [_said(base, reading, wanted | own) for reading, own in zip(theirs, new, strict=True)]


def unfound(base: Instrument, support: Support, others: Iterable[Reading]) -> bool:
    """Whether some provision that is supported is neither in the base nor new in the member's readings."""
    theirs = [_numbered(base, one) for one in _readings(support, others)]
    return any(not any(_find(text, base, sought) for text in theirs) for sought in support.sought)


def _readings(support: Support, others: Iterable[Reading]) -> list[Reading]:
    return [one for one in others if support.member in one.holders]


def _find(text: Instrument, base: Instrument, sought: Sought) -> tuple[str, ...]:
    """The provisions that a reference means in a member's text; none where one of them cannot be told, or is a part of
    what is new itself and has no place without it."""
    found = resolve(text, sought.reference, sought.context)
    parts = (one for one in found.provisions if text.by_id[one].parent not in {None, *base.by_id})
    return () if found.doubt or any(parts) else found.provisions


def _numbered(base: Instrument, reading: Reading) -> Instrument:
    """The base and what a reading adds, to be looked up by number. The paragraphs of options that the base sets out
    keep their numbers in their words."""
    added: dict[str | None, list[Addition]] = {}
    for one in reading.added:
        added.setdefault(one.after, []).append(one)
    made: dict[str, Provision] = {}
    for place in (None, *base.by_id):
        if place is not None:
            made[place] = _with_number(base.by_id[place])
        for one in added.get(place, ()):
            parent = one.parent if one.parent in made else None
            made[one.id] = _with_number(Provision(one.id, one.kind, one.text, one.number, parent))
    return Instrument(tuple(made.values()), base.lang)


def _with_number(provision: Provision) -> Provision:
    typed = None if provision.number or provision.kind in CONTAINERS else recognise(provision.text)
    return replace(provision, number=typed.readings[0].bare) if typed and typed.sure and typed.rest else provision


def _whole(reading: Reading) -> Said:
    """All that a reading says."""
    fragment = Fragment(
        added=reading.added,
        deleted=tuple(reading.deleted),
        retained=tuple(reading.retained),
        moved=reading.moved,
        brackets=reading.brackets,
    )
    return Said(fragment, reading.words, reading.sources)


def _said(base: Instrument, reading: Reading, wanted: Set[str]) -> Said:
    """What a reading says of some provisions, with the notes that its words there cite."""
    words = {own: text for own, text in reading.words.items() if own in wanted}
    holding, added = set(wanted), []
    for one in reading.added:
        # What follows the last of an article may be a new article, of which nobody has spoken.
        beside = one.after in wanted and one.kind not in CONTAINERS and (one.parent is None or one.parent in base.by_id)
        if one.id in wanted or one.parent in holding or beside:
            holding.add(one.id)
            added.append(one)
    notes = cited_notes(reading.added, [*words.values(), *(one.text for one in added)])
    fragment = Fragment(
        added=tuple(one for one in reading.added if one in added or one in notes),
        deleted=tuple(reading.deleted & wanted),
        retained=tuple(reading.retained & wanted),
        moved=tuple(one for one in reading.moved if one.provision in wanted),
        brackets=tuple(one for one in reading.brackets if one.provision in wanted),
    )
    return Said(fragment, words, tuple(one for one in reading.sources if one.provision in words))
