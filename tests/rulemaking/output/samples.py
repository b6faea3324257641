"""Settings by hand, in a notation short enough to read: ``Each Party [shall / should ^BOR,CEL] meet.``

``[`` and ``]`` are brackets, ``/`` parts alternatives (a leading one skips the base's), ``^`` names the
holders of the alternative before it, ``∅`` is "no text". ``[!`` opens a held bracket.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from plenary.engine.text.layout import Arrival, Line, Mark, Run, Setting
from plenary.rulemaking.output.edition import Edition, Receipt, Standing

MEMBERS = {
    "NG": "Northern Group",
    "IS": "Island States",
    "ARA": "Arandia",
    "BOR": "Borland",
    "CEL": "Celandia",
    "DES": "Desh",
}
_TOKEN = re.compile(r" ?\[!?|\]| / | ?\^[A-Z,]+|∅|[^\[\]/^∅]+?(?= ?\[| /|\]| ?\^|∅|$)")


def runs(prefix: str, notation: str, *, ours: bool = True) -> tuple[Run, ...]:
    found: list[Run] = []
    stack: list[list] = []
    reason = ""
    for token in _TOKEN.findall(notation):
        slot, number = stack[-1] if stack else ("", 0)
        base = ours and all(place == 0 for _, place in stack)
        depth = len(stack)
        sign = token.strip()
        if sign in ("[", "[!"):
            slot = f"{prefix}:{len(found)}"
            stack.append([slot, 0])
            reason = "instructions" if sign == "[!" else ""
            found.append(Run(Mark.OPEN, token.rstrip("!"), slot, 0, base, depth + 1, (), reason))
        elif sign == "]":
            stack.pop()
            found.append(Run(Mark.CLOSE, "]", slot, number, base, depth))
        elif token == " / ":
            opened = found[-1].mark is Mark.OPEN
            stack[-1][1] += 1
            if not opened:
                found.append(Run(Mark.SLASH, " / ", slot, number + 1, base, depth))
        elif sign.startswith("^"):
            found.append(Run(Mark.NAMES, "", slot, number, base, depth, tuple(sign[1:].split(",")), reason))
        elif token == "∅":
            found.append(Run(Mark.NOTHING, "", slot, number, base, depth))
        else:
            found.append(Run(Mark.WORDS, token, slot, number, base, depth))
    return tuple(found)


def setting(id: str, kind: str, number: str, depth: int, *lines: str, **rest) -> Setting:
    return Setting(
        id, kind, number, depth, tuple(Line(runs(id, line, ours=not rest.get("new"))) for line in lines), **rest
    )


def options(id: str, kind: str, number: str, depth: int, *offers: tuple[str, Sequence[str]]) -> Setting:
    lines = tuple(
        Line(runs(id, words, ours=place == 1), place, tuple(holders), f"{id}:0")
        for place, (words, holders) in enumerate(offers, 1)
    )
    return Setting(id, kind, number, depth, lines)


ENGLISH = Edition(
    title="Framework on cooperation in artificial intelligence",
    symbol="A/AI/1/L.4",
    body="Assembly on Artificial Intelligence",
    as_at=datetime(2031, 5, 14, 13, 30, tzinfo=UTC),
    base="9f3c41ab" * 8,
    members=MEMBERS,
    settings=(
        setting("t", "title", "", 0, "Framework on cooperation in artificial intelligence"),
        setting("pp1", "preambular", "", 0, "Recalling the principle of equal participation,"),
        setting(
            "pp2",
            "preambular",
            "",
            0,
            "Recognizing that access to computing resources [!is a condition of ^DES] development"
            " [ / and of trust ^ARA,IS],",
        ),
        setting("a7", "article", "Article 7", 0, "Access to [computing resources / compute ^CEL]"),
        setting("a7.1", "paragraph", "1", 1, "The Parties recognize that access is a condition of participation."),
        setting(
            "a7.2",
            "paragraph",
            "2",
            1,
            "Each Party [shall / should ^BOR,CEL,NG / is encouraged to ^DES] contribute[ / , in accordance with its "
            "national law [and practice / ∅ ^CEL], ^BOR] to the shared pool⁽¹⁾ resources commensurate with its "
            "[means / capabilities ^CEL].",
        ),
        setting("a7.2.a", "subparagraph", "(a)", 2, "computing time;", deleted=("BOR",), retained=("IS",)),
        setting("a7.2.b", "subparagraph", "(b)", 2, "training.", moved=(Arrival("a7.1", ("ARA",)),)),
        options(
            "a7.3",
            "paragraph",
            "3",
            1,
            ("The Secretariat publishes each year who contributed to the pool and who benefited from it.", ()),
            (
                "The Secretariat reports [yearly ^BOR / every two years ^DES] to the Assembly on the use of the pool.",
                ("BOR", "DES"),
            ),
            ("∅", ("CEL",)),
        ),
        setting(
            "x1",
            "paragraph",
            "3 bis",
            1,
            "[ / No Party shall restrict access to the pool on grounds other than those in Article 12. ^ARA,IS]",
            new=True,
            offered=("ARA", "IS"),
        ),
        setting("fn1", "footnote", "1", 1, "The pool is described in [annex I / the annex ^DES]."),
        setting("tb", "table", "Table 1", 0, "Tiers of access"),
        setting("tb.r1", "row", "", 1),
        setting("tb.r1.c1", "cell", "", 2, "Tier"),
        setting("tb.r1.c2", "cell", "", 2, "Units"),
        setting("tb.r2", "row", "", 1),
        setting("tb.r2.c1", "cell", "", 2, "Small"),
        setting("tb.r2.c2", "cell", "", 2, "[100 / 200 ^ARA]"),
    ),
    register=(
        Receipt("ARA.docx", ("ARA",)),
        Receipt("northern-group.docx", ("NG",), Standing.TO_CONFIRM, 3, "Three differences were not tracked."),
        Receipt("letter.txt", (), Standing.TO_TRANSCRIBE, 1, "Nobody has said on whose behalf it came."),
    ),
)

ARABIC = Edition(
    title="إطار التعاون في مجال الذكاء الاصطناعي",
    symbol="A/AI/1/L.4",
    body="جمعية الذكاء الاصطناعي",
    lang="ar",
    tongue="ar",
    as_at=ENGLISH.as_at,
    base=ENGLISH.base,
    members={"NG": "المجموعة الشمالية", "BOR": "بورلاند", "CEL": "سيلانديا", "ARA": "أرانديا"},
    settings=(
        setting("t", "title", "", 0, "إطار التعاون في مجال الذكاء الاصطناعي"),
        setting("a7", "article", "المادة 7", 0, "الوصول إلى الموارد الحاسوبية"),
        setting(
            "a7.1",
            "paragraph",
            "1",
            1,
            "[تلتزم / ينبغي أن تلتزم ^BOR,CEL] الأطراف بالمساهمة في الصندوق المشترك (100 GPU).",
        ),
        setting("a7.2", "paragraph", "2", 1, "تنشر الأمانة كل سنة تقريراً[ / علنياً ^ARA].", deleted=("NG",)),
    ),
    register=(Receipt("BOR.docx", ("BOR",), Standing.READ, 2),),
)

CHINESE = Edition(
    title="人工智能合作框架",
    symbol="A/AI/1/L.4",
    body="人工智能大会",
    lang="zh",
    tongue="zh",
    as_at=ENGLISH.as_at,
    base=ENGLISH.base,
    members={"NG": "北方集团", "BOR": "博兰", "CEL": "塞兰迪亚", "ARA": "阿兰迪亚"},
    settings=(
        setting("t", "title", "", 0, "人工智能合作框架"),
        setting("a7", "article", "第七条", 0, "计算资源的获取"),
        setting(
            "a7.1",
            "paragraph",
            "1",
            1,
            "各缔约方[应 / 应当 ^BOR,CEL]根据其[能力 / 国情 ^ARA]向共享资源池提供计算资源。",
        ),
        setting("a7.2", "paragraph", "2", 1, "秘书处每年公布一份报告。", deleted=("NG",)),
    ),
    register=(Receipt("BOR.docx", ("BOR",), Standing.READ, 2),),
)
