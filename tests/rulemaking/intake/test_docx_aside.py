"""Notes stand after the paragraph that cites them; what is not text is kept apart and said."""

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.rulemaking.intake.document import Note, Quarantined, Remark, What
from plenary.rulemaking.intake.docx import read
from tests.rulemaking.intake.word import cut, field, ins, p, r, table, tc, tr, word

INSERTED, DELETED = Change.INSERTED, Change.DELETED


def cite(id: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id}"/>{more}</w:r>'


def note(id: int, *paragraphs: str, kind: str = "footnote") -> str:
    mark = "<w:r><w:footnoteRef/></w:r>"
    first, *rest = paragraphs
    return f'<w:{kind} w:id="{id}">{p(mark, first)}{"".join(map(p, rest))}</w:{kind}>'


def test_a_note_stands_after_the_paragraph_that_cites_it():
    notes = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' + note(2, " The first.", "Its second.", "")
    assert read(word(p("One", cite(2), " more.") + p("Two."), footnotes=notes)).blocks == (
        Block((Piece("One⁽¹⁾ more."),), place="paragraph 1"),
        Block((Piece("The first.\nIts second."),), Shape.FOOTNOTE, place="footnote 1", note="1"),
        Block((Piece("Two."),), place="paragraph 2"),
    )


def test_footnotes_and_endnotes_are_numbered_in_one_sequence_and_a_mark_of_its_own_is_not_said_twice():
    starred = '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = p("a", cite(1)) + p("b", cite(1, "endnote"), starred, "c")
    content = read(word(body, footnotes=note(1, "f1") + note(3, "f3"), endnotes=note(1, "e1", kind="endnote")))
    assert [(block.accepted, block.note) for block in content.blocks] == [
        ("a⁽¹⁾", ""), ("f1", "1"), ("b⁽²⁾⁽³⁾c", ""), ("e1", "2"), ("f3", "3"),
    ]  # fmt: skip


def test_notes_that_are_added_leave_the_numbers_of_the_base_alone():
    body = p("a", ins(cite(9)), cite(1), "b", cut(cite(2)), "c", cite(3), ins(cut(cite(8), by="B")))
    notes = note(9, "new") + note(1, "one") + note(2, "two") + note(3, "three") + note(8, "undone")
    blocks = read(word(body, footnotes=notes)).blocks
    assert blocks[0].pieces == (
        Piece("a"),
        Piece("⁽⁴⁾", INSERTED, "Admin"),
        Piece("⁽¹⁾b"),
        Piece("⁽²⁾", DELETED, "Admin"),
        Piece("c⁽³⁾"),
    )
    assert [(block.note, block.pieces, block.change) for block in blocks[1:]] == [
        ("4", (Piece("new", INSERTED, "Admin"),), INSERTED),
        ("1", (Piece("one"),), Change.KEPT),
        ("2", (Piece("two", DELETED, "Admin"),), DELETED),
        ("3", (Piece("three"),), Change.KEPT),
    ]


def test_a_note_changed_inside_is_changed_there():
    inside = f'<w:footnote w:id="1">{p("See ", cut("A"), ins("B"))}</w:footnote>'
    assert read(word(p("a", cite(1)), footnotes=inside)).blocks[1].pieces == (
        Piece("See "),
        Piece("A", DELETED, "Admin"),
        Piece("B", INSERTED, "Admin"),
    )


def test_notes_of_paragraphs_that_are_one_in_some_state_wait_for_the_last():
    joined = p("a", cite(1), properties='<w:rPr><w:del w:author="A"/></w:rPr>') + p("b", cite(2)) + p("c")
    open_end = p("d", cite(1), properties='<w:rPr><w:ins w:author="A"/></w:rPr>')
    notes = note(1, "one") + note(2, "two")
    assert [block.accepted for block in read(word(joined, footnotes=notes)).blocks] == [
        "a⁽¹⁾",
        "b⁽²⁾",
        "one",
        "two",
        "c",
    ]
    assert [block.accepted for block in read(word(open_end, footnotes=notes)).blocks] == ["d⁽¹⁾", "one"]


def test_a_note_that_is_not_there_is_cited_and_a_note_in_a_cell_follows_it():
    body = table(tr(tc(p("a", cite(1))), tc("b"))) + p("c", cite(7))
    assert [block.accepted for block in read(word(body, footnotes=note(1, "one"))).blocks] == [
        "a⁽¹⁾",
        "one",
        "b",
        "c⁽²⁾",
    ]


def test_a_table_of_contents_is_left_aside_however_it_is_made():
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Article 1')}</w:sdtContent></w:sdt>"
    )
    styled = p("Article 1", properties='<w:pStyle w:val="TOC1"/>')
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    spanning = p(begin, "Article 1") + p("Article 2", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    for contents in (gallery, styled, spanning):
        content = read(word(p("Before.") + contents + p("After."), styles=styles))
        assert [block.accepted for block in content.blocks] == ["Before.", "After."]
        assert [remark.remark for remark in content.notes] == [Remark.CONTENTS]
    assert [block.accepted for block in read(word(p(begin, "One") + p("Two"))).blocks] == ["One", "Two"]
    assert [block.accepted for block in read(word(p(field("HYPERLINK x", "One")))).blocks] == ["One"]


def test_a_cover_page_headers_and_footers_are_left_aside_and_said():
    cover = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Note by the')}{p('Secretariat')}</w:sdtContent></w:sdt>"
    )
    content = read(word(cover + p("Text."), header=p("Draft"), footer=p("Page ", field("PAGE", "1"))))
    assert [block.accepted for block in content.blocks] == ["Text."]
    assert content.notes == (Note(Remark.COVER, 1, "paragraph 1"), Note(Remark.HEADERS, 2))
    assert content.quarantine == (
        Quarantined(What.COVER, "", "Note by the\nSecretariat"),
        Quarantined(What.HEADER, "word/header.xml", "Draft"),
        Quarantined(What.FOOTER, "word/footer.xml", "Page 1"),
    )


def test_comments_names_and_hidden_words_go_to_the_quarantine_only():
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    comment = f'<w:comment w:id="0" w:author="Ann Example" w:initials="AE">{p("Is this our position?")}</w:comment>'
    body = (
        p("One", ins("two", by="Bob Example"), '<w:r><w:commentReference w:id="0"/></w:r>')
        + p(
            "a",
            r("secret", "<w:vanish/>"),
            r(" too", '<w:rStyle w:val="Secret"/>'),
            r("b", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>'),
        )
        + p("all of it", properties='<w:pStyle w:val="Gone"/>')
    )
    people = '<w15:person w15:author="Carol Example"/>'
    content = read(word(body, styles=styles, comments=comment, people=people))
    assert [block.accepted for block in content.blocks] == ["Onetwo", "ab"]
    assert content.notes == (Note(Remark.HIDDEN, 2, "paragraph 2"), Note(Remark.COMMENTS, 1, "paragraph 1"))
    assert content.quarantine == (
        Quarantined(What.HIDDEN, "paragraph 2", "secret too"),
        Quarantined(What.HIDDEN, "paragraph 3", "all of it"),
        Quarantined(What.COMMENT, "paragraph 1", "Is this our position?"),
        Quarantined(What.NAME, "", "Ann Example"),
        Quarantined(What.NAME, "", "Bob Example"),
        Quarantined(What.NAME, "", "Carol Example"),
    )


def test_properties_pictures_objects_and_data_go_to_the_quarantine():
    members = {
        "docProps/core.xml": b"<core><creator>Ann Example</creator><title> </title></core>",
        "docProps/custom.xml": b'<Properties><property name="Client"><v>Ministry</v></property></Properties>',
        "customXml/item1.xml": b"<data><row>42</row></data>",
        "customXml/itemProps1.xml": b"<props>x</props>",
        "word/media/image1.png": b"12345",
        "word/media/image2.png": b"123",
        "word/embeddings/sheet.xlsx": b"1234",
    }
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        f'<Relationship Id="i1" Type="{kinds}/image" Target="media/image1.png"/>'
        f'<Relationship Id="o1" Type="{kinds}/package" Target="embeddings/sheet.xlsx"/>'
        f'<Relationship Id="a1" Type="{kinds}/aFChunk" Target="https://example.org/x" TargetMode="External"/>'
    )
    body = (
        p(
            "a",
            '<w:r><w:drawing><wp:inline><wp:docPr descr="A map"/><a:blip r:embed="i1"/></wp:inline></w:drawing></w:r>',
        )
        + p("b", '<w:r><w:object><v:shape/><w:control r:id="o1"/></w:object></w:r>')
        + '<w:altChunk r:id="a1"/>'
    )
    settings = '<w:docVars><w:docVar w:name="user" w:val="ann"/></w:docVars>'
    content = read(word(body, members=members, relations=relations, settings=settings))
    assert content.notes == (
        Note(Remark.PICTURES, 1, "paragraph 1"),
        Note(Remark.OBJECTS, 1, "paragraph 2"),
        Note(Remark.INCLUDED, 1, "paragraph 3"),
    )
    assert content.quarantine == (
        Quarantined(What.PICTURE, "paragraph 1", "word/media/image1.png; A map"),
        Quarantined(What.OBJECT, "paragraph 2", "word/embeddings/sheet.xlsx"),
        Quarantined(What.OBJECT, "paragraph 3", "https://example.org/x"),
        Quarantined(What.PROPERTY, "docProps/core.xml", "creator: Ann Example"),
        Quarantined(What.PROPERTY, "docProps/custom.xml", "Client: Ministry"),
        Quarantined(What.PROPERTY, "word/settings.xml", "user: ann"),
        Quarantined(What.DATA, "customXml/item1.xml", "42"),
        Quarantined(What.PICTURE, "word/media/image2.png", "3 bytes"),
    )


def test_words_in_no_state_of_the_text_are_said():
    content = read(word(p("a", ins(cut("x", by="B"), by="A"))))
    assert content.notes == (Note(Remark.UNDONE, 1, "paragraph 1"),)


def test_a_citation_struck_and_put_in_again_with_the_words_around_it_is_one_note_that_stays():
    """Word makes a second note with the same words; both are wrapped in the change."""
    body = p("The ", cut("tiers", cite(1)), ins("levels", cite(2)), " are.")
    notes = f'<w:footnote w:id="1">{p(cut("As adopted."))}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p(ins("As adopted."))}</w:footnote>'
    found = read(word(body, footnotes=notes)).blocks
    assert [(block.rejected, block.accepted) for block in found] == [
        ("The tiers⁽¹⁾ are.", "The levels⁽¹⁾ are."),
        ("As adopted.", "As adopted."),
    ]
    assert found[1] == Block((Piece("As adopted."),), Shape.FOOTNOTE, place="footnote 1", note="1")


def test_a_note_with_other_words_is_another_note():
    body = p("The ", cut("tiers", cite(1)), ins("levels", cite(2)), " are.")
    found = read(word(body, footnotes=note(1, "As adopted.") + note(2, "As revised."))).blocks
    assert [(block.rejected, block.accepted) for block in found] == [
        ("The tiers⁽¹⁾ are.", "The levels⁽²⁾ are."),
        ("As adopted.", ""),
        ("", "As revised."),
    ]
