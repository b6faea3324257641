"""A document looked into before it is kept: it is whole, unpacks to no more than it may, and starts nothing by itself.

Runs in a confined process (``confinement``), because what it looks into is a stranger's.
"""

import re

from plenary.kit.archive import Archive, BadArchive, parse
from plenary.kit.media import Media, NotADocument, recognise

_PACKED = frozenset({Media.DOCX, Media.XLSX, Media.PPTX, Media.ODT})
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
#: What a PDF does without being asked, where it says so openly; compressed parts are not unpacked.
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch)\b")


def inspect(data: bytes, name: str) -> dict[str, str]:
    """``{"media": …}`` of a document that may be kept, else ``{"why": …}``."""
    try:
        media = recognise(data, name)
        if media in _PACKED:
            _look_into(Archive(data))
        elif media is Media.PDF and _ACTIVE.search(data):
            raise NotADocument("active")
    except NotADocument as fault:
        return {"why": fault.why}
    except BadArchive as fault:
        return {"why": fault.why.value}
    except MemoryError:
        return {"why": "bomb"}
    return {"media": media.value}


def _look_into(archive: Archive) -> None:
    """Read every member to its end, and parse what is XML."""
    for name in archive:
        data = archive.read(name)
        if name == "[Content_Types].xml" and _MACROS.search(data):
            raise NotADocument("macros")
        if name.endswith((".xml", ".rels")):
            parse(data, name)
