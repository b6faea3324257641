"""Clean copies that only type the base in another way suggest nothing, in any of the six languages."""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from plenary.engine.text.block import Block
from plenary.engine.text.interpretation import Class, Interpretation, interpret
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.rulemaking.compilation.base import read_base
from plenary.rulemaking.intake import read

EXAMPLE = Path(str(files("plenary.rulemaking.example")))
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")

_CURLED = str.maketrans({"'": "’", '"': "”", "-": "‑", "«": "“", "»": "”"})
_STRAIGHT = str.maketrans(
    {"’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "：": ":", "，": ",", "；": ";", "（": "(", "）": ")"}
)


def curled(text: str) -> str:
    """Curly quotes, hyphens that do not break, and spaces that do not break before short words and signs."""
    return re.sub(r"(?<=\w) (?=\w{1,3}\b|[;:!?])", "\u00a0", text.translate(_CURLED))


def straight(text: str) -> str:
    """Straight quotes and plain hyphens, with narrow signs and the figures of the other Arabic script."""
    indic = {ord(str(digit)): 0x0660 + digit for digit in range(10)}
    return text.translate(_STRAIGHT).translate(indic).replace("،", ",").replace("؛", ";")


def interpreted(lang: str, way: Callable[[str], str], number: Callable[[str], str]) -> Interpretation:
    document = read(EXAMPLE / f"framework.{lang}.md")
    base = read_base(document).instrument
    blocks = [_typed(block, way, number) for block in document.blocks]
    return interpret(base, blocks, id="r", holders=("AAA",))


def _typed(block: Block, way: Callable[[str], str], number: Callable[[str], str]) -> Block:
    pieces = tuple(replace(piece, text=way(piece.text)) for piece in block.pieces)
    return replace(block, pieces=pieces, number=number(block.number))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_members_who_type_otherwise_suggest_nothing(lang: str) -> None:
    found = [interpreted(lang, way, str) for way in (curled, straight)]
    assert {difference.what for one in found for difference in one.differences} == {Class.TYPOGRAPHIC}
    assert [one.reading for one in found] == [Reading("r", ("AAA",), {})] * 2
    base = read_base(read(EXAMPLE / f"framework.{lang}.md")).instrument
    rolling = collate(base, [replace(one.reading, id=str(place)) for place, one in enumerate(found)])
    assert [passage.content for passage in rolling.passages if len(passage.content) > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("style", ["({})", "§ {}"])
def test_a_copy_whose_numbers_look_otherwise_suggests_nothing(lang: str, style: str) -> None:
    def number(shown: str) -> str:
        return style.format(shown.strip("().")) if shown else shown

    found = interpreted(lang, str, number)
    assert found.reading == Reading("r", ("AAA",), {})
    assert {difference.what for difference in found.differences} <= {Class.TYPOGRAPHIC, Class.NUMBERING}
