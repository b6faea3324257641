from dataclasses import replace

from plenary.engine.text.layout import Line, Mark, Opposition, Run
from plenary.rulemaking.output.apparatus import Row, Sort, base_words, rows, words
from tests.rulemaking.output.samples import ENGLISH, options, setting

BY_ID = {setting.id: setting for setting in ENGLISH.settings}


def test_each_alternative_of_a_slot_is_a_row_and_the_base_comes_first():
    assert rows(BY_ID["a7"]) == (
        Row("a7", Sort.ALTERNATIVE, "a7:1", 0, True, "computing resources"),
        Row("a7", Sort.ALTERNATIVE, "a7:1", 1, False, "compute", ("CEL",)),
    )


def test_a_slot_inside_an_alternative_follows_it_and_an_insertion_gains_the_bases_silence():
    assert rows(BY_ID["a7.2"])[3:7] == (
        Row("a7.2", Sort.ALTERNATIVE, "a7.2:11", 0, True),
        Row(
            "a7.2",
            Sort.ALTERNATIVE,
            "a7.2:11",
            1,
            False,
            ", in accordance with its national law [and practice / ∅],",
            ("BOR",),
        ),
        Row("a7.2", Sort.ALTERNATIVE, "a7.2:13", 0, False, "and practice"),
        Row("a7.2", Sort.ALTERNATIVE, "a7.2:13", 1, False, "", ("CEL",)),
    )


def test_a_held_bracket_is_one_row_with_its_reason():
    assert rows(BY_ID["pp2"])[0] == Row(
        "pp2", Sort.BRACKET, "pp2:1", 0, True, "is a condition of", ("DES",), "instructions"
    )


def test_options_are_rows_with_the_slots_inside_them():
    found = rows(BY_ID["a7.3"])
    assert [(row.sort, row.number, row.base, row.holders) for row in found] == [
        (Sort.OPTION, 0, True, ()),
        (Sort.OPTION, 1, False, ("BOR", "DES")),
        (Sort.OPTION, 2, False, ("CEL",)),
        (Sort.ALTERNATIVE, 0, False, ("BOR",)),
        (Sort.ALTERNATIVE, 1, False, ("DES",)),
    ]


def test_what_is_asked_for_about_a_whole_provision_is_a_row():
    assert rows(BY_ID["a7.2.a"]) == (
        Row("a7.2.a", Sort.DELETION, holders=("BOR",)),
        Row("a7.2.a", Sort.RETENTION, base=True, holders=("IS",)),
    )
    assert rows(BY_ID["a7.2.b"]) == (Row("a7.2.b", Sort.MOVE, words="a7.1", holders=("ARA",)),)
    assert rows(BY_ID["x1"]) == (Row("x1", Sort.NEW, words=words(BY_ID["x1"])[1:-1], holders=("ARA", "IS")),)


def test_the_base_is_read_back_from_a_setting():
    assert base_words(BY_ID["a7"]) == "Access to computing resources"
    assert base_words(BY_ID["pp2"]) == "Recognizing that access to computing resources is a condition of development,"
    assert base_words(BY_ID["a7.3"]) == words(options("a", "paragraph", "", 0, (base_words(BY_ID["a7.3"]), ())))
    assert base_words(setting("n", "paragraph", "", 0, "All [may / can ^BOR] join.", new=True)) == "All may join."
    # A heading that one offers and another would lengthen has the words of the one.
    new = setting("n", "article", "Article 1 bis", 0, "[ / Creative work[ / and heritage ^DES] ^BOR]", new=True)
    assert base_words(new) == "Creative work"


def test_who_opposes_an_alternative_stands_in_its_row_also_in_an_option_and_in_a_new_provision():
    against = (Opposition("a7.3:0", 2, ("ARA",)), Opposition("x1:0", 1, ("CEL",)))
    option = replace(BY_ID["a7.3"], opposed=against[:1])
    option = replace(option, lines=tuple(_at(line, place) for place, line in enumerate(option.lines)))
    assert [row.opposed for row in rows(option) if row.sort is Sort.OPTION] == [(), (), ("ARA",)]
    assert [row.opposed for row in rows(replace(BY_ID["x1"], opposed=against[1:]))] == [("CEL",)]


def _at(line: Line, place: int) -> Line:
    return replace(line, runs=(Run(Mark.WORDS, "", line.slot, place), *line.runs))


def test_a_new_provision_worded_in_two_ways_keeps_both_alternatives():
    new = setting(
        "n", "paragraph", "9", 0, "[ / All join. ^BOR / All may join. ^CEL]", new=True, offered=("BOR", "CEL")
    )
    assert [(row.sort, row.words, row.holders) for row in rows(new)] == [
        (Sort.NEW, "[All join. / All may join.]", ("BOR", "CEL")),
        (Sort.ALTERNATIVE, "All join.", ("BOR",)),
        (Sort.ALTERNATIVE, "All may join.", ("CEL",)),
    ]
