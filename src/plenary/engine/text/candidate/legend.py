"""What the look of words stands for in a file: a rule of trade, or what its own legend says."""

import colorsys
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from plenary.engine.text.block import Block, Markup, Piece
from plenary.engine.text.candidate.reference import references
from plenary.engine.text.candidate.sentence import mask


class Part(StrEnum):
    """What a look makes of words."""

    KEPT = "kept"
    ADDED = "added"
    DELETED = "deleted"


# Each look in the languages that set spaces, where it is matched as a whole word, and in Chinese.
_COLOURS = {
    "red": (r"red|rouges?|rojo|красн\w+|أحمر", "红"),
    "green": (r"green|verts?|verde|зел[её]н\w+|أخضر", "绿"),
    "blue": (r"blue|bleus?|azul|син\w+|голуб\w+|أزرق", "蓝"),
    "purple": (r"purple|violet|violeta|morado|фиолет\w+|بنفسجي", "紫"),
    "yellow": (r"yellow|orange|jaune|amarillo|naranja|ж[её]лт\w+|أصفر", "黄|橙"),
    "grey": (r"gr[ae]y|gris|сер(?:ым|ого|ый)|رمادي", "灰"),
}
_LOOKS = {
    Markup.STRUCK.value: (
        r"str(?:uck|ike)[- ]?(?:through|out)?|crossed[- ]out|barré\w*|biffé\w*|tachad\w+|зач[её]ркнут\w*|مشطوب\w*",
        "删除线",
    ),
    Markup.UNDERLINED.value: (r"underlin\w+|souligné\w*|subrayad\w+|подч[её]ркнут\w*|مسطر\w*", "下划线"),
    **_COLOURS,
}
_ACTS = {
    "deletion": (r"delet\w+|remov\w+|suppr\w+|suprim\w+|elimin\w+|исключ\w+|удал\w+|محذوف\w*|حذف", "删除?(?!线)"),
    "addition": (
        r"addition\w*|added|insert\w+|new text|proposed text|ajout\w*|insér\w*|nouveau texte|adicion\w*|añad\w+"
        r"|nuevo texto|добавл\w+|нов\w+ текст|مضاف\w*|إضافات|إضافة",
        "增|新",
    ),
}
_SAID = re.compile(
    "|".join(
        rf"(?P<{name}>(?<!\w)(?:(?:[وب]?ال)?(?:{spaced}))(?!\w)|{han})"
        for name, (spaced, han) in (_LOOKS | _ACTS).items()
    ),
    re.IGNORECASE,
)
_COMMA = re.compile("[,;.،؛，；。]")

Legend = Mapping[str, Part]
"""For each look (``struck``, ``underlined`` or a colour's name) what it stands for."""


def legend(blocks: Iterable[Block]) -> tuple[dict[str, Part], frozenset[int]]:
    """What sentences such as "proposed deletions are struck through, additions in red" say, and the places
    of the blocks that say so.

    A look goes with the word for an addition or a deletion before it in its part of the sentence, or else
    behind it. A sentence that quotes, or names a provision, is no legend, and neither is a paragraph that is
    all marked.
    """
    found: dict[str, Part] = {}
    places: set[int] = set()
    for place, block in enumerate(blocks):
        sentence = mask(block.accepted)
        said = list(_SAID.finditer(sentence.masked))
        acts = [one for one in said if one.lastgroup in _ACTS]
        looks = [one for one in said if one.lastgroup in _LOOKS]
        marked = all(piece.markup for piece in block.pieces if piece.text.strip())
        if not acts or not looks or marked or sentence.quotes or references(sentence.masked):
            continue
        places.add(place)
        for look in looks:
            act = _act(sentence.masked, look, acts)
            found.setdefault(str(look.lastgroup), Part.DELETED if act.lastgroup == "deletion" else Part.ADDED)
    return found, frozenset(places)


def _act(text: str, look: "re.Match[str]", acts: list["re.Match[str]"]) -> "re.Match[str]":
    start = max((one.end() for one in _COMMA.finditer(text, 0, look.start())), default=0)
    stop = next((one.start() for one in _COMMA.finditer(text, look.end())), len(text))
    near = [one for one in acts if start <= one.start() < stop] or acts
    before = [one for one in near if one.start() < look.start()]
    return before[-1] if before else near[0]


def looks(piece: Piece) -> frozenset[str]:
    """The looks of a piece by name."""
    names = {mark.value for mark in piece.markup if mark is not Markup.COLOURED}
    if Markup.COLOURED in piece.markup:
        names.add(hue(piece.colour))
    return frozenset(names)


def hue(colour: str) -> str:
    """The everyday name of an RRGGBB colour; ``colour`` for one that has none here."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", colour):
        return "colour"
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    turn, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < 0.15:
        return "grey"
    degrees = turn * 360
    names = ((20, "red"), (70, "yellow"), (170, "green"), (255, "blue"), (330, "purple"))
    return next((name for limit, name in names if degrees < limit), "red")


def guesses(present: frozenset[str], known: Legend) -> list[dict[str, Part]]:
    """What the looks of a block may stand for, the likeliest first: what the legend says; struck words go
    and all others come; of several looks one colour goes; a look is only emphasis."""
    usual = {name: Part.DELETED if name == Markup.STRUCK else Part.ADDED for name in present}
    first = {name: known.get(name, usual[name]) for name in present}
    colours = sorted(present - {Markup.STRUCK, Markup.UNDERLINED}) if len(present - {Markup.STRUCK}) > 1 else []
    one_gone = [{**first, name: Part.DELETED} for name in colours]
    emphasis = [{**first, name: Part.KEPT} for name in sorted(present)]
    return [first, usual, *one_gone, *emphasis, dict.fromkeys(present, Part.KEPT)]
