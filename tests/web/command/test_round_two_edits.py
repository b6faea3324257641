"""What people do to an issued text by accident or in their own way: each is a position, a suggestion or one question."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from plenary.engine.text.reading import Move
from plenary.kit.refusal import Outcome
from tests.web.command.returned import Answer, W, answer, edit, paragraph, remove, reword, words

UNCHANGED = "answer.docx changes nothing in the text that was issued."
Change = Callable[[etree._Element], object]
Ask = Callable[[Change], Answer]


@pytest.fixture
def ask(issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """What is read in the issued file with this change made to its document, untracked."""

    def asked(change: Change) -> Answer:
        file = tmp_path / "answer.docx"
        file.write_bytes(edit((issued / "rolling.docx").read_bytes(), change))
        return answer(issued, file, capsys)

    return asked


def block(root: etree._Element, within: str) -> etree._Element:
    """What holds a paragraph directly below the body."""
    found = paragraph(root, within)
    return next(one for one in (found, *found.iterancestors()) if one.getparent().tag == W + "body")


def table(root: etree._Element, within: str) -> etree._Element:
    (found,) = [one for one in root.iter(W + "tbl") if within in "".join(map(words, one.iter(W + "p")))]
    return found


def says_nothing(found: Answer) -> bool:
    return (found.code, found.note, found.is_silent, found.doubts) == (Outcome.DONE, UNCHANGED, True, [])


def test_quotation_marks_that_a_program_changed_change_nothing(ask: Ask) -> None:
    changed: list[str] = []

    def straighten(root: etree._Element) -> None:
        for text in root.iter(W + "t"):
            straight = (text.text or "").replace("“", '"').replace("”", '"').replace("’", "'")
            changed.extend([straight] if straight != text.text else [])
            text.text = straight

    assert says_nothing(ask(straighten))
    assert len(changed) > 5


def test_all_names_taken_out_are_one_question_and_no_position(ask: Ask) -> None:
    def unsign(root: etree._Element) -> None:
        for style in list(root.iter(W + "rStyle")):
            if style.get(W + "val") == "Attribution":
                remove(next(style.iterancestors(W + "r")))

    found = ask(unsign)
    assert (found.positions, found.words, found.others_kept) == ([], {}, True)
    [named] = [doubt for doubt in found.doubts if "names" in doubt.lower()]
    assert named.startswith("Names of other members were changed in ")
    assert "Article 41, 2" in named


def test_the_names_behind_one_alternative_taken_out_are_asked_about(ask: Ask) -> None:
    found = ask(lambda root: reword(root, "fiftieth – Yalvere", {"\xa0–\xa0Yalvere": ""}))
    assert (found.positions, found.words, found.others_kept) == ([], {}, True)
    assert [doubt.partition(":")[0] for doubt in found.doubts] == [
        "In Article 41, 2, names of other members were changed"
    ]


def test_a_paragraph_that_is_gone_without_a_trace_is_asked_about(ask: Ask) -> None:
    found = ask(lambda root: remove(block(root, "its origin, its limits")))
    assert found.doubts == ["Article 24, 4 is not in the copy, and nothing says that it was struck."]
    assert (found.is_silent, found.others_kept) == (True, True)


def test_a_paragraph_pasted_over_from_elsewhere_is_found_by_its_words(ask: Ask) -> None:
    def paste(root: etree._Element) -> None:
        old = block(root, "its origin, its limits")
        fresh = etree.Element(W + "p")
        run = etree.SubElement(fresh, W + "r")
        etree.SubElement(run, W + "t").text = words(paragraph(root, "its origin, its limits")).replace(
            "its origin,", "its origin, its quality,"
        )
        old.addprevious(fresh)
        remove(old)

    found = ask(paste)
    assert found.words == {
        "a24.4": "The Secretariat shall keep a catalogue that shows, for each set of data, its origin, its quality, its "
        "limits and the conditions of its use."
    }
    assert (found.reading and found.reading.added, found.positions, found.others_kept) == ((), [], True)


def test_an_article_that_was_moved_with_its_paragraphs_is_one_move(ask: Ask) -> None:
    def move(root: etree._Element) -> None:
        body = root.find(W + "body")
        assert body is not None
        heads = {
            words(next(one.iter(W + "p"))): one
            for one in body
            if one.find(f".//{W}pStyle[@{W}val='ArticleHeading']") is not None
        }
        by_number = {title[:10]: one for title, one in heads.items()}
        blocks = list(body)
        first, last = blocks.index(by_number["Article 38"]), blocks.index(by_number["Article 39"])
        for one in blocks[first:last]:
            by_number["Article 36"].addprevious(one)

    found = ask(move)
    assert found.reading is not None
    assert found.reading.moved == (Move("a38", "part9", "part9"),)
    assert (found.words, found.positions, found.doubts, found.others_kept) == ({}, [], [], True)


def test_a_table_of_contents_that_was_moved_into_the_text_is_one_question(ask: Ask) -> None:
    def move(root: etree._Element) -> None:
        contents = table(root, "With suggestions")
        block(root, "its origin, its limits").addnext(contents)

    found = ask(move)
    assert [doubt[:70] for doubt in found.doubts] == [
        "Words that belong nowhere in the text were added: “Section Provisions "
    ]
    assert (found.is_silent, found.others_kept) == (True, True)


def test_a_table_of_contents_or_an_annex_written_anew_says_nothing_about_the_text(ask: Ask) -> None:
    def redo(root: etree._Element) -> None:
        tables = list(root.iter(W + "tbl"))
        for one in (table(root, "With suggestions"), tables[-1]):
            for text in one.iter(W + "t"):
                text.text = (text.text or "").upper()

    assert says_nothing(ask(redo))


def test_notes_in_the_annex_are_one_question_a_table(ask: Ask) -> None:
    def note(root: etree._Element) -> None:
        for number, text in enumerate(list(list(root.iter(W + "tbl"))[-1].iter(W + "t"))[:12]):
            run = next(text.iterancestors(W + "r"))
            put = etree.Element(W + "ins", {W + "id": str(70000 + number), W + "author": "Delegate"})
            etree.SubElement(etree.SubElement(put, W + "r"), W + "t").text = " noted"
            run.addnext(put)

    found = ask(note)
    assert [doubt[:49] for doubt in found.doubts] == ["Words that belong nowhere in the text were added:"]
    assert (found.words, found.positions, found.others_kept) == ({}, [], True)


def test_a_number_that_was_changed_is_asked_about_once(ask: Ask) -> None:
    found = ask(lambda root: reword(root, "its origin, its limits", {"4": "5"}))
    assert [doubt.partition(":")[0] for doubt in found.doubts] == [
        "In Article 24, 4, a number or label of ours was changed"
    ]
    assert (found.words, found.positions, found.others_kept) == ({}, [], True)


def test_a_paragraph_in_another_language_is_this_members_suggestion_and_nobody_elses(ask: Ask) -> None:
    french = "Le Secrétariat tient un catalogue qui indique l’origine de chaque ensemble de données."
    old = (
        "The Secretariat shall keep a catalogue that shows, for each set of data, its origin, its limits and the "
        "conditions of its use."
    )
    found = ask(lambda root: reword(root, "its origin, its limits", {old: french}))
    assert found.words == {"a24.4": french}
    assert (found.positions, found.doubts, found.others_kept) == ([], [], True)


def test_a_comment_instead_of_an_edit_is_named_in_the_register_and_is_no_answer(
    issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def comment(root: etree._Element) -> None:
        run = etree.SubElement(paragraph(root, "its origin, its limits"), W + "r")
        etree.SubElement(run, W + "commentReference", {W + "id": "0"})

    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    said = f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="0" w:author="Jane"><w:p><w:r><w:t>No.</w:t></w:r></w:p>'
    file = tmp_path / "answer.docx"
    with zipfile.ZipFile(io.BytesIO(edit((issued / "rolling.docx").read_bytes(), comment))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    relation = f'<Relationship Id="rId77" Type="{office}/comments" Target="comments.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
    parts["word/comments.xml"] = f"{said}</w:comment></w:comments>".encode()
    with zipfile.ZipFile(file, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    found = answer(issued, file, capsys)
    assert says_nothing(found)
    assert [remark.partition(";")[0] for remark in found.remarks] == [
        "Comments were kept apart from the text",
        "Headers and footers were left aside.",
    ]
