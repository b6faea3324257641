from plenary.kit.language import speaking
from plenary.rulemaking.output.citation import citations
from tests.rulemaking.output.samples import ENGLISH, setting


def test_a_provision_is_cited_by_the_numbers_of_what_holds_it():
    cited = citations(ENGLISH.settings)
    assert [cited[key] for key in ("t", "pp1", "pp2", "a7", "a7.2", "a7.2.b", "x1", "fn1", "tb.r2.c2")] == [
        "Title",
        "Preamble, paragraph 1",
        "Preamble, paragraph 2",
        "Article 7",
        "Article 7, 2",
        "Article 7, 2, (b)",
        "Article 7, 3 bis",
        "Article 7, footnote 1",
        "Table 1, row “Small”, column 2",
    ]


def test_what_holds_an_article_is_left_out_of_its_citation_except_an_annex():
    settings = (
        setting("p", "part", "Part II", 0, "Access"),
        setting("p.a", "article", "Article 7", 1, "Pool"),
        setting("p.a.1", "paragraph", "1", 2, "Words."),
        setting("x", "annex", "Annex I", 0, "Criteria"),
        setting("x.a", "article", "Article 1", 1, "Need"),
    )
    assert list(citations(settings).values()) == [
        "Part II",
        "Article 7",
        "Article 7, 1",
        "Annex I",
        "Annex I, Article 1",
    ]


def test_a_new_preambular_paragraph_is_cited_by_the_one_before_it():
    settings = (*ENGLISH.settings[:2], setting("n", "preambular", "", 0, "Noting,", new=True), *ENGLISH.settings[2:])
    cited = citations(settings)
    assert [cited[key] for key in ("pp1", "n", "pp2")] == [
        "Preamble, paragraph 1",
        "Preamble, after paragraph 1",
        "Preamble, paragraph 2",
    ]


def test_what_opens_and_closes_a_preamble_is_cited_as_part_of_it():
    settings = (
        setting("t", "title", "", 0, "Framework"),
        setting("t1", "text", "", 0, "The Members,"),
        setting("pp1", "preambular", "", 0, "Noting,"),
        setting("t2", "text", "", 0, "Have agreed as follows:"),
        setting("n", "text", "", 0, "Have agreed on this:", new=True),
        setting("a", "article", "Article 1", 0, "Aim"),
        setting("x", "annex", "Annex", 0, "Notes"),
        setting("x1", "preambular", "", 1, "Recalling,"),
        setting("x2", "text", "", 1, "First."),
        setting("x3", "text", "", 1, "Second."),
        setting("h", "heading", "", 0, "Signatures"),
        setting("h1", "text", "", 1, "Done in two copies."),
    )
    cited = citations(settings)
    assert [cited[key] for key in ("t1", "pp1", "t2", "n", "x2", "x3", "h1")] == [
        "Preamble, opening words",
        "Preamble, paragraph 1",
        "Preamble, closing words",
        "Preamble, closing words",
        "Annex, unnumbered paragraph 1",
        "Annex, unnumbered paragraph 2",
        "“Signatures”",
    ]


def test_paragraphs_without_a_number_are_counted_where_several_have_one_holder_and_new_ones_count_for_no_other():
    settings = (
        setting("a", "article", "Article 1", 0, "Aim"),
        setting("n", "text", "", 1, "Before all.", new=True),
        setting("a1", "text", "", 1, "First."),
        setting("m", "text", "", 1, "Between.", new=True),
        setting("a2", "text", "", 1, "Second."),
        setting("a.1", "paragraph", "1", 1, "Numbered."),
        setting("b", "article", "Article 2", 0, "Means"),
        setting("b1", "text", "", 1, "The Council may:"),
        setting("b1a", "subparagraph", "(a)", 2, "lend;"),
    )
    assert citations(settings) == {
        "a": "Article 1",
        "n": "Article 1",
        "a1": "Article 1, unnumbered paragraph 1",
        "m": "Article 1, after unnumbered paragraph 1",
        "a2": "Article 1, unnumbered paragraph 2",
        "a.1": "Article 1, 1",
        "b": "Article 2",
        "b1": "Article 2",
        "b1a": "Article 2, (a)",
    }


def test_what_nothing_with_a_name_holds_is_counted_and_a_heading_without_a_number_is_called_by_its_words():
    settings = (
        setting("t1", "text", "", 0, "The only words."),
        setting("h", "heading", "", 0, "Signatures"),
        setting("e", "heading", "", 0, ""),
        setting("e1", "text", "", 1, "Done in two copies."),
    )
    assert citations(settings) == {
        "t1": "unnumbered paragraph 1",
        "h": "“Signatures”",
        "e": "",
        "e1": "unnumbered paragraph 1",
    }


def test_a_citation_has_the_comma_of_the_language_of_the_text_whatever_the_page_is_in():
    arabic = (
        setting("a", "article", "المادة 7", 0, "مجمع"),
        setting("a.1", "paragraph", "1", 1, "كلمات."),
        setting("a.1.a", "subparagraph", "(أ)", 2, "كلمات."),
    )
    figures = (setting("p", "paragraph", "1", 0, "Words."), setting("p.1", "subparagraph", "2", 1, "Words."))
    found = {}
    for tongue in ("en", "ar", "zh"):
        with speaking(tongue):
            english = citations(ENGLISH.settings)["a7.2.b"]
            found[tongue] = (english, citations(arabic)["a.1.a"], citations(figures)["p.1"])
    assert found == {
        "en": ("Article 7, 2, (b)", "المادة 7، 1، (أ)", "1, 2"),
        "ar": ("Article 7, 2, (b)", "المادة 7، 1، (أ)", "1، 2"),
        "zh": ("Article 7, 2, (b)", "المادة 7، 1، (أ)", "1，2"),
    }
