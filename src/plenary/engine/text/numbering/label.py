"""The words that name a provision's rank (Article, Часть, المادة, 第…条) and the ordinals that number it.

Words are those of the treaties and resolutions of the United Nations in its six official languages.
"""

from enum import StrEnum
from functools import cache


class Label(StrEnum):
    """What the word before (or around) a number says the provision is."""

    ANNEX = "annex"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"


WORDS = {
    Label.ANNEX: (
        *("annex", "annexe", "anexo", "appendix", "appendice", "apéndice", "приложение", "дополнение"),
        *("المرفق", "مرفق", "التذييل", "附件", "附录"),
    ),
    Label.PART: ("part", "partie", "parte", "часть", "الجزء", "جزء", "الباب"),
    Label.CHAPTER: ("chapter", "chapitre", "capítulo", "capitulo", "глава", "الفصل"),
    Label.SECTION: ("section", "sección", "seccion", "раздел", "секция", "القسم", "الفرع"),
    Label.ARTICLE: ("article", "artículo", "articulo", "статья", "المادة", "مادة", "art.", "ст."),
    Label.PREAMBULAR: ("pp",),
    Label.OPERATIVE: ("op",),
}
"""The word before the number, lower case."""

UNITS = {"部分": Label.PART, "编": Label.PART, "章": Label.CHAPTER, "节": Label.SECTION, "条": Label.ARTICLE}
"""The Chinese unit after the number, which stands after 第."""

PREAMBLES = frozenset(
    ("preamble", "préambule", "preámbulo", "преамбула", "الديباجة", "ديباجة", "序言", "序文", "preambular paragraphs")
)
"""The headings of a preamble, lower case."""

_EN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_EN_ORDINAL = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_FR = "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième"
_FR_MASCULINE = "premier second troisième quatrième"
_ES = "primera segunda tercera cuarta quinta sexta séptima octava novena décima undécima duodécima"
_ES_MASCULINE = "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo"
_RU = "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая одиннадцатая двенадцатая"
_RU_MASCULINE = "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый"
_RU_NEUTER = "первое второе третье четвертое пятое шестое седьмое восьмое девятое десятое"
_AR_MASCULINE = ("", "الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")
_AR_FEMININE = ("", "الحادية", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة")
_AR_TENS = ("", "", "العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون")


@cache
def labels() -> dict[str, Label]:
    """Each word and its label."""
    return {word: label for label, words in WORDS.items() for word in words}


@cache
def ordinals() -> dict[str, int]:
    """Each ordinal written as a word (lower case) and its value: ``premier`` 1, ``السابعة`` 7."""
    words: dict[str, int] = {"1er": 1, "1ère": 1}
    for line in (_EN, _EN_ORDINAL, _FR, _FR_MASCULINE, _ES, _ES_MASCULINE, _RU, _RU_MASCULINE, _RU_NEUTER):
        words |= {word: value for value, word in enumerate(line.split(), 1)}
    return words | _arabic(_AR_MASCULINE, "الأول", "العاشر", "عشر") | _arabic(_AR_FEMININE, "الأولى", "العاشرة", "عشرة")


def _arabic(units: tuple[str, ...], first: str, tenth: str, teen: str) -> dict[str, int]:
    """Arabic ordinals from 1 to 99 in one gender; tens in the nominative and the oblique case."""
    words = {first: 1, tenth: 10} | {word: value for value, word in enumerate(units) if value > 1}
    words |= {f"{units[value]} {teen}": 10 + value for value in range(1, 10)}
    for tens in range(2, 10):
        for word in (_AR_TENS[tens], _AR_TENS[tens].removesuffix("ون") + "ين"):
            words[word] = tens * 10
            words |= {f"{units[value]} و{word}": tens * 10 + value for value in range(1, 10)}
    return words
