"""A short invented accord in six languages, and what a candidate comes to, told briefly."""

from plenary.engine.text.block import Block, Piece
from plenary.engine.text.candidate import Candidate, find
from plenary.engine.text.provision import Instrument, Kind, Provision

MEMBERS = {"ARA": "ARA", "Arandia": "ARA", "BOR": "BOR", "Borland": "BOR", "IST": "IST", "Island States": "IST"}

Row = tuple[str, str, str, str, str | None]


def accord(lang: str, *rows: Row) -> Instrument:
    return Instrument(tuple(Provision(row[0], Kind(row[1]), row[2], row[3], row[4]) for row in rows), lang)


EN = accord(
    "en",
    ("title", "title", "Accord on Tools", "", None),
    ("pp1", "preambular", "Recalling the charter,", "", None),
    ("pp2", "preambular", "Noting the tools,", "", None),
    ("a1", "article", "Aim", "Article 1", None),
    ("a1.t1", "text", "Members shall share tools.", "", "a1"),
    ("a2", "article", "Duties", "Article 2", None),
    ("a2.1", "paragraph", "Members shall share tools and shall report each year.", "1", "a2"),
    ("a2.2", "paragraph", "The Office shall:", "2", "a2"),
    ("a2.2.a", "subparagraph", "keep a list of tools;", "(a)", "a2.2"),
    ("a2.2.b", "subparagraph", "keep the list open; and", "(b)", "a2.2"),
    ("a2.3", "paragraph", "Members may ask the Office.", "3", "a2"),
    ("a3", "article", "Costs", "Article 3", None),
    ("a3.1", "paragraph", "Costs are shared.", "1", "a3"),
    ("a3.2", "paragraph", "The Office keeps accounts.", "2", "a3"),
)
FR = accord(
    "fr",
    ("pp1", "preambular", "Rappelant la charte,", "", None),
    ("pp2", "preambular", "Notant les outils,", "", None),
    ("a1", "article", "But", "Article premier", None),
    ("a1.1", "paragraph", "Les membres partagent les outils.", "1", "a1"),
    ("a2", "article", "Devoirs", "Article 2", None),
    ("a2.1", "paragraph", "Les membres doivent partager les outils chaque année.", "1", "a2"),
    ("a2.2", "paragraph", "Le Bureau tient une liste.", "2", "a2"),
)
ES = accord(
    "es",
    ("pp1", "preambular", "Recordando la carta,", "", None),
    ("a1", "article", "Fin", "Artículo 1", None),
    ("a1.1", "paragraph", "Los miembros comparten las herramientas.", "1", "a1"),
    ("a2", "article", "Deberes", "Artículo 2", None),
    ("a2.1", "paragraph", "Los miembros deberán compartir las herramientas cada año.", "1", "a2"),
    ("a2.2", "paragraph", "La Oficina lleva una lista.", "2", "a2"),
)
RU = accord(
    "ru",
    ("pp1", "preambular", "напоминая об уставе,", "", None),
    ("a1", "article", "Цель", "Статья 1", None),
    ("a1.1", "paragraph", "Участники делятся средствами.", "1", "a1"),
    ("a2", "article", "Обязанности", "Статья 2", None),
    ("a2.1", "paragraph", "Участники обязаны делиться средствами каждый год.", "1", "a2"),
    ("a2.2", "paragraph", "Бюро ведет список.", "2", "a2"),
)
AR = accord(
    "ar",
    ("pp1", "preambular", "إذ تشير إلى الميثاق،", "", None),
    ("a1", "article", "الغرض", "المادة 1", None),
    ("a1.1", "paragraph", "يتقاسم الأعضاء الأدوات.", "1", "a1"),
    ("a2", "article", "الواجبات", "المادة 2", None),
    ("a2.1", "paragraph", "على الأعضاء تقاسم الأدوات كل عام.", "1", "a2"),
    ("a2.2", "paragraph", "يمسك المكتب قائمة.", "2", "a2"),
)
ZH = accord(
    "zh",
    ("pp1", "preambular", "回顾宪章，", "", None),
    ("pp2", "preambular", "注意到工具，", "", None),
    ("a1", "article", "宗旨", "第一条", None),
    ("a1.1", "paragraph", "成员应共享工具。", "一", "a1"),
    ("a2", "article", "义务", "第二条", None),
    ("a2.1", "paragraph", "成员应每年共享工具。", "一", "a2"),
    ("a2.2", "paragraph", "办公室保存清单。", "二", "a2"),
)
BASES = {"en": EN, "fr": FR, "es": ES, "ru": RU, "ar": AR, "zh": ZH}

Told = tuple[str, dict[str, object], list[str]]


def blocks(*lines: str) -> list[Block]:
    return [Block((Piece(line),), place=f"paragraph {place}") for place, line in enumerate(lines, 1)]


def told(base: Instrument, candidate: Candidate) -> Told:
    """The action, the parts of the fragment that say something, and the doubts."""
    fragment = candidate.fragment
    parts: dict[str, object] = {
        "words": fragment.words(base),
        "added": [(one.after, one.parent, one.kind.value, one.number, one.text) for one in fragment.added],
        "deleted": fragment.deleted,
        "retained": fragment.retained,
        "moved": [(one.provision, one.after, one.parent) for one in fragment.moved],
        "brackets": [base.by_id[one.provision].text[one.start : one.end] for one in fragment.brackets],
        "supports": [(one.member, one.provisions) for one in fragment.supports],
    }
    return candidate.action.value, {name: part for name, part in parts.items() if part}, list(candidate.doubts)


def read(lang: str, *lines: str) -> list[Told]:
    base = BASES[lang]
    return [told(base, one) for one in find(base, blocks(*lines), members=MEMBERS, lang=lang)]
