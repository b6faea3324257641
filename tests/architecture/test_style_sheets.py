"""Style sheets have no left and right: a text in Arabic begins on the other side (DESIGN §6)."""

import re
from pathlib import Path

import pytest

PHYSICAL = re.compile(
    r"\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b"
    r"|\bborder-(?:top|bottom)-(?:left|right)-radius\b"
    r"|(?:^|[{;\s])(?:left|right)\s*:(?!:)"
    r"|\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b",
    re.MULTILINE,
)


def physical(css: str) -> list[str]:
    """The properties and values that name a side of the page instead of a side of the text."""
    return [found.strip("{; \n\t") for found in PHYSICAL.findall(css)]


def sheets(file: Path) -> list[str]:
    """The style sheets in a file: all of it, or what stands between style tags or in style attributes."""
    text = file.read_text("utf-8")
    if file.suffix == ".css":
        return [text]
    return [
        sheet for pair in re.findall(r"<style[^>]*>(.*?)</style>|style=\"([^\"]*)\"", text, re.DOTALL) for sheet in pair
    ]


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("p { margin-inline-start: 1em; inset-inline-end: 0; text-align: start }", []),
        (".right { padding-block: 1em } a:hover, .left::before { color: red }", []),
        ("p{margin-left:1em;border-right: 1px solid}", ["margin-left", "border-right"]),
        (
            "p{left:0;\n  right : 0; text-align: left; float:right}",
            ["left:", "right :", "text-align: left", "float:right"],
        ),
        ("p { border-top-left-radius: 1px }", ["border-top-left-radius"]),
    ],
)
def test_a_side_of_the_page_is_found(css: str, found: list[str]) -> None:
    assert physical(css) == found


def test_no_style_sheet_of_ours_names_a_side_of_the_page(root: Path) -> None:
    files = [file for kind in ("*.css", "*.html", "*.py") for file in sorted((root / "src").rglob(kind))]
    sided = {
        str(file.relative_to(root)): [side for sheet in sheets(file) for side in physical(sheet)] for file in files
    }
    assert {file: sides for file, sides in sided.items() if sides} == {}
