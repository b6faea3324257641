"""The text in other languages: read, tied to the base, and what was suggested on it hung on its provisions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from plenary.engine.text.original import Fit, Original, hung
from plenary.engine.text.parallel import Parallel, is_parallel, tie
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.kit.table import read_rows
from plenary.rulemaking.compilation.base import Base, read_base
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.intake.document import Document
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.output.hanging import language_name
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cite, cited
from plenary.rulemaking.submission import Submission

Concordance = Mapping[str, Mapping[str, str]]
"""By language, for provisions of that text the provision of the base; each by its id or as a person cites it."""

_NOTHING: Concordance = MappingProxyType({})


@dataclass(frozen=True)
class Languages:
    """What is given beside the working language: the text in others, by language tag (empty: to be recognised),
    how their numbers run, and translations of what was handed in on them."""

    texts: tuple[tuple[str, Path], ...] = ()
    concordance: Concordance = field(default_factory=lambda: _NOTHING)
    translations: tuple[Submission, ...] = ()


@dataclass(frozen=True)
class Other:
    """The text in another language: as it was read, and which provision of the base each of its own is."""

    base: Base
    ties: Mapping[str, str]
    warnings: tuple[str, ...] = ()

    @property
    def lang(self) -> str:
        return self.base.instrument.lang.partition("-")[0]


def read_other(base: Base, document: Document, tag: str, concordance: Concordance, codes: Collection[str]) -> Other:
    """A text in another language, tied to the base. Raises Refusal where it cannot be one."""
    text = read_base(document, lang=tag, codes=codes)
    lang = text.instrument.lang.partition("-")[0]
    if lang == base.instrument.lang.partition("-")[0]:
        raise Refusal(
            _("{file} is in {language}, as the base is; --parallel takes the text in another language.").format(
                file=text.name, language=language_name(lang)
            )
        )
    told = concordance.get(lang, {})
    ids = {
        _resolved(text.instrument, theirs, text.name): _resolved(base.instrument, ours, base.name)
        for theirs, ours in told.items()
    }
    warnings = text.warnings
    if not ids and not is_parallel(base.instrument, text.instrument):
        warnings += (
            _(
                "{file} has other articles than the base; where its suggestions hang was told from numbers alone, "
                "so check it, or say with --concordance which provision is which."
            ).format(file=text.name),
        )
    return Other(text, tie(base.instrument, text.instrument, ids), warnings)


def _resolved(instrument: Instrument, said: str, file: str) -> str:
    """The id of the provision that a person names. Raises Refusal."""
    if said in instrument.by_id:
        return said
    found = [name for name, citation in cite(instrument).items() if citation == said]
    if len(found) != 1:
        raise Refusal(
            _("The table of concordance names “{provision}”, which is not one provision of {file}; mend it.").format(
                provision=said, file=file
            )
        )
    return found[0]


def read_concordance(data: bytes, name: str) -> dict[str, dict[str, str]]:
    """The table ``language,provision,base``: which provision of the base one of another text is. Raises Refusal."""
    found: dict[str, dict[str, str]] = {}
    _columns, rows = read_rows(data, name)
    for number, row in enumerate(rows, start=2):
        cells = [row.get(column, "") for column in ("language", "provision", "base")]
        if not all(cells):
            raise Refusal(
                _("{file}, line {line}: a language, a provision and one of the base are needed; mend the line.").format(
                    file=name, line=number
                )
            )
        found.setdefault(cells[0], {})[cells[1]] = cells[2]
    return found


def refuse_stray_translations(entries: Sequence[Entry]) -> None:
    """Refuse what was given as a translation of something that is not there."""
    for entry in entries:
        if entry.submission.translation and not any(_translates(entry, other) for other in entries):
            entry.readings = ()
            entry.refuse(
                _(
                    "{file} was given as a translation, but nothing in another language was read on behalf of "
                    "{members}; give it as a submission, or the original with --parallel."
                ).format(file=entry.submission.name, members=", ".join(entry.submission.behalf))
            )


def hang(
    rolling: RollingText, others: Sequence[Other], entries: Sequence[Entry], issued: RollingText | None = None
) -> tuple[Parallel, ...]:
    """Each other language's text with what was handed in on it now, and what an issued text held already.

    Says of each entry where its suggestions hang, and which of them its translation says nothing of.
    """
    same = issued is not None and issued.base.provisions == rolling.base.provisions
    before = {parallel.lang: parallel for parallel in issued.parallels} if issued and same else {}
    parallels = {other.base.instrument.lang: Parallel(other.base.instrument, other.ties) for other in others}
    for lang, parallel in before.items():
        if lang not in parallels or parallels[lang].instrument.provisions == parallel.instrument.provisions:
            parallels[lang] = parallel
    for entry in entries:
        translation = _translation(entry, entries)
        for reading in entry.originals:
            lang = entry.lang
            said = translation.readings[0].id if translation and translation.readings else ""
            parallels[lang] = parallels[lang].hang(reading, said)
            _say(entry, rolling, parallels[lang], hung(rolling, parallels[lang], reading), translation)
    return tuple(parallels[lang] for lang in sorted(parallels) if parallels[lang].readings)


def _translates(entry: Entry, original: Entry) -> bool:
    return bool(original.originals) and set(entry.submission.behalf) == set(original.submission.behalf)


def _translation(original: Entry, entries: Sequence[Entry]) -> Entry | None:
    given = (entry for entry in entries if entry.submission.translation and _translates(entry, original))
    return next(given, None)


def _say(
    entry: Entry, rolling: RollingText, parallel: Parallel, found: Sequence[Original], translation: Entry | None
) -> None:
    ours, theirs = cite(rolling.base), cite(parallel.instrument)
    homes = list(dict.fromkeys(one.provision for one in found if one.fit is Fit.EXACT))
    if homes:
        entry.remarks.append(Doubt(_("It hangs on: {provisions}.").format(provisions=cited(ours, homes))))
    entry.doubts += _astray(found, ours, theirs)
    file, language = entry.submission.name, language_name(entry.lang)
    if translation is None:
        entry.refuse(
            _("{file} is in {language}; it hangs on its provisions until somebody has translated it.").format(
                file=file, language=language
            ),
            Standing.TO_TRANSLATE,
        )
        return
    entry.note = _("{file} is in {language}; {translation} is its translation.").format(
        file=file, language=language, translation=translation.submission.name
    )
    missing = [one.provision for one in found if not one.translated]
    if missing:
        translation.doubts.append(
            Doubt(
                _("{file} touches {provisions}, of which this translation says nothing.").format(
                    file=file, provisions=cited(ours, dict.fromkeys(missing))
                )
            )
        )


def _astray(found: Sequence[Original], ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[Doubt]:
    said = {
        Fit.NEAREST: _("{source} has no counterpart in the base; it hangs on {provision}, the nearest that holds it."),
        Fit.UNPLACED: _("{source} has no place in the base; it hangs on {provision} until a person says where."),
    }
    for one in found:
        if one.fit in said:
            source = theirs.get(one.source) or one.source or _("the beginning")
            yield Doubt(said[one.fit].format(source=source, provision=cited(ours, (one.provision,))))
