"""A file that several mapped authors wrote together: each has its own words, and no word goes over to another."""

from datetime import UTC, datetime
from pathlib import Path

from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.compilation.proofing import proof_sheet
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission
from tests.rulemaking.intake.word import cut, ins, p, r, word

LINES = (
    "Article 1. Purpose",
    "1. The purpose of this Framework is cooperation among all Members in good faith.",
    "2. The Secretariat shall report each year to the Conference on what was done.",
)
MARK = '<w:rPr><w:ins w:author="Ann"/></w:rPr>'


def test_words_that_one_author_put_into_a_new_paragraph_of_another_are_said(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(word("".join(p(r(line)) for line in LINES)))
    new = p(ins(r("1 bis. Teachers"), by="Ann"), ins(r(" and nurses"), by="Bob"), ins(r(" are trained."), by="Ann"),
            properties=MARK)  # fmt: skip
    struck = p(r(LINES[2][:-1]), ins(r(" in full") + cut(r(" and in time"), by="Bob"), by="Ann"), r("."))
    (tmp_path / "joint.docx").write_bytes(word("".join([p(r(LINES[0])), p(r(LINES[1])), new, struck])))
    given = [Submission(tmp_path / "joint.docx", ("ALF", "BET"), authors={"Ann": "ALF", "Bob": "BET"})]
    [entry] = compile_text(tmp_path / "base.docx", given, membership=Membership()).register
    assert [doubt.sentence for doubt in entry.all_doubts] == [
        "BET put “and nurses” into what another author wrote, “1 bis. Teachers and nurses are trained.”; it stands in no "
        "reading, so hand it in by itself if it is to stand.",
        "BET struck “and in time”, which another author wrote; whether that opposes it, BET has to say by itself.",
    ]
    assert [doubt.sentence for doubt in entry.remarks] == [
        "Words that one author inserted and another deleted stand in the text of the former only, where the table of "
        "authors names that one; the first are at paragraph 4."
    ]
    assert [(one.holders, dict(one.words), [a.text for a in one.added]) for one in entry.readings] == [
        (("ALF",), {"a1.2": LINES[2][3:-1] + " in full and in time."}, ["Teachers are trained."]),
        (("BET",), {}, []),
    ]
    assert entry.note == ""


def test_words_put_in_place_of_another_s_are_said_with_these(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(word("".join(p(r(line)) for line in LINES)))
    put = ins(r(" in full and in ") + cut(r("time"), by="Bob"), by="Ann") + ins(r("peace"), by="Bob")
    changed = p(r(LINES[2][:-1]), put, ins(r(" and soon"), by="Ann"), r("."))
    (tmp_path / "joint.docx").write_bytes(word("".join([p(r(LINES[0])), p(r(LINES[1])), changed])))
    given = [Submission(tmp_path / "joint.docx", ("ALF", "BET"), authors={"Ann": "ALF", "Bob": "BET"})]
    [entry] = compile_text(tmp_path / "base.docx", given, membership=Membership()).register
    assert [doubt.sentence for doubt in entry.all_doubts] == [
        "BET put “peace” in place of “time” in what another author wrote, “in full and in peace and soon”; it stands in "
        "no reading, so hand it in by itself if it is to stand."
    ]


def test_words_typed_or_struck_around_what_another_struck_are_asked_about(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(word("".join(p(r(line)) for line in LINES)))
    first = p(
        r("1. The purpose of this Framework is cooperation"),
        *(cut(r(" among all Members"), by="Ann"), ins(r(" and States"), by="Bob"), r(" in good faith.")),
    )
    second = p(
        r("2. The Secretariat shall "),
        *(
            cut(r("report "), by="Bob"),
            cut(r("each "), by="Ann"),
            cut(r("year "), by="Bob"),
            r("to the "),
        ),
        *(
            cut(r("Conference"), by="Ann"),
            cut(r(" on"), by="Bob"),
            ins(r(" on all of"), by="Bob"),
            r(" what was done."),
        ),
    )
    (tmp_path / "joint.docx").write_bytes(word("".join([p(r(LINES[0])), first, second])))
    given = [Submission(tmp_path / "joint.docx", ("ALF", "BET"), authors={"Ann": "ALF", "Bob": "BET"})]
    [entry] = compile_text(tmp_path / "base.docx", given, membership=Membership()).register
    assert [doubt.sentence for doubt in entry.all_doubts] == [
        "BET typed “and States” where another author struck “among all Members”; whether in place of that or beside it, "
        "nobody can tell, so it stands in no reading: hand it in by itself if it is to stand.",
        "BET struck “report … year”, and another author “each” between; whether BET means that too, nobody can tell, so "
        "it stands in no reading: hand it in by itself if it is to stand.",
        "BET put “on all of” in place of “on” where another author struck “Conference”; whether in place of that too, "
        "nobody can tell, so it stands in no reading: hand it in by itself if it is to stand.",
    ]
    assert [doubt.place for doubt in entry.all_doubts] == ["paragraph 2", "paragraph 3", "paragraph 3"]
    assert [(one.holders, dict(one.words)) for one in entry.readings] == [
        (
            ("ALF",),
            {
                "a1.1": "The purpose of this Framework is cooperation in good faith.",
                "a1.2": "The Secretariat shall report year to the on what was done.",
            },
        ),
        (("BET",), {}),
    ]
    assert entry.note == ""


def test_the_proof_sheet_says_whose_reading_each_line_is_and_asks_once_about_what_nobody_tracked(
    tmp_path: Path,
) -> None:
    (tmp_path / "base.docx").write_bytes(word("".join(p(r(line)) for line in LINES)))
    first = p(r(LINES[1][:-1]), ins(r(" and peace"), by="Ann"), ins(r(" and trust"), by="Bob"), r("."))
    second = p(r(LINES[2].replace("each year", "every year")))
    (tmp_path / "joint.docx").write_bytes(word("".join([p(r(LINES[0])), first, second])))
    given = [Submission(tmp_path / "joint.docx", ("ALF", "BET"), authors={"Ann": "ALF", "Bob": "BET"})]
    compiled = compile_text(tmp_path / "base.docx", given, membership=Membership())
    [entry] = compiled.register
    sheet = proof_sheet(
        entry, compiled.base, Membership(), as_at=datetime(2031, 5, 14, 13, 30, tzinfo=UTC), tongue="en"
    )
    assert [(proof.holders, proof.citation, proof.pieces[1].text, proof.doubts) for proof in sheet.proofs] == [
        (("ALF",), "Article 1, 1", " and peace", ()),
        (("BET",), "Article 1, 1", " and trust", ()),
    ]
    assert [doubt.sentence for doubt in sheet.doubts] == [
        "In Article 1, 2, words differ without a tracked change: “each” became “every”."
    ]
    assert (sheet.touched, sheet.questions) == (1, 1)
