"""Which of two files of one member stands: what a person says of it, and what is asked where nobody has.

A delegation sends ``ARA.docx``, and a week later ``ARA rev2.docx``. Only its members know whether the later takes the
place of the earlier, or is meant beside it, as a letter beside a copy.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking.compilation.bracketing import is_further
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cite, cited
from plenary.rulemaking.submission import Submission


@dataclass(frozen=True)
class Replacements:
    """``later`` gives, by the name of each file that is replaced, the one that stands in its place; ``beside`` names
    the files of which somebody has said that they are meant beside the others of their members."""

    later: Mapping[str, str]
    beside: Collection[str]

    def renamed(self, issued: RollingText) -> RollingText:
        """The issued text as if what is replaced in it had come under the name of what takes its place."""
        known = {reading.id for reading in issued.readings}
        readings = []
        for reading in issued.readings:
            own = self.name(reading.id)
            if own != reading.id and own in known:
                continue  # Both stood there, and only the later is left.
            readings.append(replace(reading, id=own))
        whole = len(readings) == len(issued.readings)
        return replace(
            issued if whole else collate(issued.base, readings, order=issued.order),
            readings=tuple(readings),
            unsettled=tuple(dict.fromkeys(map(self.name, issued.unsettled))),
            decided=tuple(
                replace(one, reading=self.name(one.reading))
                for one in issued.decided
                if self.name(one.reading) == one.reading or self.name(one.reading) not in known
            ),
            parallels=tuple(
                replace(
                    parallel,
                    readings=tuple(replace(one, id=self.name(one.id)) for one in parallel.readings),
                    translations={self.name(one): self.name(said) for one, said in parallel.translations.items()},
                )
                for parallel in issued.parallels
            ),
        )

    def follow(self, entries: Iterable[Entry]) -> None:
        """Let an answer to what is replaced stand with what takes its place, and mark that."""
        for entry in entries:
            entry.readings = tuple(replace(one, id=self.name(one.id)) for one in entry.readings)
            entry.replaces = entry.submission.name in self.later.values()

    def name(self, reading: str) -> str:
        """What a reading is called once its file is replaced."""
        first, stroke, number = reading.rpartition("/")
        if first in self.later and is_further(reading, (first,)):
            return f"{self.later[first]}{stroke}{number}"
        return self.later.get(reading, reading)


def read_replacements(
    arguments: Iterable[str], submissions: Sequence[Submission], issued: RollingText | None
) -> Replacements:
    """What a command line says: ``NEW=OLD`` that a file takes the place of another, ``NEW=`` that it takes that of
    none. Raises Refusal for what names no file, or files of different members."""
    known = {name: one for one in reversed(submissions) for name in (one.path.name, str(one.path), one.name)}
    standing: dict[str, frozenset[str]] = {}
    for reading in issued.readings if issued else ():
        standing.setdefault(reading.id, frozenset(reading.holders))
    for parallel in issued.parallels if issued else ():
        standing.update({reading.id: frozenset(reading.holders) for reading in parallel.readings})
    later: dict[str, str] = {}
    beside = set()
    for argument in arguments:
        new, old = _told(argument, known)
        if not old:
            beside.add(new.name)
            continue
        other = known.get(old)
        holders = frozenset(other.behalf) if other else standing.get(old)
        if holders is None:
            raise Refusal(
                _(
                    "No file called {old} was handed in or stands in the issued text, so {new} cannot take its place; "
                    "give one of {known}."
                ).format(old=old, new=new.name, known=", ".join(_of(new, submissions, standing)) or "–"),
                Outcome.USAGE,
            )
        if holders != frozenset(new.behalf):
            raise Refusal(
                _(
                    "{new} did not come on behalf of the same members as {old}, and cannot take its place; give a file "
                    "of the same members."
                ).format(new=new.name, old=old),
                Outcome.USAGE,
            )
        later[other.name if other else old] = new.name
    for old in later:
        if len(list(_chain(old, later))) > len(later):
            raise Refusal(
                _("{file} takes its own place by what --replaces says; say which of the files is the latest.").format(
                    file=old
                ),
                Outcome.USAGE,
            )
    return Replacements({old: [*_chain(old, later)][-1] for old in later}, beside)


def _told(argument: str, known: Mapping[str, Submission]) -> tuple[Submission, str]:
    """The file that takes a place, and the name of what stood there. A name may have the sign itself."""
    for sign in re.finditer("=", argument):
        if argument[: sign.start()] in known:
            return known[argument[: sign.start()]], argument[sign.end() :]
    raise Refusal(
        _("--replaces {given} begins with no file that is handed in; give it as NEW=OLD, with one of {known}.").format(
            given=argument, known=", ".join(dict.fromkeys(one.name for one in reversed([*known.values()]))) or "–"
        ),
        Outcome.USAGE,
    )


def _of(new: Submission, submissions: Sequence[Submission], standing: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The names of what else came on behalf of the members of a file."""
    own = frozenset(new.behalf)
    names = [one.name for one in submissions if frozenset(one.behalf) == own]
    names += [name for name, holders in standing.items() if holders == own]
    return (name for name in dict.fromkeys(names) if name != new.name)


def _chain(name: str, later: Mapping[str, str]) -> Iterator[str]:
    """What takes the place of a file, and of that; in a circle, one more than there are."""
    for _step in range(len(later) + 1):
        if name not in later:
            return
        name = later[name]
        yield name


def ask_which_stands(
    base: Instrument, issued: RollingText | None, entries: Sequence[Entry], replacements: Replacements
) -> None:
    """Ask of a member's second file whether it takes the place of the first, where both change the same provision or
    their names say that they are two versions."""
    names = cite(base)
    asked = [entry for entry in entries if entry.readings and not entry.returned]
    standing = {reading.id for reading in issued.readings} if issued else set[str]()
    again = {reading.id for entry in entries for reading in entry.readings}
    for place, entry in enumerate(asked):
        if entry.submission.name in replacements.beside:
            continue
        mine = _touched(entry.readings)
        for before in asked[:place]:
            if set(entry.submission.behalf) & set(before.submission.behalf):
                other = before.submission.name
                theirs = set[str]() if other in replacements.beside else _touched(before.readings)
                entry.beside += _question(entry.submission.name, other, mine & theirs, names)
        if entry.readings[0].id in standing or issued is None:
            continue
        for reading in issued.readings:
            if set(entry.submission.behalf) & set(reading.holders) and not is_further(reading.id, standing):
                own = [one for one in issued.readings if one is reading or is_further(one.id, (reading.id,))]
                if reading.id not in again:
                    entry.beside += _question(entry.submission.name, reading.id, mine & _touched(own), names)


def _question(file: str, other: str, both: Collection[str], names: Mapping[str, str]) -> Iterator[Doubt]:
    if both:
        yield Doubt(
            _(
                "{file} and {other} came on behalf of the same member, and both change {provisions}: does the later "
                "replace the earlier? Both stand in the text until somebody says so, with --replaces LATER=EARLIER, or "
                "that both are meant, with --replaces {file}= (nothing behind the sign)."
            ).format(file=file, other=other, provisions=cited(names, (name for name in ("", *names) if name in both)))
        )
    elif _version(file) == _version(other):
        yield Doubt(
            _(
                "{file} and {other} came on behalf of the same member, and their names are those of two versions: does "
                "the later replace the earlier? Both stand in the text until somebody says so, with --replaces "
                "LATER=EARLIER, or that both are meant, with --replaces {file}= (nothing behind the sign)."
            ).format(file=file, other=other)
        )


def _touched(readings: Iterable[Reading]) -> set[str]:
    """The provisions of the base that readings change, or behind which they put new ones; empty for the beginning."""
    found: set[str] = set()
    for one in readings:
        found.update(one.words, one.deleted, (move.provision for move in one.moved))
        found.update(bracket.provision for bracket in one.brackets)
        found.update(addition.after or "" for addition in one.added)
    return found


_MARK = re.compile(
    r"(?:[\W_]*\(\d+\)|[\W_]+(?:rev(?:ised|ision)?|v|ver|version|draft|final|copy|new|updated|corr(?:ected)?)[\W_]*\d*)$"
)
"""What a name ends in where it says which version a file is."""


def _version(name: str) -> str:
    """A file's name without what says which version it is, and in which format."""
    stem = Path(name).stem.casefold()
    while (shorter := _MARK.sub("", stem)) and shorter != stem:
        stem = shorter
    return stem
