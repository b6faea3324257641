"""The style sheet, for pages that carry it inside themselves."""

import re
from functools import cache
from pathlib import Path

from plenary.kit.markup import Markup

SHEET = Path(__file__).parent / "static" / "plenary.css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND_SIGN = re.compile(r"\s*([{};,>])\s*")


def minified(css: str) -> str:
    """The rules without comments and without space that means nothing. For our own sheets: a string in
    one must hold none of the signs ``{ } ; , >``."""
    css = " ".join(_COMMENT.sub("", css).split())
    css = _AROUND_SIGN.sub(r"\1", css).replace(": ", ":")
    return css.replace(";}", "}")


@cache
def inlined() -> Markup:
    """The whole sheet, minified, as the contents of a ``style`` element."""
    return Markup(minified(SHEET.read_text(encoding="utf-8")))
