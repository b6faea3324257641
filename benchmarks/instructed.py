"""Instructions as a delegation would write them in a message, in six languages, and what each one means.

All are invented, on one short invented text. Words to be quoted stand between ⟨ and ⟩; each sentence is said
in three ways, in other quotation marks and with other courtesies around it. What it means is told as in
``told``: ``edit``, ``delete``, ``add``, ``move``, ``keep``, ``support`` and ``bracket`` with their objects, ``?``
for what a person has to read, nothing for what asks nothing.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plenary.engine.text.candidate import Candidate
from plenary.engine.text.provision import Instrument, Kind, Provision

IDS = ("pp1", "pp2", "a1", "a1.1", "a1.2", "a2", "a2.1", "a2.2", "a2.3", "a3", "a3.1", "a3.2")
_KINDS = {"p": Kind.PREAMBULAR, "a": Kind.ARTICLE, ".": Kind.PARAGRAPH}

ASK = "?"
"""What a person has to read, with its sentence."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: the lines of the text in the order of IDS, names of its two members, the word for an article,
    and the three ways to say a sentence: what comes before it, its quotation marks, and what comes after."""

    text: tuple[str, ...]
    members: tuple[str, str]
    article: str
    ways: tuple[tuple[str, Sequence[str], str], ...]


def instrument(lang: str) -> Instrument:
    """The text of a language."""
    tongue = TONGUES[lang]
    provisions = []
    for name, line in zip(IDS, tongue.text, strict=True):
        kind = _KINDS["." if "." in name else name[0]]
        article, _, number = name.removeprefix("a").partition(".")
        shown = number or tongue.article.format(_HAN[int(article)] if lang == "zh" and article.isdigit() else article)
        parent = name.partition(".")[0] if number else None
        provisions.append(Provision(name, kind, line, "" if kind is Kind.PREAMBULAR else shown, parent))
    return Instrument(tuple(provisions), lang)


def instructions(lang: str) -> Iterator[tuple[str, str]]:
    """Every sentence of a language in each of its ways, and what it means."""
    for before, (left, right), after in TONGUES[lang].ways:
        for sentence, meaning in said(lang):
            yield f"{before}{sentence.replace('⟨', left).replace('⟩', right)}{after}", meaning


def said(lang: str) -> tuple[tuple[str, str], ...]:
    """The sentences of a language, from the table beside this module, and what each means."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as table:
        return tuple((row["sentence"], row["meaning"]) for row in csv.DictReader(table) if row["lang"] == lang)


def told(base: Instrument, candidate: Candidate) -> str:
    """What a candidate comes to, in the terms of this table; ``?`` where the machine is not sure."""
    fragment = candidate.fragment
    if not candidate.sure:
        return ASK
    parts = [f"edit {name}: {text}" for name, text in sorted(fragment.words(base).items())]
    parts += [f"delete {name}" for name in fragment.deleted]
    parts += [f"add {one.after}: {one.text}" for one in fragment.added if one.text]
    parts += [f"move {one.provision} {one.after}" for one in fragment.moved]
    parts += [f"keep {name}" for name in fragment.retained]
    parts += [f"support {one.member} {' '.join(one.provisions)}".rstrip() for one in fragment.supports]
    parts += [
        f"bracket {one.provision}: {base.by_id[one.provision].text[one.start : one.end]}" for one in fragment.brackets
    ]
    return "; ".join(parts)


_HAN = ("〇", "一", "二", "三")

TONGUES = {
    "en": Tongue(
        (
            "Recalling the charter of the Assembly,",
            "Noting the growing use of shared tools,",
            "Aim",
            "Members shall cooperate on the safe use of tools.",
            "Members shall report to the Assembly every year.",
            "Pool",
            "A pool of resources is established.",
            "The Office keeps a list of requests. Requests are answered within sixty days.",
            "Members may lend resources to the pool.",
            "Costs",
            "Costs are shared by all Members.",
            "The Office publishes its accounts.",
        ),
        ("Arandia", "Borland"),
        "Article {}",
        (
            ("", '""', ""),
            ("Thank you, Chair. ", "“”", " We are grateful for your patience."),
            ("• With regard to the draft, our request is as follows: ", "‘’", ""),
        ),
    ),
    "fr": Tongue(
        (
            "Rappelant la charte de l’Assemblée,",
            "Notant l’usage croissant des outils communs,",
            "But",
            "Les membres doivent coopérer à l’usage sûr des outils.",
            "Les membres font rapport à l’Assemblée chaque année.",
            "Fonds",
            "Un fonds de ressources est établi.",
            "Le Bureau tient une liste des demandes. Il est répondu aux demandes sous soixante jours.",
            "Les membres peuvent prêter des ressources au fonds.",
            "Coûts",
            "Les coûts sont partagés par tous les membres.",
            "Le Bureau publie ses comptes.",
        ),
        ("Arandie", "Borlande"),
        "Article {}",
        (
            ("", ("« ", " »"), ""),
            ("Merci, Monsieur le Président. ", "“”", " Nous vous savons gré de votre patience."),
            ("– Au sujet du projet, notre demande est la suivante : ", '""', ""),
        ),
    ),
    "es": Tongue(
        (
            "Recordando la carta de la Asamblea,",
            "Observando el uso creciente de herramientas comunes,",
            "Fin",
            "Los miembros deberán cooperar en el uso seguro de las herramientas.",
            "Los miembros informarán a la Asamblea cada año.",
            "Fondo",
            "Se establece un fondo de recursos.",
            "La Oficina lleva una lista de solicitudes. Las solicitudes se responden en sesenta días.",
            "Los miembros podrán prestar recursos al fondo.",
            "Costos",
            "Los costos se reparten entre todos los miembros.",
            "La Oficina publica sus cuentas.",
        ),
        ("Arandia", "Borlandia"),
        "Artículo {}",
        (
            ("", "«»", ""),
            ("Gracias, señor Presidente. ", "“”", " Le agradecemos su paciencia."),
            ("• En cuanto al proyecto, nuestra petición es la siguiente: ", '""', ""),
        ),
    ),
    "ru": Tongue(
        (
            "напоминая об уставе Ассамблеи,",
            "отмечая растущее применение общих средств,",
            "Цель",
            "Участники должны сотрудничать в безопасном применении средств.",
            "Участники отчитываются перед Ассамблеей каждый год.",
            "Фонд",
            "Создается фонд ресурсов.",
            "Бюро ведет перечень запросов. Ответы на запросы даются в течение шестидесяти дней.",
            "Участники могут передавать ресурсы фонду.",
            "Расходы",
            "Расходы делятся между всеми участниками.",
            "Бюро публикует свою отчетность.",
        ),
        ("Арандия", "Борландия"),
        "Статья {}",
        (
            ("", "«»", ""),
            ("Спасибо, господин Председатель. ", "„“", " Благодарим за терпение."),
            ("– По проекту наша просьба следующая: ", "“”", ""),
        ),
    ),
    "ar": Tongue(
        (
            "إذ تشير إلى ميثاق الجمعية،",
            "وإذ تلاحظ تزايد استخدام الأدوات المشتركة،",
            "الغرض",
            "على الأعضاء التعاون في الاستخدام الآمن للأدوات.",
            "يقدم الأعضاء تقريرا إلى الجمعية كل عام.",
            "الصندوق",
            "ينشأ صندوق للموارد.",
            "يمسك المكتب قائمة بالطلبات. ويرد على الطلبات في غضون ستين يوما.",
            "للأعضاء إعارة الموارد إلى الصندوق.",
            "التكاليف",
            "يتقاسم جميع الأعضاء التكاليف.",
            "ينشر المكتب حساباته.",
        ),
        ("أرانديا", "بورلانديا"),
        "المادة {}",
        (
            ("", "«»", ""),
            ("شكرا سيدي الرئيس. ", "“”", " ونقدر لكم صبركم."),
            ("• بخصوص المشروع، طلبنا هو التالي: ", '""', ""),
        ),
    ),
    "zh": Tongue(
        (
            "回顾大会宪章，",
            "注意到共享工具的使用日益增多，",
            "宗旨",
            "成员应在安全使用工具方面合作。",
            "成员应每年向大会报告。",
            "资源库",
            "设立资源库。",
            "办公室保存申请清单。申请应在六十天内答复。",
            "成员可向资源库出借设备。",
            "费用",
            "费用由全体成员分担。",
            "办公室公布账目。",
        ),
        ("阿兰迪亚", "博兰"),
        "第{}条",
        (
            ("", "“”", ""),
            ("谢谢主席。", "「」", "感谢各位的耐心。"),
            ("• 关于草案，我们的请求如下：", '""', ""),
        ),
    ),
}
