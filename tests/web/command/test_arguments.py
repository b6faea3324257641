"""What is wrong with what a command is given: each refusal, whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plenary.kit.refusal import Outcome

Say = Callable[..., tuple[int, list[str], list[str]]]
COMPILE = ("compile", "base.md", "ARA.md")


@pytest.mark.usefixtures("small_desk")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("compare", "no.md", "base.md"), Outcome.INPUT, "There is no file no.md; check the name and the folder."),
        (
            (*COMPILE, "-o", "r.txt", "--members", "no.csv"),
            Outcome.INPUT,
            "There is no file no.csv; check the name and the folder.",
        ),
        (
            (*COMPILE, "-o", "r.txt", "--members", "."),
            Outcome.INPUT,
            ". cannot be opened; ask its owner for the right to read it.",
        ),
        (
            (*COMPILE, "-o", "r.txt", "--members", "base.md"),
            Outcome.INPUT,
            "base.md has no column “code”; its first line must name the columns.",
        ),
        (
            (*COMPILE, "-o", "r.txt", "--authors", "members.csv"),
            Outcome.INPUT,
            "members.csv, line 2: a file, an author and a code are needed; mend the line.",
        ),
        (
            ("recover", "base.md", "--member", "ARA"),
            Outcome.INPUT,
            "base.md is not the JSON of a rolling text; give the one that was issued with the text.",
        ),
        (
            (*COMPILE, "-o", "r.txt", "--confirm", "decided.csv"),
            Outcome.INPUT,
            "decided.csv, line 2: “perhaps” is no answer; answer yes, no or changed, and name what is meant.",
        ),
        (
            (*COMPILE, "-o", "r.txt", "--confirm", "latin.csv"),
            Outcome.INPUT,
            "latin.csv is not in UTF-8; save it as CSV UTF-8 and try again.",
        ),
        (
            ("compile", "no.md", "ARA.md", "-o", "r.odt"),
            Outcome.USAGE,
            "r.odt ends in none of .docx, .html, .pdf, .xml, .json, .csv, .txt; give it one of these endings.",
        ),
        (
            ("proof", "ARA.md", "--base", "no.md", "-o", "sheet.pdf"),
            Outcome.USAGE,
            "sheet.pdf ends in none of .docx, .html, .csv; give it one of these endings.",
        ),
        (
            ("compare", "no.md", "no.md", "-o", "r.pdf"),
            Outcome.USAGE,
            "r.pdf ends in none of .html; give it one of these endings.",
        ),
        (
            (*COMPILE, "-o", "r.txt", "--tracked"),
            Outcome.USAGE,
            "--tracked is for Word files; name an output that ends in .docx.",
        ),
        (
            (*COMPILE, "-o", "ARA.md"),
            Outcome.OUTPUT,
            "ARA.md is one of the files being read; give the output another name.",
        ),
        (
            ("compile", "base.md", "BOR.txt", "-o", "BOR.txt", "--force"),
            Outcome.OUTPUT,
            "BOR.txt is one of the files being read; give the output another name.",
        ),
        (
            (*COMPILE, "-o", "r.txt", "-o", "./r.txt"),
            Outcome.OUTPUT,
            "Two outputs have the same name; give each of them its own.",
        ),
        (
            ("compile", "base.md", "CEL.eml", "-o", "r.txt"),
            Outcome.INPUT,
            "No submission could be read: CEL.eml is a whole e-mail message; save its words as .txt, and what is attached "
            "to it as files of their own, and give those.",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(
    arguments: tuple[str, ...], code: int, said: str, say: Say, small_desk: Path
) -> None:
    (small_desk / "decided.csv").write_text("submission,candidate,answer\nARA.md,c1,perhaps\n", "utf-8")
    (small_desk / "latin.csv").write_bytes("submission,candidate,answer\nARÁ,c1,yes\n".encode("latin-1"))
    (small_desk / "CEL.eml").write_text("From: a@example\nSubject: Article 2\n\nDelete Article 2.\n", "utf-8")
    before = {file.name: file.read_bytes() for file in small_desk.iterdir()}
    assert say(*arguments) == (code, [], [said])
    assert {file.name: file.read_bytes() for file in small_desk.iterdir()} == before


def test_a_folder_that_is_not_there_is_named(say: Say, small_desk: Path) -> None:
    assert say(*COMPILE, "-o", "out/r.txt") == (
        Outcome.OUTPUT,
        [],
        [f"There is no folder {small_desk / 'out'} to write r.txt in; make it first."],
    )
