"""What styles say about a paragraph: outline level, list, contents, hidden. Looks are not read from styles."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from plenary.engine.text.block import Role
from plenary.rulemaking.intake.docx.name import VAL, on, value, w, whole
from plenary.rulemaking.intake.tree import Element

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"(toc|contents) ([1-9]|heading)")
OUTLINE = 9
"""Outline levels are 0 to 8; from 9 on a paragraph is body text."""


@dataclass(frozen=True, slots=True)
class Style:
    """``outline`` is None for body text. ``list_id`` is the id of the list and ``level`` its level, None
    where the list's levels name the style themselves."""

    outline: int | None = None
    title: bool = False
    list_id: str = ""
    level: int | None = None
    contents: bool = False
    hidden: bool = False
    struck: bool = False
    role: Role = Role.WORDS


class Styles:
    """The styles of a file, each with what it takes from those it is based on."""

    def __init__(self, root: Element | None, roles: Mapping[str, Role] | None = None) -> None:
        """``roles`` gives what words in a style are, by the style's id."""
        self._roles = roles or {}
        elements = () if root is None else tuple(root.iterfind(w("style")))
        self._elements = {element.get(w("styleId"), ""): element for element in elements}
        self._styles: dict[str, Style] = {}
        self.default = next((name for name, element in self._elements.items() if _is_default(element)), "")

    def style(self, id: str) -> Style:
        """The style of this id; one that says nothing where the file does not define it."""
        if id not in self._styles:
            self._styles[id] = self._resolved(id)
        return self._styles[id]

    @property
    def lists(self) -> dict[str, str]:
        """The list id of each numbering style."""
        return {
            name: self.style(name).list_id
            for name, element in self._elements.items()
            if element.get(w("type")) == "numbering" and self.style(name).list_id
        }

    def _resolved(self, id: str) -> Style:
        chain: list[Element] = []
        element = self._elements.get(id)
        while element is not None and element not in chain:
            chain.append(element)
            element = self._elements.get(value(element, "basedOn") or "")
        style = Style()
        for element in reversed(chain):
            style = _changed(style, element)
        return replace(style, role=self._roles.get(id, Role.WORDS))


def _is_default(element: Element) -> bool:
    return element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true", "on")


def _changed(style: Style, element: Element) -> Style:
    name = (value(element, "name") or "").lower()
    heading = _HEADING.fullmatch(name)
    outline = int(heading[1]) - 1 if heading else style.outline
    paragraph = element.find(w("pPr"))
    list_id, level = style.list_id, style.level
    if paragraph is not None:
        said = value(paragraph, "outlineLvl")
        if said is not None:
            outline = whole(said, OUTLINE)
        list_id, level = list_of(paragraph, list_id, level)
    run = element.find(w("rPr"))
    hidden, struck = style.hidden, style.struck
    if run is not None:
        hidden = _switched(run, "vanish", hidden)
        struck = _switched(run, "strike", struck) or _switched(run, "dstrike", False)
    return Style(
        outline=outline if outline is not None and outline < OUTLINE else None,
        title=name == "title" or (style.title and name != "subtitle"),
        list_id=list_id,
        level=level,
        contents=_CONTENTS.fullmatch(name) is not None or style.contents,
        hidden=hidden,
        struck=struck,
    )


def list_of(properties: Element, id: str, level: int | None) -> tuple[str, int | None]:
    """The list and level that paragraph properties ask for, over those given."""
    numbers = properties.find(w("numPr"))
    if numbers is None:
        return id, level
    own = value(numbers, "numId")
    place = value(numbers, "ilvl")
    return own if own is not None else id, whole(place) if place is not None else level


def _switched(run: Element, switch: str, inherited: bool) -> bool:
    found = run.find(w(switch))
    return inherited if found is None else on(found) and found.get(VAL) != "none"
