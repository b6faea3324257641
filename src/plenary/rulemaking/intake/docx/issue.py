"""Hidden marks in a Word file that we exported (``rulemaking.output.word.carrier`` writes them)."""

import base64
import zlib
from collections.abc import Mapping

from plenary.engine.text.block import Role
from plenary.rulemaking.intake.document import Issue
from plenary.rulemaking.intake.docx.name import attribute, local
from plenary.rulemaking.intake.docx.package import Package
from plenary.rulemaking.intake.fault import Fault
from plenary.rulemaking.intake.tree import Element, parse

NAMESPACE = "urn:plenary:issue"
OURS = "plenary-"
"""Before the names of the custom properties of files that we exported; they name the text, nobody else."""
ROLES = {
    "BracketSign": Role.SIGN,
    "Attribution": Role.NAMES,
    "NoText": Role.NOTHING,
    "ProvisionNumber": Role.NUMBER,
    "ArticleNumber": Role.NUMBER,
    "OptionLabel": Role.LABEL,
    "OptionLead": Role.LABEL,
    "ProvisionNote": Role.REMARK,
    "ProvisionOriginal": Role.REMARK,
    "OriginalWords": Role.REMARK,
}
"""By the id of the character or paragraph style."""
_PROPERTIES = "docProps/custom.xml"
_LARGEST = 16_000_000
"""Bytes: what a part that stands compressed in properties may come to."""
_TAG = "plenary:"
_BOOKMARK = "_plenary_"


class Marks:
    """What the marks of a file stand for. ``issue`` is None for a file that is not ours; what looks like a
    mark in it is none."""

    def __init__(self, package: Package) -> None:
        self.issue: Issue | None = None
        self._provisions: dict[str, str] = {}
        self._slots: dict[str, str] = {}
        for name in package.archive:
            if name.startswith("customXml/item") and name.endswith(".xml"):
                root = package.root(name)
                if root.tag == f"{{{NAMESPACE}}}issue":
                    self._read(root)
        if self.issue is None and _PROPERTIES in package.archive:
            self._recall(_properties(package.root(_PROPERTIES)))

    def _recall(self, told: Mapping[str, str]) -> None:
        """The custom properties say the same where a program has dropped the custom XML part; where they are not
        whole either, what they say of the file as such."""
        if not told.get("version") or not told.get("base"):
            return
        try:
            root = parse(_unpacked(told), _PROPERTIES)
        except (ValueError, zlib.error, Fault):
            self.issue = Issue(
                base=told["base"],
                version=told["version"],
                symbol=told.get("symbol", ""),
                provisions=(),
                slots=(),
                form=told.get("form", ""),
                tongue=told.get("tongue", ""),
                audience=told.get("audience", ""),
            )
        else:
            self._read(root)

    def _read(self, root: Element) -> None:
        names: list[tuple[str, str]] = []
        for kept in root:
            if local(kept) == "holder":
                names.append((kept.get("code", ""), kept.get("label", "")))
                continue
            keys = self._provisions if local(kept) == "provision" else self._slots
            keys[kept.get("key", "")] = kept.get("id", "")
        self.issue = Issue(
            base=attribute(root, "base"),
            version=attribute(root, "version"),
            symbol=attribute(root, "symbol"),
            provisions=tuple(self._provisions.values()),
            slots=tuple(self._slots.values()),
            form=attribute(root, "form"),
            tongue=attribute(root, "tongue"),
            audience=attribute(root, "audience"),
            names=tuple(names),
        )

    def of_control(self, tag: str) -> tuple[str, str]:
        """The provision's id, or the mark of an alternative, that the tag of a content control gives."""
        if self.issue is None or not tag.startswith(_TAG):
            return "", ""
        kind, _, rest = tag.removeprefix(_TAG).partition(":")
        if kind == "p":
            return self._provisions.get(rest[1:], "") if rest.startswith("#") else rest, ""
        slot, _, number = rest.rpartition(":")
        if slot.startswith("#"):
            slot = self._slots.get(slot[1:], "")
        return "", f"s:{slot}:{number}" if kind == "s" and slot else ""

    def of_bookmark(self, name: str) -> tuple[str, str]:
        """The same, given by the name of a bookmark: ``_plenary_pKEY`` or ``_plenary_sKEY_ALTERNATIVE``, with
        ``_PART`` after it where one thing stands in several places."""
        if self.issue is None or not name.startswith(_BOOKMARK):
            return "", ""
        kind, *parts = name[len(_BOOKMARK) :][:1], *name[len(_BOOKMARK) + 1 :].split("_")
        if kind == "p":
            return self._provisions.get(parts[0], ""), ""
        slot = self._slots.get(parts[0], "")
        return "", f"s:{slot}:{parts[1]}" if kind == "s" and slot and len(parts) > 1 else ""


def _properties(root: Element) -> dict[str, str]:
    """Our own custom properties, by their names without the word that says they are ours."""
    own = ((kept.get("name", ""), "".join(map(str, kept.itertext())).strip()) for kept in root)
    return {name.removeprefix(OURS): text for name, text in own if name.startswith(OURS)}


def _unpacked(told: Mapping[str, str]) -> bytes:
    """The custom XML part that custom properties hold. Raises ValueError and zlib.error where it is not whole."""
    count = sum(name.startswith("marks-") for name in told)
    packed = "".join(told.get(f"marks-{number}", "") for number in range(1, count + 1))
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(base64.b64decode(packed, validate=True), _LARGEST)
    if not unpacking.eof:
        raise ValueError("the marks in the properties are not whole")
    return data
