"""How a person names the provisions of an edition.

To be called inside ``speaking(edition.tongue)``.
"""

from collections.abc import Mapping, Sequence
from unicodedata import name as name_letter

from plenary.engine.text.layout import Setting
from plenary.engine.text.provision import ABOVE_ARTICLES, COMMAS, Kind
from plenary.kit.language import _, language, marked
from plenary.rulemaking.output.apparatus import base_words
from plenary.rulemaking.output.column import shortened
from plenary.rulemaking.output.nesting import LONGEST, Box, boxes, unnumbered
from plenary.rulemaking.output.preamble import HEADINGS, Formula, formulas

_SCRIPTS = {"ARABIC": "ar", "CJK": "zh"}
"""How Unicode calls letters of the languages that have a comma of their own."""
_FORMULAS = {
    Formula.OPENING: marked("Preamble, opening words"),
    Formula.CLOSING: marked("Preamble, closing words"),
}


def citations(settings: Sequence[Setting]) -> Mapping[str, str]:
    """How a person names each provision: the numbers of those that hold it, then its own; what holds an
    article is left out, except an annex.

    A preambular paragraph without a number is counted; what opens or closes a preamble is called so; a heading without
    a number is called by its words, a table a table. Any other is named by what holds it, and counted where that holds
    several.
    """
    formula, places = formulas(settings), boxes(settings)
    counted = unnumbered([setting for setting in settings if setting.id not in formula])
    found: dict[str, str] = {}
    chain: list[tuple[str, str]] = []
    preambular = 0
    for setting in settings:
        del chain[setting.depth :]
        chain.extend([("", "")] * (setting.depth - len(chain)))
        chain.append((setting.kind, setting.number or _heading(setting)))
        preambular += setting.kind == Kind.PREAMBULAR and not setting.new
        left_out = ABOVE_ARTICLES if any(kind == Kind.ARTICLE for kind, _number in chain) else frozenset()
        numbers = [number for kind, number in chain if number and kind not in left_out]
        comma = _find_comma(numbers)
        if setting.kind == Kind.FOOTNOTE:
            numbers[-1:] = [_("footnote {number}").format(number=setting.number)]
        if setting.id in places:
            numbers.extend(boxed(places[setting.id]))
        if setting.kind == Kind.TABLE and not setting.number:
            numbers.append(_("table"))
        if setting.id in counted and (counted[setting.id].several or not numbers):
            numbers.append(_paragraph(counted[setting.id].place, new=setting.new))
        name = comma.join(numbers)
        if setting.kind == Kind.TITLE:
            name = _("Title")
        elif setting.id in formula:
            name = _(_FORMULAS[formula[setting.id]])
        elif setting.kind == Kind.PREAMBULAR and not setting.number:
            name = _("Preamble, paragraph {number}").format(number=preambular)
            if setting.new:
                name = _("Preamble, after paragraph {number}").format(number=preambular)
        found[setting.id] = name
    return found


def _find_comma(numbers: Sequence[str]) -> str:
    """The comma of the language of the text, as its numbers are written; of the reader's where they are figures."""
    letters = [letter for letter in "".join(numbers) if letter.isalpha()]
    scripts = {name_letter(letter, "").partition(" ")[0] for letter in letters}
    tag = next((tag for script, tag in _SCRIPTS.items() if script in scripts), "") if letters else language()
    return COMMAS.get(tag.partition("-")[0], ", ")


def _heading(setting: Setting) -> str:
    words = shortened(base_words(setting), LONGEST) if setting.kind in HEADINGS else ""
    return _("“{words}”").format(words=words) if words else ""


def _paragraph(place: int, *, new: bool) -> str:
    if new:
        return _("after unnumbered paragraph {number}").format(number=place)
    return _("unnumbered paragraph {number}").format(number=place)


def boxed(box: Box) -> tuple[str, ...]:
    """How a person names a row, by what its first cell says or else by its number, and a cell in it."""
    row = _("row “{words}”").format(words=box.words) if box.words else _("row {number}").format(number=box.row)
    return (row, _("column {number}").format(number=box.column)) if box.column else (row,)
