"""What is found in files on another wording of the text, carried to the base of the compilation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.candidate import Candidate, Doubt, Fragment, fragment_of, reading_of
from plenary.engine.text.correspondence import correspond
from plenary.engine.text.reading import Reading, Source
from plenary.engine.text.rebase import Fate, Rebased, Revision, rebase_along
from plenary.rulemaking.compilation.base import Base


def carried(candidates: Iterable[Candidate], base: Base, target: Base, names: Mapping[str, str]) -> Iterator[Candidate]:
    """Candidates found on ``base`` as it was issued, with the brackets that it carries itself, on the text behind those
    of ``target``. One that has no place there asks for nothing that can be applied, and is in doubt.

    ``names`` say how the provisions of the base are cited.
    """
    if base is target and not base.bracketed:
        yield from candidates
        return
    there = target.instrument.by_id
    revision = None if base is target else Revision(correspond(base.instrument, target.instrument, base.ties))
    for candidate in candidates:
        found = replace(candidate, provisions=tuple(name for name in candidate.provisions if name in there))
        supports = candidate.fragment.supports
        spoken = [name for one in supports for name in one.provisions]
        spoken += [name for one in supports for new in one.sought for name in new.context]
        lost = any(name not in there for name in spoken)
        reading = reading_of(base.issued, candidate)
        if base.bracketed:
            settled = base.bracketed.settle(reading, names)
            # One request is one reading: what needs several is for a person.
            reading, *further = settled.readings
            lost = lost or bool(further or settled.doubts)
        if revision is not None:
            moved = rebase_along(revision, reading)
            reading, lost = moved.reading, lost or bool(moved.of(Fate.CONFLICT))
        if lost:
            doubts = tuple(dict.fromkeys((*candidate.doubts, Doubt.BASE_DIFFERS)))
            yield replace(found, fragment=Fragment(), doubts=doubts)
        else:
            yield replace(found, fragment=replace(fragment_of(target.instrument, reading), supports=supports))


def rebased(readings: Sequence[Reading], base: Base, target: Base) -> Iterator[Rebased]:
    """Readings of ``base`` on the text behind the brackets of ``target``. An option of the base's own that one edits is
    that of the target which says what the option says when it is carried like a reading."""
    revision = Revision(correspond(base.instrument, target.instrument, base.ties))
    edited = {source for reading in readings for source in reading.sources}
    options = {source: tuple(_options(source, base, target, revision)) for source in edited}
    for reading in readings:
        moved = rebase_along(revision, reading)
        sources = (found for source in reading.sources for found in options[source])
        own = tuple(dict.fromkeys(found for found in sources if found.provision in moved.reading.words))
        yield replace(moved, reading=replace(moved.reading, sources=own))


def _options(source: Source, base: Base, target: Base, revision: Revision) -> Iterator[Source]:
    name = source.provision
    words = next(one.words[name] for one in base.standing if one.id == source.reading)
    there = rebase_along(revision, Reading(source.reading, (), {name: words})).reading.words
    for place, said in there.items():
        yield from (Source(place, one.id) for one in target.standing if one.words.get(place) == said)
