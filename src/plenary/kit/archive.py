"""A zip file from a stranger: capped by size, ratio and count, by what it says of all its members before any is
read, and while it is unpacked, since that may be false. XML from it: no document type, no entities, no network."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from lxml import etree

Element = etree._Element

MEBIBYTE = 1 << 20
_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E", re.IGNORECASE)
_CHUNK = 1 << 18
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Caps:
    """How much of a zip file is unpacked. Sizes are in bytes."""

    members: int = 4000
    """Files inside it."""
    member: int = 64 * MEBIBYTE
    """One of them, unpacked."""
    unpacked: int = 160 * MEBIBYTE
    """All of them, read or not, unpacked."""
    ratio: int = 300
    """Unpacked to packed, for a member of more than ``ratio_from``. Word's own XML stays below 60."""
    ratio_from: int = 8 * MEBIBYTE


CAPS = Caps()


class Why(StrEnum):
    """What is wrong with a zip file, or with XML."""

    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    PASSWORD = "password"
    BOMB = "bomb"
    TOO_MANY_MEMBERS = "too many members"
    ESCAPING_NAME = "escaping name"
    TWICE = "twice"
    DOCTYPE = "doctype"


class BadArchive(ValueError):
    """A zip file that is not read further. ``data`` says of which member, and how much it is."""

    def __init__(self, why: Why, **data: str | int) -> None:
        super().__init__(why, data)
        self.why = why
        self.data = data


class Archive:
    """The members of a zip file, by name.

    Raises BadArchive for a file that is truncated or damaged, has a password, names a member twice or outside
    its own folder, or unpacks to more than ``caps`` allow.
    """

    def __init__(self, data: bytes, caps: Caps = CAPS) -> None:
        self._caps = caps
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OverflowError) as error:
            # The list of members stands at the end of a zip file: where it is missing, the end is missing.
            why = Why.DAMAGED if b"PK\x05\x06" in data[-66000:] else Why.TRUNCATED
            raise BadArchive(why) from error
        self._unpacked = 0
        self._members = self._checked(self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def size(self, name: str) -> int:
        """How large the member says that it is, unpacked."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises BadArchive; KeyError where there is no such member."""
        member = self._members[name]
        chunks = []
        size = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    self._check_size(member, size)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise BadArchive(Why.DAMAGED, member=name) from error
        except RuntimeError as error:
            raise BadArchive(Why.PASSWORD) from error
        return b"".join(chunks)

    def _check_size(self, member: zipfile.ZipInfo, size: int) -> None:
        if self._unpacked > self._caps.unpacked or self._is_bomb(member, size):
            raise BadArchive(Why.BOMB, member=member.filename, size=self._unpacked // MEBIBYTE)

    def _checked(self, members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(members) > self._caps.members:
            raise BadArchive(Why.TOO_MANY_MEMBERS, count=len(members), limit=self._caps.members)
        # What a member says of itself may be false, but whoever unpacks the file elsewhere believes it.
        said = sum(member.file_size for member in members)
        for member in members:
            if said > self._caps.unpacked or self._is_bomb(member, member.file_size):
                largest = max(members, key=lambda member: member.file_size)
                raise BadArchive(Why.BOMB, member=largest.filename, size=said // MEBIBYTE)
        checked: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.filename
            if _escapes(name):
                raise BadArchive(Why.ESCAPING_NAME, member=name)
            if name in checked:
                raise BadArchive(Why.TWICE, member=name)
            if member.flag_bits & _ENCRYPTED:
                raise BadArchive(Why.PASSWORD)
            checked[name] = member
        return checked

    def _is_bomb(self, member: zipfile.ZipInfo, size: int) -> bool:
        """Whether a member that unpacks to that many bytes is more than is read of one."""
        caps = self._caps
        return size > caps.member or size > max(caps.ratio_from, member.compress_size * caps.ratio)


def parse(data: bytes, member: str = "") -> Element:
    """The root element. ``member`` names the part in the message.

    Raises BadArchive where there is a document type (an office file never has one, an attack needs one) and
    where the XML is not well-formed.
    """
    if _DOCTYPE.search(data):
        raise BadArchive(Why.DOCTYPE, member=member)
    # A parser serves one document: shared, it would keep the names of every file it has read.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadArchive(Why.DAMAGED, member=member) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise BadArchive(Why.DOCTYPE, member=member)
    return root


def _escapes(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":" or "\0" in name
