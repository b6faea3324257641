"""A text is found by its words, by characters and pairs where there are no spaces, by symbols whole and in part."""

from plenary.engine.search.tokens import LONGEST_RUN, LONGEST_WORD, Token, compose, find_tokens, list_forms

SLASH, DOT = "\ue000", "\ue001"


def test_words_with_spaces_are_found_at_their_places():
    assert list(find_tokens("Shared computing, d’Ivoire!")) == [
        Token("shared", 0, 6),
        Token("computing", 7, 16),
        Token("d", 18, 19),
        Token("ivoire", 20, 26),
    ]


def test_a_script_without_spaces_gives_each_character_and_each_pair_of_neighbours():
    assert list(find_tokens("AI人工智能")) == [
        Token("ai", 0, 2),
        Token("人", 2, 3),
        Token("工", 3, 4),
        Token("智", 4, 5),
        Token("能", 5, 6),
        Token("人工", 2, 4),
        Token("工智", 3, 5),
        Token("智能", 4, 6),
    ]


def test_a_sign_that_is_no_letter_parts_characters_without_spaces():
    assert list_forms("人・工", 999) == ["人", "工"]
    assert list_forms("・人・", 999) == ["人"]
    assert list_forms("・", 999) == []


def test_a_symbol_gives_each_part_and_each_run_of_parts():
    assert list(find_tokens("(A/L.2)")) == [
        Token("a", 1, 2),
        Token(f"a{SLASH}l", 1, 4),
        Token(f"a{SLASH}l{DOT}2", 1, 6),
        Token("l", 3, 4),
        Token(f"l{DOT}2", 3, 6),
        Token("2", 5, 6),
    ]


def test_a_part_of_which_nothing_can_be_looked_for_is_left_out():
    assert list(find_tokens("a/\u0301/b")) == [
        Token("a", 0, 1),
        Token(f"a{SLASH}b", 0, 5),
        Token("b", 4, 5),
    ]
    assert list(find_tokens("\u0301.\u0301")) == []


def test_what_has_too_many_parts_or_is_too_long_is_found_part_by_part():
    assert list_forms("/".join("abcdefghijklm"), 999) == list("abcdefghijklm")
    half = "x" * (LONGEST_RUN // 2)
    assert list_forms(f"{half}/{half}", 999) == [half]
    assert list_forms("y" * 200, 999) == ["y" * LONGEST_WORD]


def test_forms_are_given_once_and_no_more_of_them_than_bytes_are_asked_for():
    assert list_forms("one two One e\u0301te", 999) == ["one", "two", "ete"]
    assert list_forms("one two three", 8) == ["one", "two"]
    assert compose("e\u0301") == "é"
