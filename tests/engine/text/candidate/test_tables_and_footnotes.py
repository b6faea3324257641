"""Instructions about rows and cells of tables, footnotes, and words that are corrected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.candidate import find
from plenary.engine.text.provision import Instrument, Kind, Provision
from tests.engine.text.candidate.accord import BASES, MEMBERS, Told, blocks, told

NOTES = {
    "en": "The fee may be waived.",
    "fr": "Les frais peuvent être levés.",
    "es": "Puede eximirse.",
    "ru": "Плата может не взиматься.",
    "ar": "يجوز الإعفاء.",
    "zh": "费用可以免除。",
}
UNREAD: list[Told] = [("unread", {}, ["not read"])]
UNKNOWN: list[Told] = [("unread", {}, ["provision unknown"])]


def table(name: str, *rows: tuple[str, ...], parent: str = "a2") -> list[Provision]:
    made = [Provision(name, Kind.TABLE, "", "", parent)]
    for line, cells in enumerate(rows, 1):
        made.append(Provision(f"{name}.r{line}", Kind.ROW, "", "", name))
        made += [
            Provision(f"{name}.r{line}.c{column}", Kind.CELL, text, "", f"{name}.r{line}")
            for column, text in enumerate(cells, 1)
        ]
    return made


def with_table(lang: str, *more: Provision) -> Instrument:
    base = BASES[lang]
    note = Provision("fn1", Kind.FOOTNOTE, NOTES[lang], "1", "a2")
    rows = table("t", ("Tier", "Fee"), ("Small", "100"), ("Large", "900"))
    return Instrument((*base.provisions, note, *rows, *more), lang)


def said(lang: str, *lines: str, base: Instrument | None = None) -> list[Told]:
    base = base or with_table(lang)
    return [told(base, one) for one in find(base, blocks(*lines), members=MEMBERS, lang=lang)]


def replaced(**words: str) -> list[Told]:
    return [("replace", {"words": {name.replace("_", "."): text for name, text in words.items()}}, [])]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "In the table, row “Small”, replace “100” by “150”."),
        ("en", "In the “Small” row of the table, replace “100” by “150”."),
        ("en", "In the table, replace “100” by “150”."),
        ("fr", "Dans le tableau, ligne « Small », remplacer « 100 » par « 150 »."),
        ("fr", "Dans le tableau, remplacer « 100 » par « 150 »."),
        ("es", "En el cuadro, fila «Small», reemplácese «100» por «150»."),
        ("es", "En la tabla, reemplácese «100» por «150»."),
        ("ru", "В таблице, в строке «Small», заменить «100» на «150»."),
        ("ru", "В таблице заменить «100» на «150»."),
        ("ar", "في الجدول، الصف «Small»، يستعاض عن «100» بـ «150»."),
        ("ar", "في الجدول، يستعاض عن «100» بـ «150»."),
        ("zh", "在表格“Small”一行中，将“100”改为“150”。"),
        ("zh", "表中将“100”改为“150”。"),
    ],
)
def test_a_value_is_replaced_in_its_cell(lang: str, sentence: str) -> None:
    assert said(lang, sentence) == replaced(t_r2_c2="150")


@pytest.mark.parametrize(
    ("lang", "sentence", "row"),
    [
        ("en", "Delete the last row of the table.", "t.r3"),
        ("en", "Delete the last row of the table in Article 2.", "t.r3"),
        ("en", "Delete row “Small”.", "t.r2"),
        ("fr", "Supprimer la dernière ligne du tableau.", "t.r3"),
        ("fr", "Supprimer la ligne « Small » du tableau.", "t.r2"),
        ("es", "Suprímase la última fila del cuadro.", "t.r3"),
        ("es", "Suprímase la fila «Small».", "t.r2"),
        ("ru", "Исключить последнюю строку таблицы.", "t.r3"),
        ("ru", "Исключить строку «Small».", "t.r2"),
        ("ar", "يحذف الصف الأخير من الجدول.", "t.r3"),
        ("ar", "يحذف الصف «Small».", "t.r2"),
        ("zh", "删除表格最后一行。", "t.r3"),
        ("zh", "删除“Small”行。", "t.r2"),
    ],
)
def test_a_row_is_deleted_with_its_cells(lang: str, sentence: str, row: str) -> None:
    assert said(lang, sentence) == [("delete", {"deleted": (row, f"{row}.c1", f"{row}.c2")}, [])]


def test_a_row_that_nobody_can_tell_is_left_to_a_person() -> None:
    assert said("en", "In the table, row “Tiny”, replace “100” by “150”.") == [("replace", {}, ["provision unknown"])]
    assert said("en", "In row “Small”, replace “900” by “950”.") == [("replace", {}, ["words not found"])]
    assert said("en", "Article 9, row “Small”: delete.") == UNKNOWN
    assert said("en", "Delete the last row of the table in Article 3.") == UNKNOWN
    assert said("en", "Row “Small” should read “x”.") == UNREAD
    assert said("en", "In table 2, replace “100” by “150”.") == [("replace", {}, ["not read"])]
    two = with_table("en", *table("u", ("Small", "7")))
    assert said("en", "Delete row “Small”.", base=two) == [("unread", {}, ["several such provisions"])]
    assert said("en", "Delete the last row of the table.", base=two) == [("unread", {}, ["several such provisions"])]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "After row “Small”, insert a new row: “Tiny”."),
        ("en", "Insert a new row after row 2 of the table: “Large”, “900”."),
        ("en", "Add another row to the table: “3. Medium”."),
        ("fr", "Ajouter une nouvelle ligne au tableau de l'article 2 : « 3. Moyen »."),
        ("fr", "Ajouter une ligne au tableau de l'article 2 : « 3. Moyen »."),
        ("es", "Añádase una fila nueva al cuadro del artículo 2: «3. Medio»."),
        ("ru", "Добавить в таблицу статьи 2 новую строку: «3. Средний»."),
        ("ar", "يضاف صف جديد إلى الجدول في المادة 2: «3. متوسط»."),
        ("zh", "在第二条表格中新增一行：“3. 中”。"),
    ],
)
def test_a_new_row_is_left_to_a_person_and_is_no_paragraph(lang: str, sentence: str) -> None:
    assert said(lang, sentence) == UNREAD


def test_what_is_added_to_a_table_is_no_paragraph_by_its_number() -> None:
    assert said("en", "Add to the table in Article 2: “4. Big.”") == [("insert", {}, ["place unsaid"])]


def test_a_table_without_cells_that_is_spoken_of_narrows_nothing() -> None:
    assert said("en", "In Article 3.1, on the table, replace “shared” by “split”.") == replaced(a3_1="Costs are split.")
    assert said("en", "In the table, replace “list” by “register”.", base=BASES["en"]) == [
        ("replace", {}, ["words found several times"])
    ]


@pytest.mark.parametrize(
    ("lang", "sentence", "words"),
    [
        ("en", "In footnote 1, replace “may” by “shall”.", "The fee shall be waived."),
        ("en", "Footnote 1 of Article 2: replace “may” by “shall”.", "The fee shall be waived."),
        ("fr", "À la note de bas de page 1, remplacer « peuvent » par « doivent ».", "Les frais doivent être levés."),
        ("fr", "Dans la note 1, remplacer « peuvent » par « doivent ».", "Les frais doivent être levés."),
        ("fr", "À la note n° 1, remplacer « Les » par « Tous les ».", "Tous les frais peuvent être levés."),
        ("es", "En la nota de pie de página 1, sustitúyase «Puede» por «Debe».", "Debe eximirse."),
        ("es", "En la nota 1, sustitúyase «Puede» por «Debe».", "Debe eximirse."),
        ("ru", "В сноске 1 заменить слово «может» словом «должна».", "Плата должна не взиматься."),
        ("ar", "في الحاشية 1، يستعاض عن «يجوز» بـ «يجب».", "يجب الإعفاء."),
        ("zh", "在脚注1中，将“可以”改为“应当”。", "费用应当免除。"),
    ],
)
def test_words_are_replaced_in_a_footnote(lang: str, sentence: str, words: str) -> None:
    assert said(lang, sentence) == replaced(fn1=words)


def test_a_footnote_as_a_whole_is_left_to_a_person_since_its_mark_stands_elsewhere() -> None:
    assert said("en", "Delete footnote 1.") == UNREAD
    assert said("en", "Move footnote 1 after Article 1.") == UNREAD
    assert said("en", "Footnote 1 should read: “No fee.”") == UNREAD
    assert said("en", "Add a new footnote 2 to Article 3: “So.”") == UNREAD
    assert said("en", "In footnote 7, replace “may” by “shall”.") == [("replace", {}, ["provision unknown"])]


@pytest.mark.parametrize(
    ("lang", "sentence", "words"),
    [
        ("en", "“accounts” should read “books”.", {"a3_2": "The Office keeps books."}),
        ("en", "Article 3.2: “accounts” should read “books”.", {"a3_2": "The Office keeps books."}),
        ("fr", "« tient » devrait se lire « garde ».", {"a2_2": "Le Bureau garde une liste."}),
        ("es", "«lleva» debe leerse «guarda».", {"a2_2": "La Oficina guarda una lista."}),
        ("ru", "«ведет» следует читать «хранит».", {"a2_2": "Бюро хранит список."}),
        ("ar", "«يمسك» تُقرأ «يحفظ».", {"a2_2": "يحفظ المكتب قائمة."}),
        ("zh", "“清单”应为“名册”。", {"a2_2": "办公室保存名册。"}),
    ],
)
def test_words_that_should_read_otherwise_are_replaced_where_they_stand_once(
    lang: str, sentence: str, words: dict[str, str]
) -> None:
    assert said(lang, sentence) == replaced(**words)


def test_words_of_no_provision_named_are_looked_for_in_the_whole_text_if_they_are_not_where_it_was_last() -> None:
    deleted: Told = ("delete", {"deleted": ("a3.1",)}, [])
    books = replaced(a3_2="The Office keeps books.")
    assert said("en", "Delete Article 3.1.", "“accounts” should read “books”.") == [deleted, *books]
    assert said("en", "On Article 3:", "“accounts” should read “books”.") == books
    assert said("en", "On Article 1:", "“tools” should read “means”.") == replaced(a1_t1="Members shall share means.")
    assert said("en", "“tools” should read “means”.") == [("replace", {}, ["words found several times"])]
    lost: Told = ("replace", {}, ["words not found"])
    assert said("en", "Delete Article 3.1.", "“Office” should read “Bureau”.") == [deleted, lost]
    assert said("en", "Delete Article 3.1.", "In the title, “accounts” should read “books”.") == [deleted, lost]
    assert said("en", "On Article 1:", "“accounts” should read “books”.") == [lost]


def test_a_value_of_no_table_named_is_looked_for_where_the_text_last_was_and_then_in_every_table() -> None:
    two = with_table("en", *table("u", ("Small", "100"), parent="a3"))
    asked = "In the table, replace “100” by “150”."
    assert said("en", "On Article 3:", asked, base=two) == replaced(u_r1_c2="150")
    assert said("en", "On Article 1:", asked) == replaced(t_r2_c2="150")
    assert said("en", asked, base=two) == [("replace", {}, ["words found several times"])]
    assert said("en", "In the table of Article 3, replace “100” by “150”.") == [("replace", {}, ["words not found"])]


def test_an_operative_paragraph_of_an_article_is_one_of_its_paragraphs() -> None:
    assert said("en", "OP2 of Article 3: insert “all” before “accounts”.") == [
        ("insert", {"words": {"a3.2": "The Office keeps all accounts."}}, [])
    ]


_VALUE = st.sampled_from(["100", "400", "900", "pilot work"])


@given(st.lists(st.tuples(_VALUE, _VALUE), min_size=1, max_size=4), st.data())
def test_what_is_asked_of_a_row_is_done_to_that_row_or_asked_about(
    values: list[tuple[str, str]], data: st.DataObject
) -> None:
    rows = [(f"Tier {'ABCD'[place]}", *line) for place, line in enumerate(values)]
    base = Instrument((*BASES["en"].provisions, *table("t", *rows)))
    place = data.draw(st.integers(0, len(rows) - 1))
    label, *line = rows[place]
    old = data.draw(_VALUE)
    found = said("en", f"In the table, row “{label}”, replace “{old}” by “7”.", base=base)
    if line.count(old) == 1:
        column = line.index(old) + 2
        assert found == [("replace", {"words": {f"t.r{place + 1}.c{column}": "7"}}, [])]
    else:
        assert found == [("replace", {}, ["words found several times" if old in line else "words not found"])]


def test_the_end_of_an_article_is_no_note_of_its_words() -> None:
    note = Provision("fn1", Kind.FOOTNOTE, NOTES["en"], "1", "a3")
    base = Instrument((*BASES["en"].provisions, note))
    [one] = find(base, blocks('At the end of Article 3, add: "Reservations are not permitted."'), members=MEMBERS)
    words = {"a3.2": "The Office keeps accounts. Reservations are not permitted."}
    assert told(base, one) == ("insert", {"words": words}, [])


def test_the_end_of_an_article_that_ends_in_a_table_is_asked_for() -> None:
    [one] = find(with_table("en"), blocks('At the end of Article 2, add: "Fees are low."'), members=MEMBERS)
    assert told(with_table("en"), one) == ("insert", {}, ["place unsaid"])
