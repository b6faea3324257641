"""From an edition to a PDF: PDF/UA-1 and PDF/A-2a, the same bytes every time."""

import json
import re
from functools import cache
from pathlib import Path

import typst

from plenary.kit.language import _, speaking
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.pdf.manuscript import Data, manuscript

FONTS = Path(__file__).parents[1] / "fonts"
STAND_IN = "□"
"""What is printed for a character that no font has."""

# What is written is the default, and poppler's tools complain of it; spaces keep the places of all objects.
_SUSPECTS = b"/Suspects false"
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def render_pdf(edition: Edition) -> bytes:
    """The edition as a tagged PDF. A character that no font has is printed as a box, and the cover says
    which characters they are."""
    with speaking(edition.tongue):
        data = manuscript(edition)
        unshown: set[str] = set()
        while True:
            try:
                return _typeset(data, edition)
            except typst.TypstError as error:
                found = _characters(error.diagnostic) - unshown
                if not found:
                    raise
                unshown |= found
                data = _without(manuscript(edition), unshown)


@cache
def _compiler() -> tuple[typst.Compiler, bytes]:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
    source = (Path(__file__).parent / "booklet.typ").read_bytes()
    return typst.Compiler(source, font_paths=fonts), source


def _typeset(data: Data, edition: Edition) -> bytes:
    compiler, source = _compiler()
    made = compiler.compile(
        input=source,
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        timestamp=int(edition.as_at.timestamp()),
        sys_inputs={"edition": json.dumps(data, ensure_ascii=False)},
    )
    assert isinstance(made, bytes)
    return made.replace(_SUSPECTS, b" " * len(_SUSPECTS))


def _characters(diagnostic: str) -> set[str]:
    """The characters in the typesetter's complaints: it names each text that it has no glyph for."""
    texts = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _UNSHOWN.findall(diagnostic))
    return {character for text in texts for character in text}


def _without(data: Data, unshown: set[str]) -> Data:
    """The data with a stand-in for each character, and the sentence that says so."""
    listed = ", ".join(f"U+{ord(character):04X}" for character in sorted(unshown))
    boxes = str.maketrans(dict.fromkeys(unshown, STAND_IN))
    replaced: Data = json.loads(json.dumps(data, ensure_ascii=False).translate(boxes))
    replaced["say"]["missing"] = _(
        "No font in this program has these characters, and a box stands for each: {characters}."
    ).format(characters=listed)
    return replaced
