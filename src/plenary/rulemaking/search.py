"""What this package feeds the search: texts, their provisions, suggestions on them, and the words of files."""

import logging
from collections.abc import Iterator, Mapping, Sequence

from plenary.bodies.search.reading import lend
from plenary.bodies.search.source import Item, Sort, Source, add, by_letters
from plenary.bodies.store import Altered
from plenary.engine.text.block import Change
from plenary.engine.text.provision import Instrument as Base
from plenary.engine.text.provision import Kind, Provision
from plenary.kit.language import marked
from plenary.kit.media import Media
from plenary.rulemaking.intake import read
from plenary.rulemaking.models import Instrument, Suggestion, Version
from plenary.rulemaking.queries import (
    Content,
    find_instrument,
    find_version,
    list_versions,
    read_contents,
    standing_on,
)
from plenary.rulemaking.rules.suggestion import Status
from plenary.rulemaking.shelf import base_of

LOGGER = logging.getLogger("plenary.search")

TEXTS = Sort("text", marked("Texts"), 60)
PROVISIONS = Sort("provision", marked("Provisions"), 70)
SUGGESTIONS = Sort("suggestion", marked("Suggestions"), 80)
_READ = (Media.DOCX, Media.ODT, Media.TXT)
_STANDING = frozenset({Change.KEPT, Change.INSERTED})


def register() -> None:
    """Called once, when the package is ready."""
    add(Source("texts", collect, narrow), TEXTS, PROVISIONS, SUGGESTIONS)
    lend(tuple(media.value for media in _READ), read_words)


def narrow(address: str) -> str:
    """The scope of an address: where a version was issued, all of its text, for its provisions are others."""
    parts = address.split("/")
    return "/".join(parts[:2]) if parts[2:3] == ["versions"] else address


def collect(body: str, scope: str) -> Iterator[Item]:
    """A text with all that stands in it, or one provision with what was suggested there, on the newest version."""
    parts = scope.split("/")
    instrument = find_instrument(body, parts[1]) if len(parts) > 1 else None
    if instrument is None:
        return
    version = find_version(body, instrument.key)
    place = "/".join(parts[2:])
    if not place:
        yield _lay_out_text(instrument, list_versions(body, instrument.key))
    if version is None:
        return
    yield from _lay_out_provisions(instrument, version, place)
    yield from _lay_out_suggestions(instrument, version, place)


def read_words(data: bytes, name: str) -> str:
    """The words of a file as it was handed in, with all that is inserted in it and without what is quarantined; read
    by a process of its own, under limits. Empty where it cannot be read."""
    from plenary.rulemaking.intake.refusal import Unread

    try:
        document = read(data, name)
    except Unread:
        return ""
    return "\n".join(
        "".join(piece.text for piece in block.pieces if piece.change in _STANDING) for block in document.blocks
    )


def _lay_out_text(instrument: Instrument, versions: Sequence[Version]) -> Item:
    scope = f"texts/{instrument.key}"
    symbols = [version.symbol for version in versions] or [instrument.symbol]
    return Item(
        sort=TEXTS.key,
        key=scope,
        scope=scope,
        address=f"{scope}/",
        order=by_letters(instrument.symbol),
        titles=instrument.titles,
        symbol=symbols[-1],
        detail=instrument.language,
        names=(*symbols, instrument.key, *instrument.titles.values()),
        words=(" · ".join(dict.fromkeys(instrument.titles[tag] for tag in sorted(instrument.titles))),),
    )


def _lay_out_provisions(instrument: Instrument, version: Version, place: str) -> Iterator[Item]:
    """The provisions of a version in their order, the title left out; one alone where a place is given."""
    base = _read_base(version)
    for number, provision in enumerate(base.provisions if base else ()):
        if base and provision.text and provision.kind is not Kind.TITLE and place in ("", provision.id):
            yield _lay_out_provision(instrument, version, provision, base.citation(provision.id), number)


def _lay_out_provision(
    instrument: Instrument, version: Version, provision: Provision, citation: str, number: int
) -> Item:
    scope = f"texts/{instrument.key}/{provision.id}"
    return Item(
        sort=PROVISIONS.key,
        key=scope,
        scope=scope,
        address=scope,
        order=f"{by_letters(instrument.symbol)}{number:06d}",
        titles=instrument.titles,
        symbol=version.symbol,
        detail=citation,
        names=(citation,),
        words=(provision.text,),
    )


def _lay_out_suggestions(instrument: Instrument, version: Version, place: str) -> Iterator[Item]:
    """What stands on a version, each for its audience and for who handed it in; whose it is, the text's page says to
    those who are told."""
    found = standing_on(version)
    rows = list(found.filter(place=place) if place else found)
    contents, base = _read_contents(rows), _read_base(version)
    for row in rows:
        content = contents.get(row.number)
        if content is not None and content.status is Status.STANDING:
            citation = base.citation(row.provision) if base and row.provision in base.by_id else ""
            yield _lay_out_suggestion(instrument, version, row, citation, (_join(content), content.rationale))


def _join(content: Content) -> str:
    """All the words that a suggestion offers, with those that a new provision brings along."""
    return " ".join(filter(None, (content.words, *(each.words for each in content.held))))


def _read_contents(rows: Sequence[Suggestion]) -> Mapping[int, Content]:
    """What suggestions say; those whose files the store lost are not in it."""
    try:
        return read_contents(rows)
    except Altered:
        return {number: content for row in rows for number, content in _read_content(row).items()}


def _read_content(row: Suggestion) -> Mapping[int, Content]:
    try:
        return read_contents([row])
    except Altered as lost:
        LOGGER.warning("search of %s: suggestion %s is left out, its file %s is lost", row.body, row.number, lost.name)
        return {}


def _lay_out_suggestion(
    instrument: Instrument, version: Version, row: Suggestion, citation: str, words: tuple[str, str]
) -> Item:
    return Item(
        sort=SUGGESTIONS.key,
        key=f"texts/{instrument.key}/suggestions/{row.number}",
        scope=f"texts/{instrument.key}/{row.place}",
        address=f"texts/{instrument.key}/{row.provision}",
        order=f"{by_letters(instrument.symbol)}{row.number:012d}",
        titles=instrument.titles,
        symbol=version.symbol,
        detail=citation,
        words=words,
        audience=row.audience,
        owner=row.seat,
        commitments=tuple(filter(None, (row.private, row.outcome))),
    )


def _read_base(version: Version) -> Base | None:
    """The provisions of a version; None where the store lost them."""
    try:
        return base_of(version)
    except Altered:
        return None
