"""The words in which delegations say what they want, in six languages.

Each entry is the inside of a regular expression, matched without regard to case. English is read most
widely; the other five have the plain core.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from plenary.engine.text.candidate.candidate import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language.

    Those up to ``other`` are verbs, ``other`` those of acts that a person reads; ``by`` comes between old
    words and new ones that are not quoted; ``part`` are names of parts smaller than a provision, ``last`` says which
    ``row`` of a ``table``, ``opening`` begins the phrase that says where, ``proposal`` names what a member has tabled,
    ``title`` what stands over a provision; ``hedge`` are words of conditions, alternatives and the past; behind
    ``exception`` comes where what is asked throughout is not asked; ``respective`` pairs what is listed twice.
    """

    replace: str
    delete: str
    insert: str
    move: str
    retain: str
    support: str
    accept: str
    bracket: str
    reword: str
    other: str
    swap: str
    by: str
    after: str
    before: str
    end: str
    start: str
    throughout: str
    new: str
    original: str
    negation: str
    part: str
    table: str
    row: str
    last: str
    opening: str
    joint: str
    proposal: str
    title: str
    hedge: str
    exception: str
    respective: str


EN = Lexicon(
    replace=r"replac(?:e|es|ed|ing)|substitut(?:e|ed|ing)|chang(?:e|ed|ing)|amend(?:ed)?|read(?=:? \ue000)|→|->|=>",
    delete=r"delet(?:e|es|ed|ing|ion of)|remov(?:e|ed|ing|al of)|strik(?:e|ing)(?: out)?|omit(?:ted)?|drop(?:ped)?",
    insert=r"insert(?:ed|ing)?|add(?:ed|ing)?",
    move=r"mov(?:e|ed|ing)|relocat(?:e|ed|ing)",
    retain=r"retain(?:ed|ing)?|retention of|keep(?:ing)?|kept|maintain(?:ed|ing)?|preserv(?:e|ed)",
    support=r"support(?:s|ed)?|endorse[sd]?|join(?:s|ed)?|(?:align(?:s|ed)?|associat\w+) (?:itself |ourselves )?with",
    accept=r"go along with|(?:can|could) (?:accept|live with|agree (?:to|with))",
    bracket=r"bracket(?:ed|s|ing)?",
    reword=r"(?:to|should|shall|would|will) (?:now |then )?read|reads? as follows|reword(?:ed)?|reformulat(?:e|ed)",
    other=r"merg(?:e|ed|ing)|combin(?:e|ed|ing)|split|divid(?:e|ed|ing)|swap(?:ped)?|renumber(?:ed|ing)?|reorder(?:ed|ing)?"
    r"|become|reserv(?:e|es|ation|ations|ing)",
    swap=r"substitut(?:e|ed) \ue000\d+\ue001 for",
    by=r"by|with|to",
    after=r"after|(?<!the )following",
    before=r"before|preceding",
    end=r"at the (?:very )?end",
    start=r"at the (?:very )?(?:beginning|start)",
    throughout=r"throughout|wherever|everywhere|in all (?:cases|instances|places)|in the (?:whole|entire) text",
    new=r"new|additional|the following",
    original=r"original|base text|chair['’]s text|as (?:it stands|drafted|it is)|current (?:text|wording)|unchanged",
    negation=r"no longer|withdr[ae]w\w*|rescind\w*|retract\w*|unable|refus\w+"
    r"|not|cannot|can['’]t|don['’]t|never|oppos(?:e|es|ed|ing)|against|object(?:s|ed|ion)?|unless|instead of"
    r"|except|excluding|apart from|other than",
    part=r"(?:sentence|phrase|footnote|comma|word|line|reference|half|bullet)s?|everything",
    table=r"tables?",
    row=r"rows?",
    last=r"last",
    opening=r"in|on|after|before|following|at|to|for|under|please",
    joint=r"and|then|as well as",
    proposal=r"proposals?|proposed|texts?|amendments?|suggestions?|submissions?|wording|drafting|language",
    title=r"titles?|headings?",
    hedge=r"if|either|or|perhaps|maybe|provided|depending|failing|alternatively|otherwise|but|only|might|had|previously",
    exception=r"except(?:ing)?|excluding|apart from|other than",
    respective=r"respectively",
)
FR = Lexicon(
    replace=r"remplac\w+|substitu\w+|modifi(?!cation)\w+|lire(?= \ue000)|→",
    delete=r"supprim\w+|suppression d\w*|retir(?:er|ez|é)|biffer|élimin\w+",
    insert=r"insér\w+|ajout\w+|adjoindre",
    move=r"déplac\w+|transférer",
    retain=r"conserv(?:er|ez|é|ons)|maint(?:enir|enons|enu|ien)|garder",
    support=r"appu(?:yer|yons|ie|yé)|sout(?:enir|enons|ient)|se rallie|nous (?:rallions|associons)",
    accept=r"peut accepter|pouvons accepter|pourrions accepter",
    bracket=r"crochets?",
    reword=r"se lir(?:e|ait|a)|se li(?:t|sent)(?=(?: désormais| maintenant| alors)? (?:comme suit|ainsi)|\W*\ue000)"
    r"|libell\w+|ainsi con[cç]u\w*|rédig\w+",
    other=r"fusionn\w+|scind\w+|permut\w+|renumérot\w+|réserv\w+",
    swap=r"(?!)",
    by=r"par",
    after=r"après|qui sui(?:t|vent)",
    before=r"avant",
    end=r"à la fin|in fine",
    start=r"au début",
    throughout=r"dans tout le texte|partout|dans l['’]ensemble du texte|tout au long du texte",
    new=r"nouve(?:au|l|lle)|suivante?",
    original=r"origin(?:al|e)\w*|texte de base|tel quel|en l['’]état|inchangé",
    negation=r"ne|n['’]|pas|oppos\w+|contre|au lieu d\w*(?! \ue000\d+\ue001,? lire)|sauf|excepté|à l['’]exception",
    part=r"(?:phrase|mot|virgule|note|renvoi|ligne)s?",
    table=r"tableaux?",
    row=r"lignes?",
    last=r"dernière",
    opening=r"à|au|aux|dans|après|avant|sur|en",
    joint=r"et|puis",
    proposal=r"propositions?|textes?|amendements?|libellé|formulation",
    title=r"titres?|intitulé",
    hedge=r"si|s['’]|soit|ou|peut-être|éventuellement|à défaut|mais|seulement|sinon|avai(?:t|ent|ons)",
    exception=r"sauf|excepté|à l['’]exception (?:du|des|de)",
    respective=r"respectivement",
)
ES = Lexicon(
    replace=r"re?emplaz\w+|reemplác\w+|sustitu\w+|sustitúy\w+|cambi(?:ar|e|en|ese)|cámbiese"
    r"|deb(?:e|erá|ería)n? (?:decir|leerse)|→",
    delete=r"suprim\w+|suprím\w+|elimin\w+|elimín\w+",
    insert=r"insert\w+|insért\w+|añad\w+|añád\w+|agreg\w+|agrég\w+|incorpor\w+",
    move=r"traslad\w+|trasládese|mover",
    retain=r"manten\w+|mantén\w+|conserv\w+",
    support=r"apoy\w+|respald\w+",
    accept=r"pued\w+ aceptar|podemos aceptar|podría\w* aceptar",
    bracket=r"corchetes?",
    reword=r"diga|dirá|rezar?á?|redact\w+",
    other=r"fusion\w+|divid\w+|renumer\w+|reserv\w+",
    swap=r"(?!)",
    by=r"por",
    after=r"después de(?:l)?|que siguen?(?: a)?|tras|a continuación de(?:l)?",
    before=r"antes de(?:l)?",
    end=r"al final",
    start=r"al (?:comienzo|principio|inicio)",
    throughout=r"en todo el texto|en todos los casos|a lo largo del texto",
    new=r"nuev[oa]s?|siguiente",
    original=r"original|texto de base|tal como está|sin cambios",
    negation=r"retir\w+ (?:nuestro|su) (?:apoyo|respaldo)|no|opon\w+|contra|en lugar de|salvo|excepto",
    part=r"(?:frase|oraci[oó]n|palabra|coma|nota|línea)(?:s|es)?",
    table=r"tablas?|cuadros?",
    row=r"filas?",
    last=r"última",
    opening=r"en|al?|después|antes|tras|sobre",
    joint=r"y|e",
    proposal=r"propuestas?|textos?|enmiendas?|redacción|formulación",
    title=r"títulos?",
    hedge=r"si|o bien|o|quizás?|tal vez|en su defecto|pero|solo|sólo|sino|había(?:mos|n)?",
    exception=r"salvo|excepto",
    respective=r"respectivamente",
)
RU = Lexicon(
    replace=r"замен(?:ить|яется|ив|ены?)|(?:следует )?читать|→",
    delete=r"исключ(?:ить|ается|ив)|удал(?:ить|яется|ив)|снять|опустить",
    insert=r"включ(?:ить|ается)|встав(?:ить|ляется|ив)|добав(?:ить|ляется|ив)|дополнить",
    move=r"перенес(?:ти|ены?)|перемест(?:ить|ив)",
    retain=r"сохран(?:ить|яется|ение|яем)|остав(?:ить|ляем)",
    support=r"поддержива(?:ем|ет|ют)|поддержать|присоединя(?:емся|ется)",
    accept=r"мо(?:жем|жет|гли бы) (?:принять|согласиться)",
    bracket=r"скобк(?:и|ах|ами)",
    reword=r"в следующей редакции|изложить|сформулировать|(?:долж\w+ )?гласит(?:ь)?",
    other=r"объедин\w+|раздел(?:ить|ив)|поменять|перенумер\w+|оговорк\w+",
    swap=r"(?!)",
    by=r"на|словами|словом",
    after=r"после(?: слов[а-я]*)?",
    before=r"перед(?: слов[а-я]*)?",
    end=r"в кон(?:це|ец)",
    start=r"в нача(?:ле|ло)",
    throughout=r"по всему тексту|во всем тексте|во всём тексте",
    new=r"нов(?:ый|ую|ое|ая|ого|ой)|следующ\w+",
    original=r"первоначальн\w+|исходн\w+|без изменений",
    negation=r"не|против|возража\w+|кроме|за исключением"
    r"|вместо(?!\s(?:слов\w*\s)?\ue000\d+\ue001,?\s(?:следует\s)?читать)",
    part=r"(?:предложени[еяйю]|фраз[ау]|слов[ао]|запят\w+|сноск\w+)",
    table=r"таблиц[аеуы]",
    row=r"строк[аеуи]",
    last=r"последн(?:яя|ей|юю)",
    opening=r"в|во|после|перед|к|по",
    joint=r"и|а также",
    proposal=r"предложени\w+|текст\w*|поправк\w+|формулировк\w+",
    title=r"заголов\w+|названи\w+",
    hedge=r"если|либо|или|возможно|может быть|но|только|иначе|ранее",
    exception=r"кроме|за исключением",
    respective=r"соответственно",
)
AR = Lexicon(
    replace=r"[يت]قرأ(?= \ue000)|[يت]?ستعاض|الاستعاضة|استبدال|[يت]ستبدل|→",
    delete=r"حذف|[يت]حذف|شطب|[يت]شطب",
    insert=r"إدراج|إضافة|[يت]ضاف|[يت]درج|أضف",
    move=r"نقل|[يت]نقل",
    retain=r"الإبقاء|[يت]بقى|الاحتفاظ|[نيت]حتفظ",
    support=r"[نيت]ؤيد|[نيت]دعم",
    accept=r"يمكننا (?:قبول|الموافقة)",
    bracket=r"قوسين|أقواس",
    reword=r"[يت]قرأ(?=[^\ue000]{0,80} (?:كما يلي|كالتالي|على النحو (?:التالي|الآتي))\W*\ue000)"
    r"|ل?يصبح نص(?:ها?)?|نص(?:ها?)? كما يلي|نص(?:ها?)? كالتالي|[يت]عاد صياغة",
    other=r"دمج|[يت]دمج|تقسيم|إعادة ترقيم|[نيت]تحفظ|تحفظ",
    swap=r"(?!)",
    by=r"بعبارة|بكلمة|ب",
    after=r"بعد(?: عبارة| كلمة)?",
    before=r"قبل(?: عبارة| كلمة)?",
    end=r"في (?:نهاية|آخر)",
    start=r"في (?:بداية|مستهل)",
    throughout=r"في (?:جميع أجزاء|كامل|سائر) النص|حيثما ورد(?:ت)?|في النص كله",
    new=r"جديدة?|التالية?",
    original=r"الأصلي(?:ة)?|كما هي|كما هو|دون تغيير",
    negation=r"لم|لن|ليس|[نيت]سحب|سحب|لا|عدم|[نيت]عارض|[نيت]عترض|بدلا من|باستثناء|ما عدا",
    part=r"(?:الجملة|جملة|كلمة|فاصلة|حاشية|آخر|نهاية|بقية|الشطر)",
    table=r"(?:ال)?جدول",
    row=r"(?:ال)?صف",
    last=r"(?:ال)?أخير",
    opening=r"في|بعد|قبل|على|من",
    joint=r"ثم|و",
    proposal=r"اقتراح|مقترح|نص|تعديل|صياغة",
    title=r"عنوان",
    hedge=r"إذا|إن|إما|أو|ربما|لكن|إلا|فقط|سبق",
    exception=r"باستثناء|ما عدا",
    respective=r"على التوالي",
)
ZH = Lexicon(
    replace=r"应为(?=\ue000)|替换|改为|改成|代替|取代|修改为|→",
    delete=r"删除|删去|去掉",
    insert=r"插入|增加|加入|添加|增列|新增|加上",
    move=r"移至|移到|移动",
    retain=r"(?<!持)保留(?!(?:我们的?|我方|本国|其)?(?:意见|立场|态度))|维持",
    support=r"支持|赞同|赞成",
    accept=r"可以接受|能够接受",
    bracket=r"方括号|加括号",
    reword=r"案文如下|如下案文|改写",
    other=r"合并|拆分|对调|重新编号|保留(?:我们的?|我方|本国|其)?(?:意见|立场|态度)",
    swap=r"(?:以|用)\ue000\d+\ue001(?:一词|一语|字样)?(?:来)?(?:取代|代替|替换)",
    by=r"为|成",
    after=r"之?后",
    before=r"之?前",
    end=r"末尾|结尾|句末|最后",
    start=r"开头|句首|开始处",
    throughout=r"全文|通篇|各处",
    new=r"新|如下|下列|以下|(?<![第这该])一[款条项段]",
    original=r"原文|原案文|不变",
    negation=r"撤回|撤销|无法|未|不|反对|而非|(?<!删)除(?:了|第|外)",
    part=r"句子|第[一二三四五六七八九十0-9]+句|[首末前后]句|一句|半句|脚注|逗号|一词",
    table=r"表格?",
    row=r"一?行(?![动为政使业])",
    last=r"最后|末",
    opening=r"在|将|把|对|于",
    joint=r"并|和|以及",
    proposal=r"提案|提议|案文|修正案|建议",
    title=r"标题",
    hedge=r"如果|倘若|若(?!干)|要么|或者?|也许|但(?!书)|只有|曾",
    exception=r"(?!)",
    respective=r"分别",
)
LEXICA: Mapping[str, Lexicon] = {"en": EN, "fr": FR, "es": ES, "ru": RU, "ar": AR, "zh": ZH}

VERBS = {
    "reword": Action.REWORD,
    "replace": Action.REPLACE,
    "delete": Action.DELETE,
    "insert": Action.INSERT,
    "move": Action.MOVE,
    "bracket": Action.BRACKET,
    "accept": Action.RETAIN,
    "retain": Action.RETAIN,
    "support": Action.SUPPORT,
    "other": Action.UNREAD,
}
"""The verbs, in the order in which they are looked for, and what each asks."""

_UNSPACED = frozenset({"zh"})


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled words of one language."""

    lang: str
    patterns: Mapping[str, re.Pattern[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


@cache
def words(lang: str) -> Words:
    """The words of a language (BCP 47; English where there are none of it), each matched as a whole word
    where the script sets spaces. Arabic ones may carry a prefixed conjunction or preposition."""
    primary = lang.partition("-")[0].lower()
    known = primary if primary in LEXICA else "en"
    before = "" if known in _UNSPACED else r"(?<!\w)(?:[وفلب]?ل?)?" if known == "ar" else r"(?<!\w)"
    after = "" if known in _UNSPACED else r"(?!\w)"
    entries = {one.name: getattr(LEXICA[known], one.name) for one in fields(Lexicon)}
    compiled = {
        name: re.compile(f"{before}(?:{source}){'' if source.endswith('→') and not before else after}", re.IGNORECASE)
        for name, source in entries.items()
    }
    verbs = "|".join(f"(?P<{name}>{entries[name]})" for name in VERBS)
    anyverb = "|".join(f"(?:{entries[name]})" for name in VERBS)
    joint, opening = entries["joint"], entries["opening"]
    compiled["verb"] = re.compile(f"{before}(?:{verbs}){after}", re.IGNORECASE)
    compiled["separator"] = re.compile(rf"[,;:،؛，；、]|{before}(?:{joint}){after}", re.IGNORECASE)
    compiled["begins"] = re.compile(
        rf"[\s,]*(?:(?:{joint}){after}[\s,]*)?(?:\w+\s+){{0,2}}{before}(?:(?:{opening}){after}|(?:{anyverb}))",
        re.IGNORECASE,
    )
    table, row, last = (entries[name] for name in ("table", "row", "last"))
    compiled["row_before"] = re.compile(rf"{before}(?:{row}){after}\s*$", re.IGNORECASE)
    compiled["row_behind"] = re.compile(rf"\s*的?(?:{row}){after}", re.IGNORECASE)
    ends = rf"(?:{row}) (?:{last})" if known == "ar" else rf"(?:{last})\s?(?:{row})"
    compiled["last_row"] = re.compile(rf"{before}(?:{ends}){after}", re.IGNORECASE)
    called_new = rf"(?:{entries['new']}){after}的?\s?(?:\w+\s)?(?:{row})|(?:{row}) (?:{entries['new']})"
    some = rf"(?:an?|another|une|una) (?:{row})" if known != "zh" else rf"(?:{entries['insert']})(?:{row})"
    compiled["new_row"] = re.compile(rf"{before}(?:{called_new}|{some}){after}", re.IGNORECASE)
    compiled["counted_table"] = re.compile(rf"{before}(?:{table}){after}\s*\d", re.IGNORECASE)
    compiled["introduced"] = re.compile(rf"{before}(?:{entries['new']}){after}的?\W*$", re.IGNORECASE)
    compiled["trailing"] = re.compile(rf"\s+(?:{opening})(?:\s+\w{{1,3}})?\s*$", re.IGNORECASE)
    return Words(known, compiled)


_RANKS = "ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع"
_HARAKAT = re.compile(f"(مكرر[ا\u064b]*(?: (?:{_RANKS})[ا\u064b]+)?)|[\u064b-\u065f\u0670\u0640]")


def bare(text: str) -> str:
    """The text as the words are matched against it: without Arabic vowel signs, except in the suffix of a number,
    which is written as its author did."""
    return _HARAKAT.sub(lambda found: found[1] or "", text)
