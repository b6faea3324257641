"""References to provisions in a sentence: ``Article 7, paragraph 2 (a)``, ``пункт 2 статьи 7``, ``第七条第二款``.

A reference is a run of steps (article, paragraph, subparagraph …) with nothing but commas, spaces and
words such as *of* between them, in either order.
"""

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache

from plenary.engine.text.numbering import Number, label, numeral, readings, suffix


class Level(IntEnum):
    """The rank of a step, from the widest."""

    ANNEX = 0
    PART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    PREAMBLE = 5
    OPERATIVE = 6
    PARAGRAPH = 7
    SUBPARAGRAPH = 8
    FOOTNOTE = 9


@dataclass(frozen=True, slots=True)
class Step:
    """A rank and the numbers named at it, each with all its readings; none for the preamble as a whole."""

    level: Level
    numbers: tuple[tuple[Number, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Steps from the widest to the narrowest, and where they stand in the sentence. ``written`` are the
    characters of the last number, ``said`` those of all."""

    steps: tuple[Step, ...]
    start: int
    end: int
    written: str
    said: str = field(default="", compare=False)


_NOUNS = {
    Level.ANNEX: r"annex(?:es?)?|anexos?|приложени[еяю]|(?:ال)?مرفق",
    Level.PART: r"parts?|partie|parte|част[ьи]|(?:ال)?جزء",
    Level.CHAPTER: r"chapters?|chapitre|capítulo|глав[аеуы]|(?:ال)?فصل",
    Level.SECTION: r"sections?|sección|раздел[ае]?|(?:ال)?فرع",
    Level.ARTICLE: r"articles?|arts?\.?|artículos?|стать(?:я|и|е|ю|ей|ям|ях)|ст\.|و?[بل]?(?:ال)?ماد(?:ة|تين)|و?للمادة",
    Level.PREAMBLE: r"preambular para(?:graph)?s?\.?|pps?|considérant|абзац[ае]? преамбулы",
    Level.OPERATIVE: r"operative para(?:graph)?s?\.?|ops?",
    Level.SUBPARAGRAPH: r"sub-?\s?para(?:graph)?s?\.?|points?|alinéas?|apartados?|incisos?|подпункт[аеуы]?"
    r"|(?:ال)?فقرة الفرعية",
    Level.PARAGRAPH: r"para(?:graph)?s?\.?|par\.|§+|paragraphes?|párrafos?|párr\.|пункт[аеуы]?|п\."
    r"|[بل]?(?:ال)?فقرة|للفقرة",
}
NOTE = r"(?<!\w)(?:foot-?notes?|notes? (?:de bas de page|en bas de page)|notas? (?:de|al|a) pie(?: de (?:la )?página)?"
# A French or Spanish letter seldom says at the bottom of what: "Dans la note 1".
NOTE += r"|(?<=la )not[ea](?=\s+(?:n[o°º]\.?\s*)?\d)"
NOTE += r"|сноск[аеуи]|(?:ال)?حاشية)(?:\s+(?:n[o°º]s?\.?|№))?|脚注"
_PREAMBLE = r"(?:the )?preamble|préambule|preámbulo|преамбул[аеуы]|(?:ال)?ديباجة"
_HAN = {"部分": Level.PART, "章": Level.CHAPTER, "节": Level.SECTION, "条": Level.ARTICLE, "款": Level.PARAGRAPH}
_HAN |= {"段": Level.PARAGRAPH, "项": Level.SUBPARAGRAPH}
_BETWEEN = re.compile(r"[\s,،，]*(?:of|in|to|de l['’]|du|del?|de la|de|из|в|من|في|на|的)?(?:\s*the)?\s*", re.IGNORECASE)
_PAUSE = " ,،，"
_JOIN = r"(?:\s*[,،、–和或至-]\s*|,?\s+(?:and|or|et|ou|y|o|и|или|to|à|a|до|إلى)\s+|\s+و\s*)"
_RANGE = re.compile(r"\s*[–至-]\s*|\s+(?:to|à|a|до|إلى)\s+", re.IGNORECASE)
_LONGEST_RANGE = 50


@cache
def _closed() -> str:
    return rf"(?<!\w)(?:[ivx]{{1,4}}|[a-zа-я]|[أ-ي]ـ?)(?:{suffix.pattern()})?\)"


@cache
def _held() -> re.Pattern[str]:
    """What names a part behind a number: ``2 (b)``, ``2 b)``, ``第二款（三）``. A sign after the letter is enough."""
    said = rf"[a-zа-я]{{1,4}}|[أ-ي]ـ?|\d{{1,2}}|{numeral.HAN_PATTERN}"
    return re.compile(rf"[(（](?:{said})(?:{suffix.pattern()})?[)）]|{_closed()}", re.IGNORECASE)


@cache
def _atom() -> re.Pattern[str]:
    figures = f"(?:{numeral.DIGITS_PATTERN})"
    tail = f"(?:{suffix.pattern()})?(?:\\s?[Aa]lt\\b)?"
    closed = _closed()
    inner = rf"(?:\s?(?:{_held().pattern})项?)"
    inners = rf"(?:{inner}+(?:{_JOIN}{inner}+)*)?"
    ordinal = "|".join(sorted(map(re.escape, label.ordinals()), key=len, reverse=True))
    number = rf"(?:{figures}(?:\.{figures})?{tail}|[IVX]+\b{tail}|(?:{ordinal})(?!\w))"
    # "пункт 1) статьи 2": the sign belongs to the number of a paragraph; that of an article may close a bracket.
    signed = rf"(?:(?(SUBPARAGRAPH){closed}|(?!))|{number}(?(SUBPARAGRAPH)\)?|(?(PARAGRAPH)\)?)))"
    # "Article 3, first sentence": the word counts what follows it, and is none of "Articles first, second and third".
    apart = rf"(?!\s*[,،、]\s*(?:{ordinal})(?!\w)(?!(?:{_JOIN}(?:{ordinal})(?!\w))+(?!\s*\w)))"
    listed = rf"(?:{signed}(?:{apart}{_JOIN}{signed})*|{inner}(?:{_JOIN}{inner})*)"
    nouns = "|".join(f"(?P<{level.name}>{source})" for level, source in _NOUNS.items())
    han = "|".join(_HAN)
    return re.compile(
        rf"(?<!\w)(?:{nouns})(?:\s+(?:nos?\.?|№|جديدة?))?\s*(?P<numbers>{listed})(?P<inner>{inners})"
        rf"|(?<!\w)(?P<ordinal>{ordinal}|\d+(?:st|nd|rd|th))\s+(?:{nouns.replace('?P<', '?P<O')})(?!\w)"
        rf"|(?P<han>第\s*[(（]?(?:{figures}|{numeral.HAN_PATTERN})[)）]?\s*(?P<unit>{han})(?:之{numeral.HAN_PATTERN})?)(?P<haninner>{inners})"
        rf"|(?:{NOTE})\s*(?P<note>{figures})"
        rf"|(?P<whole>(?<![\w.])(?:{_PREAMBLE})(?!\w)|序言(?:部分)?)"
        rf"|(?<![\w.,])(?P<compact>\d+(?:\.\d+|\(\d+\))(?:{suffix.pattern()})?)(?P<compactinner>{inners})(?!\w|\.\d|\s*[%°])"
        rf"|(?P<bare>(?<!\w)(?:{inner})+(?:{_JOIN}{inner}+)*)(?!\w)",
        re.IGNORECASE,
    )


def references(text: str) -> tuple[Reference, ...]:
    """The references in a sentence whose quotations are masked, in order."""
    found: list[Reference] = []
    letter: Reference | None = None
    for atom in _atom().finditer(text):
        steps = tuple(_steps(atom))
        # "(new)" behind a number is none of it.
        beside = "" if _inner(atom["inner"] or "") else atom["inner"] or ""
        own = Reference(steps, atom.start(), atom.end(), atom[0].removesuffix(beside))
        if found and (joined := _joined(found[-1], own, text)):
            found[-1] = joined
        elif atom["bare"] is not None:
            letter = own
        elif letter and text[letter.end : own.start].strip(_PAUSE) and (joined := _joined(letter, own, text)):
            # "letter b) of paragraph 2"; the sign of an item has no such word behind it.
            found.append(joined)
        else:
            found.append(own)
    return tuple(replace(one, said=text[one.start : one.end].strip()) for one in found)


def _joined(last: Reference, own: Reference, text: str) -> Reference | None:
    """Two references as one, where nothing but a word such as *of* is between them."""
    if not _BETWEEN.fullmatch(text[last.end : own.start]) or _levels(last) & _levels(own):
        return None
    steps = tuple(sorted((*last.steps, *own.steps), key=lambda step: step.level))
    return Reference(steps, last.start, own.end, own.written if steps[-1] in own.steps else last.written)


def _levels(reference: Reference) -> set[Level]:
    return {step.level for step in reference.steps}


def _steps(atom: "re.Match[str]") -> list[Step]:
    if atom["whole"]:
        return [Step(Level.PREAMBLE)]
    if atom["note"]:
        return [Step(Level.FOOTNOTE, (readings(atom["note"]),))]
    if atom["bare"]:
        return _inner(atom["bare"])
    if atom["compact"]:
        first, second = re.findall(r"\d+", atom["compact"])[:2]
        tail = atom["compact"].rpartition(second)[2].strip(")")
        return [
            Step(Level.ARTICLE, (readings(first),)),
            Step(Level.PARAGRAPH, (readings(second + tail),)),
            *_inner(atom["compactinner"]),
        ]
    if atom["han"]:
        written = re.sub(r"[第\s()（）]|" + "|".join(_HAN), "", atom["han"])
        return [Step(_HAN[atom["unit"]], (readings(written),)), *_inner(atom["haninner"])]
    named = atom.groupdict()
    if atom["ordinal"]:
        level = next(level for level in _NOUNS if named[f"O{level.name}"])
        return [Step(level, (_ordinal(atom["ordinal"]),))]
    level = next(level for level in _NOUNS if named[level.name])
    return [*_numbered(level, atom["numbers"]), *_inner(atom["inner"])]


def _ordinal(written: str) -> tuple[Number, ...]:
    figures = re.match(r"\d+", written)
    value = int(figures[0]) if figures else label.ordinals()[written.lower()]
    return readings(str(value))


def _numbered(level: Level, written: str) -> list[Step]:
    """The step of a noun and its numbers; ``Article 7.2`` and ``paragraph 2 (a)`` make two."""
    parts = re.split(f"({_JOIN})", written, flags=re.IGNORECASE)
    numbers: list[tuple[Number, ...]] = []
    for place in range(0, len(parts), 2):
        number = parts[place].strip()
        if level is Level.ARTICLE and "." in number:
            return _pointed(written)
        known = label.ordinals().get(number.lower())
        found = readings(str(known)) if known else readings(number)
        if place and _RANGE.fullmatch(parts[place - 1]) and numbers and found:
            first_value, last_value = numbers[-1][0].value, found[0].value
            between = range(first_value + 1, min(last_value, first_value + _LONGEST_RANGE))
            numbers += [readings(str(value)) for value in between]
        numbers.append(found)
    return [Step(level, tuple(one for one in numbers if one))]


def _pointed(written: str) -> list[Step]:
    """``2.1 to 2.3``: the paragraphs of one article. Those of several are no one reference, and stay unknown."""
    parts = re.split(f"({_JOIN})", written, flags=re.IGNORECASE)
    pairs = [part.strip().partition(".") for part in parts[::2]]
    if len({first for first, _, _ in pairs}) > 1:
        return [Step(Level.ARTICLE)]
    bare = "".join(parts[place] if place % 2 else pairs[place // 2][2] for place in range(len(parts)))
    return [Step(Level.ARTICLE, (readings(pairs[0][0]),)), *_numbered(Level.PARAGRAPH, bare)]


def _inner(written: str) -> list[Step]:
    """``(a)(ii)`` after a number, ``(a) and (b)``. A figure in brackets after an article is its paragraph."""
    steps: list[Step] = []
    last, listed = 0, False
    for part in _held().finditer(written):
        joint = written[last : part.start()].strip(" 项") if last else ""
        found, last = readings(part[0]), part.end()
        listed = listed or bool(joint)
        if listed:
            # "(a)(i) and (b)(i)" are no one reference, and stay unknown.
            first = steps.pop() if steps else Step(Level.SUBPARAGRAPH)
            steps.append(Step(first.level, (*first.numbers, found) if joint and found and first.numbers else ()))
        elif part[0][1:-1].isdigit() and not steps:
            steps.append(Step(Level.PARAGRAPH, (readings(part[0][1:-1]),)))
        elif found:
            steps.append(Step(Level.SUBPARAGRAPH, (found,)))
    return steps


_NOUN = re.compile(
    "|".join(rf"(?<!\w)(?P<{level.name}>{source})(?!\w)" for level, source in _NOUNS.items())
    + rf"|[一个]?(?P<han>{'|'.join(_HAN)})",
    re.IGNORECASE,
)


def noun(text: str) -> Level | None:
    """The rank of the first provision that a text speaks of without numbering it (``a new paragraph``)."""
    found = _NOUN.search(text)
    if found is None:
        return None
    return _HAN[found["han"]] if found["han"] else Level[str(found.lastgroup)]


_OWN_WORDS = frozenset({"para"})
"""Words of other languages that are English names of provisions: Spanish *para*."""
_COUNTED = re.compile("(?:最后|[末首前后该一二两三四五六七八九十])([款段项])")
MARK = "\ue002"
"""Where a reference stood in a text for ``narrows``."""
_LEFT = re.compile(
    rf"{MARK}\W*(?:\w{{1,10}}\W{{1,3}})?\d|\d\W+(?:\w{{1,4}}\W+){{0,2}}{MARK}"
    r"|[(（][^\W\d_]{1,4}[)）]|(?<!\w)[^\W\d_]\)"
)
"""A number beside a reference and not of it (``Article 2, line 3``), and a letter in brackets anywhere."""


def narrows(text: str, level: Level, lang: str) -> bool:
    """Whether a text with MARK for its references speaks of a part of a provision of the rank: ``the last alinea``,
    ``letter b)``, a number of what nobody knows. In Chinese the names are in too many words: only with a count."""
    if _LEFT.search(text):
        return True
    if lang == "zh":
        return any(_HAN[unit] > level for unit in _COUNTED.findall(text))
    found = [one for one in _NOUN.finditer(text) if not one["han"]]
    said = [Level[str(one.lastgroup)] for one in found if lang == "en" or one[0].lower() not in _OWN_WORDS]
    return any(one >= Level.PARAGRAPH and one > level for one in said)
