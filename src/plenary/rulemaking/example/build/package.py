"""Zip packages whose bytes depend on nothing but their parts."""

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time that Word itself writes into its packages."""


def pack(parts: Mapping[str, str | bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    """A zip of parts in the order given; parts named in ``stored`` are not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode() if isinstance(text, str) else text, compresslevel=9)
    return buffer.getvalue()


def contents(data: bytes) -> object:
    """What a file holds, whatever compressor packed it: names and bytes of a zip's parts, else the bytes."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(entry.filename, entry.date_time, package.read(entry)) for entry in package.infolist()]
