"""Hidden marks that tie an edited copy to the rolling text it came from.

Each provision and each alternative of a slot stands in a content control without visible trace, tagged
``plenary:p:PROVISION`` or ``plenary:s:SLOT:ALTERNATIVE``. Word keeps the tags of content controls;
LibreOffice 7.4 drops them but keeps bookmarks, so each control holds a bookmark too:
``_plenary_pKEY`` or ``_plenary_sKEY_ALTERNATIVE``, with ``_PART`` after it where one thing stands in
several places. Table cells and footnotes carry the bookmark only. What the keys stand for is in a custom
XML part, which both programs keep, with the hashes of the rolling text and of its base, the language and the
labels of what is said beside the text, and for which audience it was set. OpenDocument has no such parts, and
word processors keep custom properties, so it is in these too, compressed, in pieces that a property can hold.
A tag allows 64 characters: a longer one gives ``#KEY`` instead of the id.
"""

import base64
import zlib
from collections.abc import Mapping

from plenary.rulemaking.output.word import element

NAMESPACE = "urn:plenary:issue"
LONGEST_TAG = 64
LONGEST_PROPERTY = 255
"""Characters that Word's own window gives a custom property."""


class Carrier:
    """Numbers and names hidden marks while a document is written."""

    def __init__(self) -> None:
        self._marks = 0
        self._parts: dict[str, int] = {}
        self._provisions: dict[str, int] = {}
        self._slots: dict[str, int] = {}

    def provision(self, paragraphs: str, id: str) -> str:
        """Around the paragraphs of a provision."""
        key = _key(self._provisions, id)
        return element.block_control(paragraphs, self._mark(), _tag("p", id, key))

    def passage(self, runs: str, id: str) -> str:
        """Around the words of one paragraph of a provision."""
        return self._bookmarked(runs, f"_plenary_p{_key(self._provisions, id)}")

    def alternative(self, runs: str, slot: str, number: int) -> str:
        """Around the words of one alternative, and the names of those who offer it."""
        key = _key(self._slots, slot)
        control = element.control(runs, self._mark(), _tag("s", slot, key, f":{number}"))
        return self._bookmarked(control, f"_plenary_s{key}_{number}")

    def bookmark(self, id: str) -> str:
        """The bookmark at the first paragraph of a provision, for links."""
        return f"_plenary_p{_key(self._provisions, id)}"

    def _bookmarked(self, runs: str, name: str) -> str:
        part = self._parts[name] = self._parts.get(name, 0) + 1
        return element.bookmark(runs, self._mark(), name if part == 1 else f"{name}_{part}")

    def _mark(self) -> int:
        self._marks += 1
        return self._marks

    def key_part(self, facts: Mapping[str, str], names: Mapping[str, str]) -> str:
        """The custom XML part: what each key stands for, and each label in the file that names somebody, by
        code. ``facts`` are attributes of its root."""
        told = "".join(f' {name}="{element.escape(fact)}"' for name, fact in facts.items() if fact)
        kept = "".join(
            f'<{name} key="{key}" id="{element.escape(known)}"/>'
            for name, keys in (("provision", self._provisions), ("slot", self._slots))
            for known, key in keys.items()
        )
        kept += "".join(
            f'<holder code="{element.escape(code)}" label="{element.escape(label)}"/>' for code, label in names.items()
        )
        return f'<issue xmlns="{NAMESPACE}"{told}>{kept}</issue>'


def key_properties(key: str) -> dict[str, str]:
    """The custom XML part as the values of custom properties ``marks-1``, ``marks-2`` …: zlib in Base64, cut."""
    packed = base64.b64encode(zlib.compress(key.encode(), 9)).decode()
    starts = range(0, len(packed), LONGEST_PROPERTY)
    return {f"marks-{n}": packed[at : at + LONGEST_PROPERTY] for n, at in enumerate(starts, 1)}


def _key(keys: dict[str, int], id: str) -> int:
    return keys.setdefault(id, len(keys) + 1)


def _tag(kind: str, id: str, key: int, rest: str = "") -> str:
    whole = f"plenary:{kind}:{id}{rest}"
    return f"plenary:{kind}:#{key}{rest}" if len(whole) > LONGEST_TAG or id.startswith("#") else whole
