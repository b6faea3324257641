from dataclasses import replace

import pypdfium2
from lxml import html

from plenary.engine.text.layout import Opposition
from plenary.rulemaking.output.column import shortened, width, wrapped
from plenary.rulemaking.output.page import render_html
from plenary.rulemaking.output.pdf import render_pdf
from plenary.rulemaking.output.plain import COLUMNS, render_txt
from plenary.rulemaking.output.word import render
from tests.rulemaking.output.samples import ARABIC, CHINESE, ENGLISH, options, setting
from tests.rulemaking.output.word.reader import runs


def test_the_text_stands_in_a_column_with_brackets_names_and_requests():
    text = render_txt(ENGLISH).decode()
    assert (
        text[text.index("Article 7.") : text.index("(1)")]
        == """\
Article 7. Access to [computing resources / compute – Celandia]
---------------------------------------------------------------

1     The Parties recognize that access is a condition of participation.

2     Each Party [shall / should – Borland, Celandia, Northern Group / is
      encouraged to – Desh] contribute[, in accordance with its national law
      [and practice / no text – Celandia], – Borland] to the shared pool⁽¹⁾
      resources commensurate with its [means / capabilities – Celandia].

  (a)   computing time;
        − Deletion of the provision asked for by Borland.
        = Retention as it stands asked for by Island States.

  (b)   training.
        ↕ Move to after Article 7, 1 asked for by Arandia.

3     3 options
      Option 1 – base text
        The Secretariat publishes each year who contributed to the pool and
        who benefited from it.
      Option 2 – Borland, Desh
        The Secretariat reports [yearly – Borland / every two years – Desh] to
        the Assembly on the use of the pool.
      Option 3 – Celandia
        no text

3 bis [No Party shall restrict access to the pool on grounds other than those
      in Article 12. – Arandia, Island States]
      + New provision.

"""
    )


def test_the_head_says_what_it_is_and_how_to_read_it():
    text = render_txt(ENGLISH).decode()
    assert (
        text[: text.index("–         After")]
        == """\
Assembly on Artificial Intelligence
A/AI/1/L.4

Framework on cooperation in artificial intelligence
===================================================

Rolling text
As at 14 May 2031, 13:30 (UTC)
Base text 9f3c·41ab
8 of 13 provisions have suggestions.
12 brackets are open.
3 submissions were received.

How to read this text
---------------------

[ / ]     Words on which suggestions differ: the base text first, then what is
          offered instead.
[ ]       Words added, or words kept in brackets by the members named after
          them.
"""
    )


def test_the_register_and_the_table_stand_at_the_end():
    text = render_txt(ENGLISH).decode()
    assert (
        text[text.index("Table 1") :]
        == """\
Table 1 Tiers of access

      Tier | Units

      Small | [100 / 200 – Arandia]

Register of submissions
-----------------------

ARA.docx · Arandia · read
northern-group.docx · Northern Group · to be confirmed · Three differences
  were not tracked. 3 warnings
letter.txt · to be transcribed · Nobody has said on whose behalf it came. 1
  warning
"""
    )


def test_no_line_is_wider_than_the_column_in_any_script():
    for edition in (ENGLISH, ARABIC, CHINESE):
        assert max(width(line) for line in render_txt(edition).decode().splitlines()) <= COLUMNS


def test_chinese_breaks_between_characters_and_no_line_begins_with_a_full_stop():
    assert wrapped("各缔约方应向共享资源池提供资源。", 12, first="1 ", rest="  ") == (
        "1 各缔约方应\n  向共享资源\n  池提供资\n  源。"
    )
    assert wrapped("各缔约方 AI 系统", 9) == "各缔约方\nAI 系统"


def test_a_word_wider_than_the_column_stands_alone():
    assert wrapped("an internationalization act", 8) == "an\ninternationalization\nact"
    assert wrapped("", 8, first="1 ") == "1"


def test_a_changed_title_and_headings_of_every_kind_are_shown():
    settings = (
        setting("t", "title", "", 0, "Framework [on / for ^BOR] cooperation"),
        options("a1", "article", "Article 1", 0, ("Aim", ()), ("Goal", ("BOR",))),
        setting("a2", "article", "Article 2", 0, deleted=()),
        setting("h", "heading", "", 0, "Final clauses"),
    )
    bare = replace(ENGLISH, settings=settings, register=(), symbol="", body="")
    text = render_txt(bare).decode()
    assert (
        text[text.index("      Framework [on") :]
        == """\
      Framework [on / for – Borland] cooperation

Article 1
---------

Option 1 – base text
  Aim
Option 2 – Borland
  Goal

Article 2
---------

− Deletion of Article 2 as a whole asked for.

Final clauses
-------------
"""
    )


def test_who_opposes_words_is_said_below_them():
    opposed = replace(ENGLISH.settings[3], opposed=(Opposition("a7:1", 1, ("BOR", "DES")),))
    text = render_txt(replace(ENGLISH, settings=(opposed,), register=())).decode()
    assert text.endswith("----\n\n≠ “compute”: opposed by Borland, Desh.\n")


def test_a_title_that_is_too_long_is_cut_where_a_word_ends():
    assert shortened("Framework on cooperation", 24) == "Framework on cooperation"
    assert shortened("Framework on cooperation", 20) == "Framework on …"
    assert shortened("人工智能合作框架草案", 12) == "人工智能合 …"


def test_what_is_asked_for_about_the_rows_of_a_table_stands_below_it():
    settings = (
        setting("t", "table", "Table 1", 0, "Tiers"),
        setting("r1", "row", "", 1),
        setting("c1", "cell", "", 2, "First"),
        setting("c2", "cell", "", 2, "100"),
        setting("r2", "row", "", 1, deleted=("CEL",)),
        setting("c3", "cell", "", 2, "Second", deleted=("CEL",)),
        setting("c4", "cell", "", 2, "[50 / 60 ^BOR]", deleted=("CEL",), opposed=(Opposition("c4:0", 1, ("ARA",)),)),
    )
    text = render_txt(replace(ENGLISH, settings=settings, register=())).decode()
    assert (
        text[text.index("Table 1") :]
        == """\
Table 1 Tiers

      First | 100

      Second | [50 / 60 – Borland]

      − Row “Second”: Deletion of the provision asked for by Celandia.
      ≠ Row “Second”, column 2: “60”: opposed by Arandia.
"""
    )


def test_what_leads_into_an_option_stands_before_its_words_in_every_format():
    plain = options("a.1", "paragraph", "1", 0, (", where possible, help.", ()), ("help freely.", ("BOR",)))
    comma, word = plain.lines
    led = replace(plain, lines=(replace(comma, lead="… shall"), replace(word, lead="… shall ")))
    edition = replace(ENGLISH, settings=(led,), register=())
    text = render_txt(edition).decode()
    assert (
        text[text.index("1     2") :]
        == """\
1     2 options
      Option 1 – base text
        … shall, where possible, help.
      Option 2 – Borland
        … shall help freely.
"""
    )
    page = html.fromstring(render_html(edition))
    assert [words.text_content() for words in page.xpath("//div[@class='option']/p[@class='words']")] == [
        "… shall, where possible, help.",
        "… shall help freely.",
    ]
    pdf = " ".join(pypdfium2.PdfDocument(render_pdf(edition))[1].get_textpage().get_text_range().split())
    assert pdf[pdf.index("1 Option") : pdf.index(" As at")] == (
        "1 Option 1 – base text … shall, where possible, help. Option 2 – Borland … shall help freely."
    )
    assert [words for words, _rtl in runs(render(edition), "Option")] == [
        "Option 1\xa0–\xa0base text",
        "",
        "… shall",
        ", where possible, help.",
        "Option 2\xa0–\xa0Borland",
        "",
        "… shall ",
        "help freely.",
    ]
