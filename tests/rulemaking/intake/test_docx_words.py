"""What a reader of a Word file sees is what is read, whatever it is wrapped in."""

import io
import zipfile

import pytest

from plenary.engine.text.block import Block, Change, Markup, Piece, Shape
from plenary.rulemaking.intake.document import Note, Remark
from plenary.rulemaking.intake.docx import read
from tests.rulemaking.intake.word import cut, field, ins, p, r, table, tc, tr, word

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def text(*runs: str, **parts: str) -> str:
    """The words of a one-paragraph file."""
    return "\n".join(block.accepted for block in read(word(p(*runs), **parts)).blocks)


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return read(word(body, **parts)).blocks


@pytest.mark.parametrize(
    ("run", "seen"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a\tb\nc\n"),
        ('<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>er\xadate</w:t></w:r>', "co‑operate"),
        ('<w:hyperlink r:id="x"><w:r><w:t>link</w:t></w:r></w:hyperlink>', "link"),
        ('<w:smartTag w:element="place"><w:r><w:t>place</w:t></w:r></w:smartTag>', "place"),
        ("<w:customXml><w:r><w:t>custom</w:t></w:r></w:customXml>", "custom"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>", "control"),
        ('<w:bdo w:val="rtl"><w:r><w:t>المادة 7</w:t></w:r></w:bdo>', "المادة 7"),
        ("<w:r><w:t>\u200fالمادة \u200f7\u200e \u2067أ\u2069</w:t></w:r>", "المادة 7 أ"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>read so</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "base",
        ),
        ('<w:fldSimple w:instr=" SEQ Table "><w:r><w:t>4</w:t></w:r></w:fldSimple>', "4"),
        ('<w:fldSimple w:instr=" PAGE "/>', ""),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Arial" w:char="2014"/></w:r>', "—"),
        (r("\uf061", '<w:rFonts w:ascii="Symbol"/>'), "α"),
        (r("10") + r("6", '<w:vertAlign w:val="superscript"/>'), "10⁶"),
        (r("1") + r("st", '<w:vertAlign w:val="superscript"/>'), "1st"),
        (r("CO") + r("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        ('<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="x"/>' + r("a"), "a"),
    ],
)  # fmt: skip
def test_words_are_read_out_of_all_they_are_wrapped_in(run: str, seen: str):
    assert text(r("["), run, r("]")) == f"[{seen}]"


def test_a_field_says_its_result_and_not_how_it_is_made():
    nested = field("IF 1 = 1", "as in ") + field("REF _Ref1 \\r \\h", "paragraph 3")
    assert text("see ", nested, ".") == "see as in paragraph 3."


def test_a_field_inside_an_instruction_is_not_seen():
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    outer = begin + field("PAGE", "7") + separate + r("x") + end
    assert text(outer) == "x"


def test_a_field_that_never_ends_hides_no_later_paragraph():
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    stray = (
        '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/>'
        '<w:fldChar w:fldCharType="separate"/><w:instrText>x</w:instrText></w:r>'
    )
    assert [block.accepted for block in blocks(p("one", broken, "hidden") + p("two") + p(stray, "three"))] == [
        "one",
        "two",
        "three",
    ]


def test_a_deleted_field_is_a_deletion_of_its_result():
    gone = (
        '<w:del w:author="A"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText> REF x </w:delInstrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>3</w:delText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    )
    assert blocks(p("see ", gone))[0].pieces == (Piece("see "), Piece("3", Change.DELETED, "A"))


def test_numbers_that_only_a_field_makes_are_said_to_be_missing():
    content = read(word(p(field("AUTONUMLGL", None), "Text") + p(field("AUTONUM", None), "Text")))
    assert content.notes == (Note(Remark.FIELD_NUMBERS, 2),)


def test_an_unknown_sign_is_shown_as_unknown_and_said():
    content = read(word(p('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>')))
    assert (content.blocks[0].accepted, content.notes) == ("\ufffd", (Note(Remark.SYMBOLS, 1, "paragraph 1"),))


def test_a_sign_without_a_code_is_unknown():
    assert text('<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>') == "\ufffd"


def test_one_branch_of_an_alternative_is_read():
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>new</w:t></mc:Choice>'
        "<mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><mc:AlternateContent><mc:Fallback><w:t> only</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><mc:AlternateContent/></w:r>"
    )
    assert text(both) == "new only"


def test_a_formula_is_one_line_and_is_said():
    formula = (
        "<m:oMath><m:f><m:fPr/><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
        "<m:sSub><m:e><m:r><m:t>y</m:t></m:r></m:e><m:sub><m:r><m:t>i,j</m:t></m:r></m:sub></m:sSub>"
        "<m:rad><m:e><m:r><m:t>n</m:t></m:r></m:e></m:rad>"
        '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>i</m:t></m:r></m:sub><m:sup/>'
        "<m:e><m:d><m:e><m:r><m:t>p</m:t></m:r></m:e><m:e><m:r><m:t>q</m:t></m:r></m:e></m:d></m:e></m:nary>"
        "<m:nary><m:e><m:r><m:t>f</m:t></m:r></m:e></m:nary>"
        "<w:del><m:r><m:t>gone</m:t></m:r></w:del></m:oMath>"
    )
    content = read(word(p("so ", formula)))
    assert content.blocks[0].accepted == "so (a+b)/cx^2y_(i,j)√(n)∑_i (p, q)∫ f"
    assert content.notes == (Note(Remark.FORMULAS, 1, "paragraph 1"),)


def test_marks_by_hand_are_those_on_the_words_not_those_of_their_style():
    styles = (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/>'
        '<w:color w:val="0000FF"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
    )
    body = p(
        "a normal text of some length ",
        r("b", "<w:strike/>"),
        r("c", '<w:dstrike/><w:color w:val="ff0000"/>'),
        r("d", '<w:u w:val="single"/>'),
        r("e", '<w:u w:val="none"/><w:strike w:val="0"/><w:color w:val="auto"/>'),
        r("f", '<w:rStyle w:val="Hyperlink"/>'),
        r("g", '<w:rStyle w:val="Gone"/>'),
        r("h", '<w:color w:val="1F1F1F"/>'),
        r("i", '<w:color w:val="nothex"/>'),
    )
    assert blocks(body, styles=styles)[0].pieces == (
        Piece("a normal text of some length "),
        Piece("b", markup=frozenset({Markup.STRUCK})),
        Piece("c", markup=frozenset({Markup.STRUCK, Markup.COLOURED}), colour="FF0000"),
        Piece("d", markup=frozenset({Markup.UNDERLINED})),
        Piece("ef"),
        Piece("g", markup=frozenset({Markup.STRUCK})),
        Piece("hi"),
    )


def test_the_colour_of_most_of_the_text_is_no_mark():
    blue, red = '<w:color w:val="003366"/>', '<w:color w:val="CC0000"/>'
    body = p(r("Most of the text is dark blue, ", blue), r("but this is red", red))
    assert blocks(body)[0].pieces == (
        Piece("Most of the text is dark blue, "),
        Piece("but this is red", markup=frozenset({Markup.COLOURED}), colour="CC0000"),
    )


def test_headings_are_known_by_outline_level_in_any_language():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="Titre un"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T1a"><w:name w:val="mon titre"/><w:basedOn w:val="Titre1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Unter"><w:name w:val="Subtitle"/><w:basedOn w:val="Titel"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    )
    named = ("Titel", "Unter", "Titre1", "T1a", "H3", "Loop", "N")
    body = "".join(p(name, properties=f'<w:pStyle w:val="{name}"/>') for name in named)
    body += p("own", properties='<w:outlineLvl w:val="0"/>') + p(
        "not", properties='<w:pStyle w:val="H3"/><w:outlineLvl w:val="9"/>'
    )
    assert [(block.accepted, block.shape, block.level) for block in blocks(body, styles=styles)] == [
        ("Titel", Shape.TITLE, 0),
        ("Unter", Shape.BODY, 0),
        ("Titre1", Shape.HEADING, 1),
        ("T1a", Shape.HEADING, 1),
        ("H3", Shape.HEADING, 2),
        ("Loop", Shape.BODY, 0),
        ("N", Shape.BODY, 0),
        ("own", Shape.HEADING, 0),
        ("not", Shape.BODY, 0),
    ]


def test_a_file_in_the_strict_form_is_read_like_any_other():
    files = word(p("One ", ins("two")))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(files)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            data = data.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT)
            new.writestr(name, data)
    assert read(strict.getvalue()) == read(files)


def test_columns_count_what_cells_span_and_skip_what_is_merged_from_above():
    body = table(
        tr(tc("a", properties='<w:gridSpan w:val="2"/>'), tc("b", properties='<w:vMerge w:val="restart"/>')),
        tr(tc("c"), tc("d"), tc("", properties="<w:vMerge/>")),
        tr(tc("e"), properties='<w:gridBefore w:val="1"/>'),
    )
    assert [(block.accepted, block.row, block.place) for block in blocks(body)] == [
        ("a", (0, 0, 0), "table 1, row 1, column 1"),
        ("b", (0, 0, 2), "table 1, row 1, column 3"),
        ("c", (0, 1, 0), "table 1, row 2, column 1"),
        ("d", (0, 1, 1), "table 1, row 2, column 2"),
        ("e", (0, 2, 1), "table 1, row 3, column 2"),
    ]


def test_a_table_in_a_cell_follows_the_cell_and_empty_cells_stay():
    body = table(tr(tc("a", table(tr(tc("x"), tc())), "b"), tc("c")))
    assert [(block.accepted, block.row) for block in blocks(body)] == [
        ("a\nb", (0, 0, 0)), ("x", (1, 0, 0)), ("", (1, 0, 1)), ("c", (0, 0, 1)),
    ]  # fmt: skip


def test_a_table_of_one_cell_is_a_frame_around_text():
    content = read(word(p("a") + table(tr(tc("b", "c"))) + p("d")))
    assert [(block.accepted, block.shape, block.place) for block in content.blocks] == [
        ("a", Shape.BODY, "paragraph 1"),
        ("b", Shape.BODY, "paragraph 2"),
        ("c", Shape.BODY, "paragraph 3"),
        ("d", Shape.BODY, "paragraph 4"),
    ]
    assert content.notes == (Note(Remark.FRAME, 1, "paragraph 2"),)


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on_and_said():
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:txbx><w:txbxContent>{p('boxed ', cut('x'))}{p('more')}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{p('boxed')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    content = read(word(p("a", box) + p("b")))
    assert [(block.accepted, block.place) for block in content.blocks] == [
        ("a", "paragraph 1"), ("boxed ", "text box 1"), ("more", "text box 1"), ("b", "paragraph 2"),
    ]  # fmt: skip
    assert content.notes == (Note(Remark.TEXT_BOX, 1, "paragraph 1"),)
