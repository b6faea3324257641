import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.numbering import Label, NoNumeral, Style, follow, insert, parse, readings, recognise

SHOWN = [
    *("Article 7", "Article 7 bis", "7.", "2 bis", "2bis", "2 decies", "Alt", "Alt 2", "(a)", "(a bis)", "(i)", "I."),
    *(
        "Part II",
        "Annex I",
        "Annex",
        "Artículo 7",
        "Article premier",
        "Статья 7",
        "المادة ٧",
        "المادة السابعة والعشرون",
    ),
    *("第七条", "第七条之二", "第一部分", "附件一", "PP3", "OP 12", "[Article 3bis]", "4.2", "3 Alt 2", "3 bis Alt"),
    *(
        "Première partie",
        "Часть первая",
        "(б)",
        "(هـ)",
        "7a",
        "一、",
        "（二）",
        "1 -",
        "Article (7)",
        "[(a bis)]",
        "3 Alt 2 bis",
    ),
]


@pytest.mark.parametrize("shown", SHOWN)
def test_a_number_is_shown_as_it_was_written(shown):
    assert [number.shown for number in readings(shown)] == [shown] * len(readings(shown))
    assert readings(shown)


@pytest.mark.parametrize("text", ["", "Hello", "(a", "[7.", "Part mix", "mix.", "7 bis ter quater", "Article", "之二"])
def test_what_is_no_number_is_none(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    ("shown", "key", "style", "label"),
    [
        ("Article 7 bis", ((), 7, 2, 0), Style.DIGITS, Label.ARTICLE),
        ("4.2", ((4,), 2, 1, 0), Style.DIGITS, None),
        ("Part II", ((), 2, 1, 0), Style.ROMAN_UPPER, Label.PART),
        ("第七条之二", ((), 7, 2, 0), Style.HAN, Label.ARTICLE),
        ("المادة 7 مكررا ثانيا", ((), 7, 3, 0), Style.DIGITS, Label.ARTICLE),
        ("Article premier", ((), 1, 1, 0), Style.WORD, Label.ARTICLE),
        ("Annex", ((), 1, 1, 0), Style.NONE, Label.ANNEX),
        ("Annexe B", ((), 2, 1, 0), Style.LETTER_UPPER, Label.ANNEX),
        ("3 Alt", ((), 3, 1, 100), Style.DIGITS, None),
        ("3 Alt 2 bis", ((), 3, 1, 201), Style.DIGITS, None),
        ("3 bis A", ((), 3, 2, 1), Style.DIGITS, None),
        ("Статья 3.1", ((), 3, 2, 0), Style.DIGITS, Label.ARTICLE),
        ("Статья 3²", ((), 3, 3, 0), Style.DIGITS, Label.ARTICLE),
        ("(b) ter", ((), 2, 3, 0), Style.LETTER, None),
        ("第二款之三", ((), 2, 3, 0), Style.HAN, None),
        ("Статья 3 бис Б", ((), 3, 2, 2), Style.DIGITS, Label.ARTICLE),
        ("3D", ((), 3, 5, 0), Style.DIGITS, None),
    ],
)
def test_a_number_counts_sorts_and_names(shown, key, style, label):
    number = parse(shown)
    assert (number.key, number.style, number.label) == (key, style, label)


def test_numbers_sort_as_a_text_has_them():
    mixed = ["10.", "2 ter.", "3 Alt 2.", "1.", "2 bis.", "3 Alt.", "3.", "2."]
    order = ["1.", "2.", "2 bis.", "2 ter.", "3.", "3 Alt.", "3 Alt 2.", "10."]
    assert sorted(mixed, key=lambda shown: parse(shown).key) == order


@pytest.mark.parametrize(
    ("shown", "bare"), [("7.", "7"), ("1 -", "1"), ("一、", "一"), ("(a)", "(a)"), ("Article 7.", "Article 7")]
)
def test_a_provision_carries_its_number_without_what_sets_it_off(shown, bare):
    assert parse(shown).bare == bare


@pytest.mark.parametrize(
    ("after", "taken", "lang", "shown"),
    [
        ("3", [], "en", "3 bis"),
        ("3 bis", [], "en", "3 ter"),
        ("3.", ["3 bis."], "en", "3 ter."),
        ("Article 7", [], "fr", "Article 7 bis"),
        ("(b)", [], "en", "(b bis)"),
        ("المادة 7", [], "ar", "المادة 7 مكررا"),
        ("Статья 7", [], "ru", "Статья 7 бис"),
        ("第七条", [], "en", "第七条之二"),
        ("7a", [], "en", "7b"),
        ("(b) bis", [], "en", "(b) ter"),
        ("3 Alt", [], "en", "3 bis"),
        ("Alt", [], "en", "Alt 2"),
        ("Alt", ["Alt 4"], "en", "Alt 5"),
    ],
)
def test_the_number_of_an_insertion_comes_next_after_it(after, taken, lang, shown):
    assert insert(parse(after), [parse(number) for number in taken], lang=lang).shown == shown


@given(st.sampled_from(["3", "Article 7", "(b)", "第七条", "المادة ٧"]), st.integers(1, 98))
def test_insertions_stand_between_a_number_and_its_follower(shown, times):
    number = first = parse(shown)
    for _ in range(times):
        number = insert(number)
    assert first.key < number.key < follow(first).key
    assert parse(number.shown).key == number.key


def test_the_hundredth_insertion_is_refused():
    number = parse("3")
    taken = [number]
    for _ in range(98):
        taken.append(insert(taken[-1]))
    with pytest.raises(NoNumeral):
        insert(number, taken)


@pytest.mark.parametrize(
    ("shown", "following"),
    [
        ("3", "4"),
        ("(a bis)", "(b)"),
        ("(a) bis", "(b)"),
        ("1. bis", "2."),
        ("(z)", "(aa)"),
        ("Article premier", "Article 2"),
        ("Annex", "Annex 2"),
        ("Part II", "Part III"),
        ("第七条", "第八条"),
        ("المادة ٩", "المادة ١٠"),
        ("4.2", "4.3"),
    ],
)
def test_a_list_goes_on_with_the_next_number(shown, following):
    assert follow(parse(shown)).shown == following


@pytest.mark.parametrize(
    ("text", "shown", "rest", "sure"),
    [
        ("Article 7. Access to data", "Article 7.", "Access to data", True),
        ("Article 7", "Article 7", "", True),
        ("Article 7 Access to data", "Article 7", "Access to data", False),
        ("Article (7) Access", "Article (7)", "Access", True),
        ("Article 2bis *(general)*", "Article 2bis", "*(general)*", True),
        ("[Article 3bis] (mechanism)", "[Article 3bis]", "(mechanism)", True),
        ("7. The Members", "7.", "The Members", True),
        ("2 bis The Members", "2 bis", "The Members", True),
        ("2 bis A Member", "2 bis", "A Member", True),
        ("2 bis A. The Members", "2 bis A.", "The Members", True),
        ("2 bis A\tThe Members", "2 bis A", "The Members", True),
        ("1\tThe Members", "1", "The Members", True),
        ("1.促进合作", "1.", "促进合作", True),
        ("一、总则", "一、", "总则", True),
        ("（一）促进", "（一）", "促进", True),
        ("第七条 数据", "第七条", "数据", False),
        ("第七条：数据", "第七条：", "数据", True),
        ("المادة 7 - الوصول", "المادة 7 -", "الوصول", True),
        ("1 - تتعهد", "1 -", "تتعهد", True),
        ("(أ) تعزيز", "(أ)", "تعزيز", True),
        ("а) содействовать", "а)", "содействовать", True),
        ("4.2 The Members", "4.2", "The Members", True),
        ("1.5 °C of warming", "1.5", "°C of warming", False),
        ("Annex\nCriteria", "Annex", "Criteria", False),
        ("PP4 bis. Recalling", "PP4 bis.", "Recalling", True),
        ("Alt. The Members", "Alt.", "The Members", True),
        ("[3. The Members]", "3.", "[The Members]", True),
        ("  6", "6", "", True),
        ("Article 2 : Accès", "Article 2 :", "Accès", True),
        ("Article 2\u00a0: Accès", "Article 2\u00a0:", "Accès", True),
        ("Article 2\u202f: Accès", "Article 2\u202f:", "Accès", True),
        ("المادة 1 : المصطلحات", "المادة 1 :", "المصطلحات", True),
        ("Annexe : Critères", "Annexe :", "Critères", True),
        ("1.- En el presente", "1.-", "En el presente", True),
        ("1.-En el presente", "1.-", "En el presente", True),
        ("Artículo 1.- Términos", "Artículo 1.-", "Términos", True),
        ("(b) bis the language", "(b) bis", "the language", True),
        ("b) bis the language", "b) bis", "the language", True),
        ("(b)bis the language", "(b)bis", "the language", True),
        ("(b).bis the language", "(b).bis", "the language", True),
        ("(bbis) the language", "(bbis)", "the language", True),
        ("1. bis Reports", "1. bis", "Reports", True),
        ("1.bis Reports", "1.bis", "Reports", True),
        ("1. (bis) Reports", "1. (bis)", "Reports", True),
        ("Article 3 (bis). Capacity", "Article 3 (bis).", "Capacity", True),
        ("Article (3) bis: Capacity", "Article (3) bis:", "Capacity", True),
        ("(ب) مكرراً لغة العضو", "(ب) مكرراً", "لغة العضو", True),
        ("(ب)مكرراً لغة العضو", "(ب)مكرراً", "لغة العضو", True),
        ("1- مكرراً تنشر", "1- مكرراً", "تنشر", True),
        ("المادة 3 (مكرراً): بناء", "المادة 3 (مكرراً):", "بناء", True),
        ("一之二、报告", "一之二、", "报告", True),
        ("一、之二报告", "一、之二", "报告", True),
        ("一(之二)、报告", "一(之二)、", "报告", True),
        ("一之二 报告", "一之二", "报告", True),
        ("（二之二）语文", "（二之二）", "语文", True),
        ("（二）之二语文", "（二）之二", "语文", True),
        ("第一款之二 报告", "第一款之二", "报告", True),
        ("第三条（之二） 能力", "第三条（之二）", "能力", False),
        ("第三条 之二 能力", "第三条 之二", "能力", False),
        ("Статья 3.1. Потенциал", "Статья 3.1.", "Потенциал", True),
        ("Статья 3¹. Потенциал", "Статья 3¹.", "Потенциал", True),
        ("1. BIS shall hold the account", "1.", "BIS shall hold the account", True),
        ("1. Bis repetita", "1.", "Bis repetita", True),
        ("(a) bis; or", "(a)", "bis; or", True),
        ("(a) biscuits", "(a)", "biscuits", True),
        ("1. terms of office", "1.", "terms of office", True),
        ("1. “bis” means", "1.", "“bis” means", True),
        ("二、三分之二多数", "二、", "三分之二多数", True),
        ("（三）之一种", "（三）", "之一种", True),
        ("(after) words", None, "", False),
        ("第一款、第二款规定的", None, "", False),
        ("第三条之二百 能力", None, "", False),
        ("2030 Agenda", None, "", False),
        ("(2015) report", None, "", False),
        ("Alternative sources", None, "", False),
        ("Annexes to this text", None, "", False),
        ("第七条规定的", None, "", False),
        ("一切形式", None, "", False),
        ("a common rule", None, "", False),
        ("PP4xx", None, "", False),
        ("3.x of the text", None, "", False),
        ("", None, "", False),
    ],
)
def test_a_typed_number_is_split_from_the_words(text, shown, rest, sure):
    typed = recognise(text)
    found = (typed.readings[0].shown, typed.rest, typed.sure) if typed else (None, "", False)
    assert found == (shown, rest, sure)


@pytest.mark.parametrize(
    ("shown", "beside"),
    [
        ("(b) bis", "(a)"),
        ("b) bis", "a)"),
        ("1. bis", "2"),
        ("(ب) مكرراً", "(أ)"),
        ("（二）之二", "（一）"),
        ("一、之二", "一、"),
        ("第一款之二", "一、"),
        ("第一项之二", "（二）"),
    ],
)
def test_a_number_with_its_suffix_apart_is_of_the_list_that_it_stands_in(shown, beside):
    assert parse(shown).form == parse(beside).form


_OPENED = ["1. ", "(b) ", "b) ", "（二）", "二、", "Article 3. ", "(ب) ", "1- "]


@given(st.sampled_from(_OPENED), st.sampled_from(["bis", "ter", "quater", "бис", "مكررا"]), st.text("abcя", min_size=1))
def test_a_word_that_only_begins_like_a_suffix_is_a_word(opened, suffix, more):
    word = f"{suffix}{more} other words"
    assert recognise(opened + word).rest == word
