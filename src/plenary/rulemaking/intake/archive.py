"""A zip file from a stranger: capped by size, ratio and count, by what it says of all its members before any is
read, and while it is unpacked, since that may be false."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from plenary.rulemaking.intake import limit
from plenary.rulemaking.intake.fault import Fault, Flaw

_CHUNK = 1 << 18
_ENCRYPTED = 0x1


class Archive:
    """The members of a zip file, by name.

    Raises Fault for a file that is truncated or damaged, has a password, names a member twice or outside
    its own folder, or unpacks to more than ``limit`` allows.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OverflowError) as error:
            # The list of members stands at the end of a zip file: where it is missing, the end is missing.
            flaw = Flaw.DAMAGED if b"PK\x05\x06" in data[-66000:] else Flaw.TRUNCATED
            raise Fault(flaw) from error
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
        """The bytes of a member. Raises Fault; KeyError where there is no such member."""
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
            raise Fault(Flaw.DAMAGED, member=name) from error
        except RuntimeError as error:
            raise Fault(Flaw.PASSWORD) from error
        return b"".join(chunks)

    def _check_size(self, member: zipfile.ZipInfo, size: int) -> None:
        if self._unpacked > limit.UNPACKED or _is_bomb(member, size):
            raise Fault(Flaw.BOMB, member=member.filename, size=self._unpacked // limit.MEBIBYTE)

    @staticmethod
    def _checked(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(members) > limit.MEMBERS:
            raise Fault(Flaw.TOO_MANY_MEMBERS, count=len(members), limit=limit.MEMBERS)
        # What a member says of itself may be false, but whoever unpacks the file elsewhere believes it.
        said = sum(member.file_size for member in members)
        for member in members:
            if said > limit.UNPACKED or _is_bomb(member, member.file_size):
                largest = max(members, key=lambda member: member.file_size)
                raise Fault(Flaw.BOMB, member=largest.filename, size=said // limit.MEBIBYTE)
        checked: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.filename
            if _escapes(name):
                raise Fault(Flaw.ESCAPING_NAME, member=name)
            if name in checked:
                raise Fault(Flaw.TWICE, member=name)
            if member.flag_bits & _ENCRYPTED:
                raise Fault(Flaw.PASSWORD)
            checked[name] = member
        return checked


def _is_bomb(member: zipfile.ZipInfo, size: int) -> bool:
    """Whether a member that unpacks to that many bytes is more than is read of one."""
    return size > limit.MEMBER or size > max(limit.RATIO_FROM, member.compress_size * limit.RATIO)


def _escapes(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":" or "\0" in name
