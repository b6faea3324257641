"""Files to one rolling text: every submission read, accounted for, and collated with the others."""

import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from plenary.engine.text.candidate import Confirmation
from plenary.engine.text.lossless import digest
from plenary.engine.text.note_number import tell_notes_apart
from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.rulemaking.compilation.base import Base, read_base, refuse_rolling_text
from plenary.rulemaking.compilation.bracketing import is_further
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.parallel import Languages, hang, read_other, refuse_stray_translations
from plenary.rulemaking.compilation.reading_id import tell_files_apart
from plenary.rulemaking.compilation.renumbering import ask_what_is_cited
from plenary.rulemaking.compilation.replacement import ask_which_stands, read_replacements
from plenary.rulemaking.compilation.standing import decided, join_answers, resume, tell
from plenary.rulemaking.compilation.submitting import (
    Desk,
    recognise_foundations,
    warn_of_one_file_for_several,
)
from plenary.rulemaking.compilation.version import read_older
from plenary.rulemaking.intake import read_all
from plenary.rulemaking.intake.document import Document
from plenary.rulemaking.intake.refusal import Unread
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.submission import Submission, refuse_absent

_WORKING = Languages()


@dataclass(frozen=True)
class Compilation:
    """A rolling text and the register of the files it came from, in the order they were given. ``others`` are the
    texts in other languages, by language; ``issued`` is the text that edited copies answer."""

    base: Base
    rolling: RollingText
    register: tuple[Entry, ...]
    others: Mapping[str, Base] = field(default_factory=dict)
    issued: RollingText | None = None

    def text_of(self, entry: Entry) -> Base:
        """The text that a submission is on: the base, or the text in its language."""
        return self.others.get(entry.lang.partition("-")[0], self.base)

    @property
    def carried(self) -> tuple[str, ...]:
        """The submissions of the issued text that stand in this one as they were read then."""
        again = {reading.id for entry in self.register for reading in entry.readings}
        # A base that names holders in its brackets stands for theirs by readings of its own.
        again.update(reading.id for reading in self.base.standing)
        standing = {reading.id for reading in self.issued.readings} if self.issued else set[str]()
        kept = (reading for reading in self.rolling.readings if reading.id in standing and reading.id not in again)
        return tuple(reading.id for reading in kept if reading.holders and not is_further(reading.id, standing))

    @property
    def open_in_the_issue(self) -> tuple[str, ...]:
        """The submissions of the issued text in which something was open that only the register of that issue lists."""
        return _still_open(self.issued, self.register)

    @property
    def needs_a_person(self) -> bool:
        """Whether the base or anything in the register waits for somebody to look at it."""
        return bool(self.base.warnings) or any(entry.needs_a_person for entry in self.register)


def compile_text(
    base: Path,
    submissions: Sequence[Submission],
    *,
    membership: Membership,
    lang: str = "",
    symbol: str = "",
    older: Sequence[Path] = (),
    issued: RollingText | None = None,
    confirmations: Sequence[Confirmation] = (),
    languages: Languages = _WORKING,
    replacements: Sequence[str] = (),
    alone: bool = False,
    tick: Callable[[], None] = lambda: None,
) -> Compilation:
    """Read all files and collate what the submissions say.

    ``older`` are earlier versions of the base, for submissions that were written on one of them; ``issued``
    is the rolling text that an edited copy of ours answers. ``languages`` is what is given in other languages than the
    working one. ``replacements`` say which file takes the place of which (``NEW=OLD``), or of none (``NEW=``).
    ``alone``: submissions of other members are left out here. ``tick`` is called once a submission.
    Raises Refusal where the base or an older version cannot be read, where ``issued`` is on another base, and where a
    submission's name, or that of what is replaced, is that of no file; a submission that cannot be read is an entry of
    the register.
    """
    submissions = (*submissions, *languages.translations)
    refuse_absent(submissions)
    replaced = read_replacements(replacements, submissions, issued)
    tongues = [path for _tag, path in languages.texts]
    files = [base, *older, *tongues, *(submission.path for submission in submissions)]
    # Closed also where a file is refused, so that no process that reads goes on.
    with closing(read_all(files)) as arriving:
        codes = membership.order
        text = read_base(_text(next(arriving)), lang=lang, symbol=symbol, codes=codes)
        _refuse_another_base(text, issued)
        versions = tuple([read_older(text, _text(next(arriving)), codes) for _path in older])
        others = tuple(
            [
                read_other(text, _text(next(arriving)), tag, languages.concordance, codes)
                for tag, _path in languages.texts
            ]
        )
        text = replace(text, warnings=(*text.warnings, *(warning for other in others for warning in other.warnings)))
        abroad = {other.lang: Desk(other.base, (), membership, None, confirmations) for other in others}
        desk = Desk(text, versions, membership, issued, confirmations, abroad, alone)
        entries: list[Entry] = []
        for submission, found in zip(submissions, arriving, strict=True):
            later = replaced.later.get(submission.name, "")
            entries.append(_replace(submission, later) if later else _enter(desk, base, submission, found, entries))
            tick()
    if issued is not None and replaced.later:
        issued = replaced.renamed(issued)
        replaced.follow(entries)
        desk = replace(desk, issued=issued)
    if issued is not None:
        tell_files_apart(issued, entries)
    recognise_foundations(text.instrument, entries)
    warn_of_one_file_for_several(entries)
    if issued is not None:
        resume(issued, entries)
    desk.decisions.support(entries)
    ask_which_stands(text.instrument, issued, entries, replaced)
    refuse_stray_translations(entries)
    if issued is not None:
        tell(issued, entries)
        join_answers(issued, entries)
    # An answer takes the place of what its member had handed in, wherever it is named.
    handed_in = [reading for entry in sorted(entries, key=lambda entry: entry.returned) for reading in entry.readings]
    together = _together(text, issued, handed_in, _read_again(entries))
    readings = tell_notes_apart(text.instrument, together, issued.readings if issued else ())
    rolling = collate(text.instrument, readings, order=codes)
    rolling = replace(rolling, parallels=hang(rolling, others, entries, issued))
    text = replace(text, warnings=(*text.warnings, *ask_what_is_cited(rolling, issued, entries)))
    for entry in entries:
        if entry.standing is Standing.READ and entry.warnings:
            entry.standing = Standing.TO_CONFIRM
    rolling = replace(
        rolling,
        unsettled=_unsettled(rolling, issued, entries),
        decided=decided(issued, rolling, entries),
    )
    return Compilation(text, rolling, tuple(entries), {other.lang: other.base for other in others}, issued)


def _together(
    base: Base, issued: RollingText | None, handed_in: Sequence[Reading], again: Collection[str]
) -> list[Reading]:
    """All that stands in the text: the base's own brackets, or, where an issued text is given, every reading in it,
    each in its place unless a file handed in now replaces it, or is read ``again`` and says it no more; then what is
    new."""
    if issued is None:
        return _distinct([*base.standing, *handed_in])
    new = {reading.id: reading for reading in handed_in}
    stays = (reading for reading in issued.readings if reading.id in new or not is_further(reading.id, again))
    before = [new.pop(reading.id, reading) for reading in [*stays]]
    return _distinct([*before, *(reading for reading in handed_in if reading.id in new)])


def _read_again(entries: Sequence[Entry]) -> set[str]:
    """The readings of files that were read from the base on, and are no answers to an issued text."""
    return {reading.id for entry in entries if not entry.returned for reading in entry.readings}


def _unsettled(rolling: RollingText, issued: RollingText | None, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The readings in whose files something is open: in those handed in now, or still in one of the issued text."""
    waiting = {reading.id for entry in entries if entry.needs_a_person for reading in entry.readings}
    waiting.update(_still_open(issued, entries))
    return tuple(reading.id for reading in rolling.readings if reading.id in waiting)


def _still_open(issued: RollingText | None, entries: Sequence[Entry]) -> tuple[str, ...]:
    """What was open in the issued text and is not read again. An answer to it settles nothing of that, although it
    takes the place of what its member had handed in."""
    again = _read_again(entries)
    standing = issued.unsettled if issued else ()
    return tuple(name for name in standing if name not in again and not is_further(name, again))


def _refuse_another_base(base: Base, issued: RollingText | None) -> None:
    """Raise Refusal where the issued text was compiled on another base, for what it holds has no place on this one."""
    if issued is not None and issued.base.provisions != base.instrument.provisions:
        version = digest(issued)
        raise Refusal(
            _(
                "{file} is not the base of the issue {issue} that --issued gives; give the text on which that was "
                "compiled."
            ).format(file=base.name, issue=version[:8])
        )


def _text(found: Document | Unread) -> Document:
    """A file that holds a text, as it was read. Raises Refusal."""
    if isinstance(found, Unread):
        raise found
    refuse_rolling_text(found)
    return found


def _replace(submission: Submission, later: str) -> Entry:
    """The entry of a file of which somebody has said that another takes its place."""
    note = _("{file} is not read, for {later} takes its place.")
    return Entry(submission, note=note.format(file=submission.name, later=later))


def _enter(desk: Desk, base: Path, submission: Submission, found: Document | Unread, before: Sequence[Entry]) -> Entry:
    entry = Entry(submission)
    same = _same(submission, found, before)
    if isinstance(found, Document) and submission.path.samefile(base):
        entry.refuse(_("{file} is the base itself; leave it out of the submissions.").format(file=submission.name))
    elif same is not None:
        entry.refuse(
            _("{file} is the same file as {other}, and is counted once; give one of them.").format(
                file=submission.name, other=same.submission.name
            )
        )
    else:
        _read(desk, entry, found)
    return entry


def _read(desk: Desk, entry: Entry, found: Document | Unread) -> None:
    try:
        desk.read(entry, found)
    except Exception as error:
        # A fault of ours with one file must not stop the others; it is said, and the exit code tells.
        if os.environ.get("PLENARY_TRACEBACK"):
            raise
        entry.refuse(
            _(
                "{file} met a fault in Plenary ({kind}: {error}) and was not read; please report it with what "
                "PLENARY_TRACEBACK=1 shows."
            ).format(file=entry.submission.name, kind=type(error).__name__, error=error)
        )


def _same(submission: Submission, found: Document | Unread, before: Sequence[Entry]) -> Entry | None:
    """The entry of the same file for the same members, byte by byte."""
    return next(
        (
            entry
            for entry in before
            if isinstance(found, Document)
            and entry.document is not None
            and entry.document.sha256 == found.sha256
            and entry.submission.behalf == submission.behalf
        ),
        None,
    )


def _distinct(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, each under an id of its own: a member that handed in twice has two."""
    counted: Counter[str] = Counter()
    distinct: list[Reading] = []
    for reading in readings:
        counted[reading.id] += 1
        number = counted[reading.id]
        distinct.append(reading if number == 1 else replace(reading, id=f"{reading.id} ({number})"))
    return distinct
