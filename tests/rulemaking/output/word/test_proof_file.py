"""The proof sheet as a Word file, read back by pandoc."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.provision import Kind
from plenary.engine.text.touch import Touch
from plenary.rulemaking.output.word.proof import render_proof
from plenary.rulemaking.proof import Answer, Candidate, Did, Doubt, Proof, ProofSheet, Withheld
from tests.rulemaking.output.word.reader import W, part, styled

SHEET = ProofSheet(
    submission="BOR.docx",
    behalf=("Borland",),
    symbol="A/AI/1/L.4",
    title="Framework on cooperation",
    base="9f3c41ab" * 8,
    as_at=datetime(2031, 5, 14, 13, 30, tzinfo=UTC),
    proofs=(
        Proof(
            "a7.2",
            "Article 7, 2",
            Kind.PARAGRAPH,
            (Touch.REWORDED,),
            "Each Party shall contribute.",
            (
                Piece("Each Party"),
                Piece(" shall", Change.DELETED),
                Piece(" perhaps", Change.UNDONE),
                Piece(" should", Change.INSERTED),
                Piece(" contribute."),
            ),
            doubts=(Doubt("“should” was not tracked.", "paragraph 12"),),
            answers=(Answer(Did.OPPOSED, "may"), Answer(Did.RETAINED, "shall")),
        ),
        Proof("n", "", Kind.TITLE, (Touch.ADDED,), "", (Piece("New.", Change.INSERTED),)),
        Proof("m", "", Kind.TEXT, (Touch.MOVED,), "Moved.", (Piece("Moved."),), "Article 8"),
    ),
    doubts=(Doubt("The base of this file is an older version."),),
    remarks=(Doubt("Headers and footers were left aside.", "page 1"),),
    candidates=(
        Candidate("1", "In paragraph 3 replace may by shall.", "line 4", "Article 7, 3", (Piece("shall"),)),
        Candidate("2", "We support the proposal of Desh.", doubts=(Doubt("We could not read it."), Doubt("It asks."))),
    ),
    withheld=(Withheld("comment", "To be discussed.", "paragraph 3"),),
    absent=("Article 1", "Article 2"),
    untouched=40,
)


def test_the_sheet_shows_the_text_as_read_beside_the_base_with_every_question(tmp_path: Path) -> None:
    assert styled(render_proof(SHEET), tmp_path) == [
        ("Cover Masthead", "Framework on cooperation A/AI/1/L.4"),
        ("Cover Label", "Proof sheet"),
        ("Cover Title", "Your text as we read it"),
        ("Cover Line", "BOR.docx, on behalf of Borland"),
        ("Cover Line", "As at 14 May 2031, 13:30 (UTC)"),
        ("Cover Code", "Base text 9f3c41ab9f3c41ab9f3c41ab9f3c41ab9f3c41ab9f3c41ab9f3c41ab9f3c41ab"),
        ("", "The submission in figures"),
        ("Figure", "3"),
        ("Figure Caption", "provisions touched"),
        ("Figure", "4"),
        ("Figure Caption", "questions for you"),
        ("Figure", "40"),
        ("Figure Caption", "provisions repeated unchanged"),
        ("Figure", "2"),
        ("Figure Caption", "provisions not in the file"),
        (
            "Apparatus Notice",
            "This is how your submission was read, and how it stands in the rolling text unless you tell the secretariat otherwise.",
        ),
        (
            "Apparatus Notice",
            "Please compare each provision with what you meant, answer the questions, and send your confirmation.",
        ),
        ("heading 1", "Questions about the file"),
        ("Apparatus Text", "? The base of this file is an older version."),
        ("heading 1", "How the file was read"),
        ("Apparatus Text", "Headers and footers were left aside. (page 1)"),
        ("heading 1", "Provision by provision"),
        ("Apparatus Text", "How your changes are shown: inserted deleted"),
        ("", "The provisions that the submission changes"),
        ("Table Head", "Provision"),
        ("Table Head", "Base text"),
        ("Table Head", "Your text as we read it"),
        ("Table Text", "Article 7, 2"),
        ("Table Text", "Words changed"),
        ("Table Text", "Opposed: “may”"),
        ("Table Text", "Retained: “shall”"),
        ("Table Text", "Each Party shall contribute."),
        ("Table Text", "Each Party shall should contribute."),
        ("Table Text", "? “should” was not tracked. (paragraph 12)"),
        ("Table Text", "Title"),
        ("Table Text", "New provision, at the beginning"),
        ("Table Text", "no text"),
        ("Table Text", "New."),
        ("Table Text", "untitled"),
        ("Table Text", "Provision moved to after Article 8"),
        ("Table Text", "Moved."),
        ("Table Text", "Moved."),
        ("heading 1", "May be suggestions"),
        (
            "Apparatus Text",
            "These may be suggestions. None of them is applied unless you say so, naming it by its number.",
        ),
        ("", "What may be a suggestion"),
        ("Table Head", "Number"),
        ("Table Head", "In the file"),
        ("Table Head", "As we would read it"),
        ("Table Head", "Your answer"),
        ("Table Text", "1"),
        ("Table Text", "In paragraph 3 replace may by shall."),
        ("Table Text", "line 4"),
        ("Table Text", "Article 7, 3"),
        ("Table Text", "shall"),
        ("Table Text", "☐ a suggestion"),
        ("Table Text", "☐ no suggestion"),
        ("Table Text", "2"),
        ("Table Text", "We support the proposal of Desh."),
        ("Table Text", "? We could not read it."),
        ("Table Text", "? It asks."),
        ("Table Text", "☐ a suggestion"),
        ("Table Text", "☐ no suggestion"),
        ("heading 1", "Not in the file"),
        (
            "Apparatus Text",
            "The file does not contain these provisions. They are out of its scope: nothing is suggested about them.",
        ),
        ("Apparatus Text", "Article 1; Article 2"),
        ("heading 1", "Kept back"),
        ("Apparatus Text", "This was in the file and is shown to you and to the secretariat only. It goes no further."),
        ("", "What is kept back"),
        ("Table Head", "What"),
        ("Table Head", "Contents of it"),
        ("Table Head", "Where"),
        ("Table Text", "comment"),
        ("Table Text", "To be discussed."),
        ("Table Text", "paragraph 3"),
        ("heading 1", "Your confirmation"),
        ("Apparatus Text", "☐ This is our text."),
        ("Apparatus Text", "☐ This is our text, with the corrections marked in this file. Changes to it are tracked."),
        ("Apparatus Text", "☐ This is not our text. We will send another file."),
        ("", "Confirmation"),
        ("Form Field", "Name and function"),
        ("Form Field", "On behalf of"),
        ("Form Field", "Date"),
        ("Form Field", "Signature"),
    ]


def runs(file: bytes, look: str) -> list[str]:
    return [
        "".join(text.text for text in run.iter(f"{W}t"))
        for run in part(file, "word/document.xml").iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None and style.get(f"{W}val") == look
    ]


def test_inserted_and_deleted_words_are_told_apart_by_style_and_nothing_else() -> None:
    file = render_proof(SHEET)
    assert runs(file, "InsertedWords") == ["inserted", " should", "New."]
    assert runs(file, "DeletedWords") == ["deleted", " shall"]


def test_a_sheet_on_which_there_is_nothing_to_say_is_short(tmp_path: Path) -> None:
    bare = replace(SHEET, symbol="", behalf=(), proofs=(), doubts=(), remarks=(), candidates=(), withheld=(), absent=())
    headings = [words for style, words in styled(render_proof(bare), tmp_path) if style == "heading 1"]
    assert headings == ["Provision by provision", "Your confirmation"]


def test_of_several_readings_each_provision_says_for_whom_it_is_read(tmp_path: Path) -> None:
    joint = replace(SHEET, proofs=(replace(SHEET.proofs[1], holders=("Borland", "Desh")),))
    words = [words for style, words in styled(render_proof(joint), tmp_path) if style == "Table Text"]
    assert words[:3] == ["Title", "As read for Borland, Desh", "New provision, at the beginning"]


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert render_proof(SHEET) == render_proof(SHEET)
