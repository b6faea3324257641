"""The parts of a Word file and how they refer to each other (ISO/IEC 29500-2)."""

import posixpath
from collections.abc import Iterator

from plenary.rulemaking.intake.archive import Archive
from plenary.rulemaking.intake.docx.name import RELATION, STRICT
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.tree import Element, parse

_USUAL = "word/document.xml"


class Package:
    """A Word file, opened. Raises Fault where it has no main part, and all that Archive raises."""

    def __init__(self, data: bytes) -> None:
        self.archive = Archive(data)
        for name in self.archive:
            if name.lower().endswith("vbaproject.bin"):
                raise Fault(Flaw.MACROS)
        targets = self._related("")
        main = next((target for _, kind, target in targets if kind == "officeDocument"), _USUAL)
        if main not in self.archive:
            raise Fault(Flaw.DAMAGED, member=_USUAL)
        self.main = main
        self._parts: dict[str, list[str]] = {}
        self._targets: dict[str, str] = {}
        for key, kind, target in self._related(main):
            self._parts.setdefault(kind, []).append(target)
            self._targets[key] = target

    def root(self, name: str) -> Element:
        """The XML of a part."""
        data = self.archive.read(name)
        if b"purl.oclc.org/ooxml" in data:
            for strict, transitional in STRICT:
                data = data.replace(strict, transitional)
        return parse(data, name)

    def part(self, kind: str) -> Element | None:
        """The XML of the part that stands in this relation to the main one (``styles``, ``footnotes`` …)."""
        return next((self.root(name) for name in self.parts(kind)), None)

    def parts(self, kind: str) -> tuple[str, ...]:
        """The names of the parts that stand in this relation to the main one and are there."""
        return tuple(name for name in self._parts.get(kind, ()) if name in self.archive)

    def target(self, element: Element) -> str:
        """The name of the part that an element of the main part refers to, or nothing."""
        return self._targets.get(element.get(RELATION, ""), "")

    def target_of(self, id: str) -> str:
        """The name of the part behind a relation of the main part, or nothing."""
        return self._targets.get(id, "")

    def _related(self, part: str) -> Iterator[tuple[str, str, str]]:
        folder, name = posixpath.split(part)
        member = posixpath.join(folder, "_rels", f"{name}.rels")
        if member not in self.archive:
            return
        for relation in parse(self.archive.read(member), member):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target
