"""Suggestions in other languages beneath their provision, as HTML: each in its own language and direction."""

from collections.abc import Mapping

from plenary.engine.text.layout import Setting
from plenary.kit.language import language
from plenary.kit.markup import Markup, element, joined
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.hanging import Hanging, hangings
from plenary.rulemaking.output.page.document import RIGHT_TO_LEFT
from plenary.rulemaking.output.page.redline import redlined


def originals(edition: Edition, setting: Setting, turned: Mapping[str, str]) -> Markup:
    """``turned`` are the attributes of what is said in the page's language inside the text."""
    return joined(_original(one, turned) for one in hangings(edition, setting))


def _original(one: Hanging, turned: Mapping[str, str]) -> Markup:
    said = [element("b", one.said), Markup(" "), one.note] if one.note else [element("b", one.said)]
    spoken = {"lang": one.lang, "dir": "rtl" if one.lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"}
    # The redline says "moved" in the page's language where its own is another.
    own = {"lang": one.lang} if one.lang != language() else {}
    lines = (
        element("p", element("span", f"{number} ", class_="no") if number else None, redlined(pieces, own=own))
        for number, pieces in one.lines
    )
    return element(
        "div",
        element("p", *said, **turned),
        element("blockquote", *lines, **spoken),
        class_="original",
        role="note",
    )
