"""A base text comes in: a file is read under the limits of intake, kept by its hash, and issued as a version."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from plenary.bodies.acts.document import DepositVersion, RegisterDocument
from plenary.bodies.models import DocumentVersion
from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.rules.document import Distribution, Status
from plenary.bodies.store import open_filed, open_store
from plenary.engine.text.lossless import dump, load
from plenary.engine.text.provision import Instrument
from plenary.engine.text.rolling import collate
from plenary.kit import chance
from plenary.kit.language import _
from plenary.kit.media import Media
from plenary.kit.refusal import Refusal
from plenary.record.act import Act
from plenary.record.sealing import SALT, Sealed
from plenary.rulemaking.acts.version import IssueVersion
from plenary.rulemaking.compilation.base import Base, read_base, refuse_rolling_text, title_of
from plenary.rulemaking.compilation.version import read_next
from plenary.rulemaking.intake import read
from plenary.rulemaking.intake.document import Format
from plenary.rulemaking.intake.remark import sentence
from plenary.rulemaking.models import Version
from plenary.rulemaking.rules.version import TextKind
from plenary.rulemaking.shelf import base_of, read_version

#: Under which of the register's endings a file of each format is deposited.
_MEDIA = {Format.DOCX: Media.DOCX, Format.ODT: Media.ODT, Format.MARKDOWN: Media.TXT, Format.TEXT: Media.TXT}


@dataclass(frozen=True, slots=True)
class Imported:
    """A file as it was read: its ``text`` is in the store under that hash, its bytes under ``file``, with ``salt``.

    ``remarks`` are sentences on what a person should look at.
    """

    name: str
    title: str
    instrument: Instrument
    text: str
    media: str
    size: int
    file: str
    salt: bytes
    remarks: tuple[str, ...]


def import_base(
    data: bytes,
    name: str,
    language: str,
    *,
    earlier: Sequence[Instrument] = (),
    put: Callable[[bytes, bytes], str] | None = None,
    salt: bytes | None = None,
) -> Imported:
    """Read a file and keep what it says. Raises Refusal with a sentence for whoever gave it.

    What is the same in the last of the ``earlier`` versions bears its id, and no other bears one that was used.
    ``put`` brings bytes and their salt to the store, by themselves or with a row that remembers them until an act does;
    ``salt`` is the one that the file had before.
    """
    document = read(data, name)
    if document.format not in _MEDIA:
        raise Refusal(
            _("{file} is none of the formats for a base text: give a Word file (.docx), ODT, Markdown or text.").format(
                file=name
            )
        )
    refuse_rolling_text(document)
    used = {each for version in earlier for each in version.by_id}
    base = read_next(earlier[-1], document, used) if earlier else read_base(document, lang=language)
    text = dump(collate(replace(base.instrument, symbol=""), base.standing))
    salt = salt or chance.draw(SALT)
    put = put or open_store().put
    return Imported(
        name=name,
        title=title_of(base.instrument, name),
        instrument=base.instrument,
        text=put(text, b""),
        media=_MEDIA[document.format].value,
        size=len(data),
        file=put(data, salt),
        salt=salt,
        remarks=(*base.warnings, *map(sentence, document.notes)),
    )


def read_again(version: Version, earlier: Sequence[Version]) -> Base:
    """A version as the base of files, with the brackets that it carries itself; those are read from its file once more,
    and stand unread where that was erased. ``earlier`` are the versions before it, the first one first."""
    standing = read_version(version.text)
    plain = Base(version.symbol, replace(standing.base, symbol=version.symbol), standing.readings)
    rows = DocumentVersion.rows.filter(body=version.body, document=version.document).order_by("seq_from")
    deposited = rows.first() if standing.readings else None
    data = open_filed(deposited) if deposited else None
    if data is None:
        return plain
    document = read(data, version.symbol)
    used = {each for before in earlier for each in base_of(before).by_id}
    again = read_next(base_of(earlier[-1]), document, used) if earlier else read_base(document, lang=standing.base.lang)
    return replace(again, name=version.symbol, instrument=plain.instrument)


def pack(imported: Imported) -> list[str | int]:
    """What a form carries of an import, to go on with it later."""
    return [
        imported.name,
        imported.title,
        imported.text,
        imported.media,
        imported.size,
        imported.file,
        imported.salt.hex(),
        *imported.remarks,
    ]


def unpack(packed: list[str | int]) -> Imported:
    """The import that ``pack`` wrote. Raises Altered where the store has it no longer."""
    name, title, text, media, size, file, salt, *remarks = map(str, packed)
    base = load(open_store().get(text)).base
    return Imported(name, title, base, text, media, int(size), file, bytes.fromhex(salt), tuple(remarks))


def list_acts(imported: Imported, *, instrument: str, number: int, kind: TextKind) -> Sequence[Act]:
    """What enters the record: the file as a document for the secretariat alone, and the version.

    A Word file carries names and comments of persons, so the file is restricted, and can be erased.
    """
    key = f"{instrument}-{number}"
    language = imported.instrument.lang
    return (
        RegisterDocument(
            key=key,
            distribution=Distribution.RESTRICTED,
            for_whom=SECRETARIAT,
            private_titles=Sealed.seal({language: imported.title}),
        ),
        DepositVersion(
            document=key,
            language=language,
            status=Status.OFFICIAL,
            media=imported.media,
            size=imported.size,
            file=imported.file,
            for_whom=SECRETARIAT,
            salt=Sealed.seal(imported.salt.hex()),
        ),
        IssueVersion(
            instrument=instrument,
            number=number,
            kind=kind,
            text=imported.text,
            provisions=len(imported.instrument.provisions),
            document=key,
        ),
    )
