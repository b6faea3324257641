"""What a person decided on candidates, as ``compile`` and ``proof`` carry it out."""

import csv
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from plenary.engine.text.lossless import load
from plenary.engine.text.reading import Move
from plenary.kit.refusal import Outcome

Said = tuple[int, list[str], list[str]]
TABLE = ("--members", "members.csv")


def decide(folder: Path, say: Callable[..., Said], file: str, *more: str) -> None:
    """Say yes to all that a message asks for, in the table ``decided.csv``."""
    say("proof", file, "--base", "base.md", *TABLE, "-o", "sheet.csv", "--force")
    _head, *rows = csv.reader((folder / "sheet.csv").read_text("utf-8-sig").splitlines(keepends=True))
    lines = ["submission,candidate,answer", *(f"{row[0]},{row[1]},yes" for row in rows), *more]
    (folder / "decided.csv").write_text("\n".join(lines) + "\n", "utf-8")


def words(folder: Path, holder: str) -> dict[str, str]:
    readings = load((folder / "r.json").read_bytes()).readings
    return {name: text for reading in readings if holder in reading.holders for name, text in reading.words.items()}


@pytest.mark.parametrize("files", [("ARA.md", "BOR_mail.txt"), ("BOR_mail.txt", "ARA.md")])
def test_a_confirmed_support_for_an_article_joins_its_paragraphs(
    small_desk: Path, say: Callable[..., Said], files: tuple[str, ...]
) -> None:
    (small_desk / "BOR_mail.txt").write_text("We support the proposal of Arandia on Article 1.\n", "utf-8")
    decide(small_desk, say, "BOR_mail.txt")
    written = ("-o", "r.json", "-o", "r.txt")
    code, _out, _err = say("compile", "base.md", *files, *TABLE, "--confirm", "decided.csv", *written)
    assert code == Outcome.DONE
    assert words(small_desk, "BOR") == {"a1.1": "The Members shall cooperate in good faith and in full."}
    assert "[and in full – Arandia, Borland]" in " ".join((small_desk / "r.txt").read_text("utf-8").split())


def test_a_support_finds_words_that_were_themselves_confirmed(small_desk: Path, say: Callable[..., Said]) -> None:
    (small_desk / "ARA.txt").write_text("We support the proposal of Borland on Article 2.\n", "utf-8")
    decide(small_desk, say, "ARA.txt")
    asked = (small_desk / "decided.csv").read_text("utf-8").splitlines()[1]
    decide(small_desk, say, "BOR.txt", asked)
    say("compile", "base.md", "ARA.txt", "BOR.txt", *TABLE, "--confirm", "decided.csv", "-o", "r.json")
    assert words(small_desk, "ARA") == words(small_desk, "BOR") == {"a2.1": "Costs are shared fairly."}


def test_a_support_that_comes_to_nothing_stays_open_and_the_register_says_why(
    small_desk: Path, say: Callable[..., Said]
) -> None:
    (small_desk / "BOR_mail.txt").write_text("We support the proposal of Arandia on Article 2.\n", "utf-8")
    (small_desk / "ARA.md").write_text(
        (small_desk / "base.md").read_text("utf-8").replace("in good faith", "fully"), "utf-8"
    )
    decide(small_desk, say, "BOR_mail.txt", "BOR_mail.txt,deadbeef,yes")
    key = (small_desk / "decided.csv").read_text("utf-8").splitlines()[1].split(",")[1]
    given = ("ARA.md", "BOR_mail.txt", *TABLE, "--confirm", "decided.csv", "-o", "r.json")
    code, out, _err = say("compile", "base.md", *given)
    assert code == Outcome.ATTENTION
    assert [line for line in out if line.startswith("BOR_mail.txt: ")] == [
        "BOR_mail.txt: Line 3 of the decisions: the answer on candidate deadbeef was not applied: there is no such "
        "candidate.",
        f"BOR_mail.txt: Line 2 of the decisions: the answer on candidate {key} was not applied: the text of the "
        "member supported changes nothing there.",
    ]


def test_moves_that_go_round_in_a_circle_are_said_and_everything_else_is_compiled(
    small_desk: Path, say: Callable[..., Said]
) -> None:
    asked = (
        "Move Article 1 after Article 2.",
        "Move Article 2 after Article 1.",
        "Move Article 1, paragraph 2 after Article 2, paragraph 1.",
    )
    (small_desk / "BOR.txt").write_text("\n\n".join(asked) + "\n", "utf-8")
    decide(small_desk, say, "BOR.txt")
    keys = [line.split(",")[1] for line in (small_desk / "decided.csv").read_text("utf-8").splitlines()[1:]]
    given = ("ARA.md", "BOR.txt", *TABLE, "--confirm", "decided.csv")
    code, out, err = say("compile", "base.md", *given, "-o", "r.json")
    assert (code, err) == (Outcome.ATTENTION, [])
    assert [line for line in out if line.startswith("BOR.txt: ")] == [
        f"BOR.txt: Line 3 of the decisions: the answer on candidate {keys[1]} was not applied: with the other moves of "
        "this file it goes round in a circle; answer no on one of them.",
    ]
    arandia, borland = load((small_desk / "r.json").read_bytes()).readings
    assert len(arandia.words) == 2
    assert borland.moved == (Move("a1", "a2.1", None), Move("a1.2", "a2.1", "a2"))


def test_proof_says_that_compile_applies_a_support(small_desk: Path, say: Callable[..., Said]) -> None:
    (small_desk / "BOR_mail.txt").write_text("We support the proposal of Arandia on Article 1.\n", "utf-8")
    decide(small_desk, say, "BOR_mail.txt")
    key = (small_desk / "decided.csv").read_text("utf-8").splitlines()[1].split(",")[1]
    code, out, _err = say("proof", "BOR_mail.txt", "--base", "base.md", *TABLE, "--confirm", "decided.csv")
    assert (code, out) == (
        Outcome.DONE,
        [
            "BOR_mail.txt, on behalf of Borland: provisions touched: 0; to look at: 0.",
            f"· The answer on candidate {key} supports another member's text; compile applies it when that member's "
            "file is among the submissions.",
        ],
    )


def test_what_is_asked_throughout_the_text_is_shown_at_every_provision_that_a_yes_changes(
    small_desk: Path, say: Callable[..., Said]
) -> None:
    (small_desk / "BOR.txt").write_text('Throughout the text, replace "shall" by "should".\n', "utf-8")
    written = ("-o", "sheet.csv", "-o", "sheet.html", "-o", "sheet.docx")
    _code, out, _err = say("proof", "BOR.txt", "--base", "base.md", *TABLE, *written)
    [row] = csv.DictReader((small_desk / "sheet.csv").read_text("utf-8-sig").splitlines(keepends=True))
    sentence = 'Throughout the text, replace "shall" by "should".'
    first = "The Members should cooperate in good faith."
    second = "The Members should share the results of research."
    assert out[1:5] == [
        f"? Candidate {row['candidate']}, Article 1, 1; Article 1, 2: “{sentence}”",
        "    A yes changes 2 provisions:",
        "    Article 1, 1: The Members[- shall-]{+ should+} cooperate in good faith.",
        "    Article 1, 2: The Members[- shall-]{+ should+} share the results of research.",
    ]
    assert (row["citation"], row["sentence"], row["result"]) == (
        "Article 1, 1; Article 1, 2",
        sentence,
        f"A yes changes 2 provisions:\nArticle 1, 1: {first}\nArticle 1, 2: {second}",
    )
    page = (small_desk / "sheet.html").read_text("utf-8")
    word = zipfile.ZipFile(small_desk / "sheet.docx").read("word/document.xml").decode()
    for sheet in (page, word):
        shown = re.findall("A yes changes 2 provisions:|Article 1, [12](?=<)", sheet)
        assert shown == ["A yes changes 2 provisions:", "Article 1, 1", "Article 1, 2"]


def test_what_is_to_move_is_shown_with_where_it_goes_under_the_name_that_it_has(
    small_desk: Path, say: Callable[..., Said]
) -> None:
    (small_desk / "BOR.txt").write_text("Move Article 1, paragraph 2 to the end of Article 2.\n", "utf-8")
    written = ("-o", "sheet.csv", "-o", "sheet.html", "-o", "sheet.docx")
    _code, out, _err = say("proof", "BOR.txt", "--base", "base.md", *TABLE, *written)
    [row] = csv.DictReader((small_desk / "sheet.csv").read_text("utf-8-sig").splitlines(keepends=True))
    words = "The Members shall share the results of research."
    assert out[1:5] == [
        f"? Candidate {row['candidate']}, Article 1, 2: “Move Article 1, paragraph 2 to the end of Article 2.”",
        "    A yes changes 1 provision:",
        f"    Article 1, 2: {words}",
        "        ↕ Provision moved to after Article 2, 1",
    ]
    assert (row["citation"], row["result"]) == (
        "Article 1, 2",
        f"A yes changes 1 provision:\nArticle 1, 2: {words}\nProvision moved to after Article 2, 1",
    )
    page = (small_desk / "sheet.html").read_text("utf-8")
    word = zipfile.ZipFile(small_desk / "sheet.docx").read("word/document.xml").decode()
    for sheet in (page, word):
        shown = re.findall("A yes changes 1 provision:|Article 1, 2(?=<)|Provision moved to after Article 2, 1", sheet)
        assert shown == ["A yes changes 1 provision:", "Article 1, 2", "Provision moved to after Article 2, 1"]


def test_a_candidate_has_the_name_of_what_a_yes_changes(small_desk: Path, say: Callable[..., Said]) -> None:
    (small_desk / "BOR.txt").write_text("In Article 2, first sentence of paragraph 1, delete “shall”.\n", "utf-8")
    _code, out, _err = say("proof", "BOR.txt", "--base", "base.md", *TABLE)
    assert re.sub("[0-9a-f]{8}", "", out[1]) == (
        "? Candidate , Article 2, 1: “In Article 2, first sentence of paragraph 1, delete “shall”.”"
    )


def test_why_a_candidate_is_not_sure_is_said_wherever_it_is_listed(small_desk: Path, say: Callable[..., Said]) -> None:
    asked = "Could Article 2, paragraph 1 be deleted?"
    (small_desk / "BOR.txt").write_text(f"{asked}\n", "utf-8")
    written = ("-o", "sheet.csv", "-o", "sheet.html", "-o", "sheet.docx")
    _code, out, _err = say("proof", "BOR.txt", "--base", "base.md", *TABLE, *written)
    [row] = csv.DictReader((small_desk / "sheet.csv").read_text("utf-8-sig").splitlines(keepends=True))
    doubt = "The sentence is a question."
    assert out[1:4] == [
        f"? Candidate {row['candidate']}, Article 2, 1: “{asked}”",
        "    [-Costs are shared equally.-]",
        f"    ? {doubt}",
    ]
    assert (row["result"], row["doubts"]) == ("", doubt)
    assert doubt in (small_desk / "sheet.html").read_text("utf-8")
    assert doubt in zipfile.ZipFile(small_desk / "sheet.docx").read("word/document.xml").decode()
    _code, out, _err = say("check", "BOR.txt", "--base", "base.md", *TABLE)
    assert [line for line in out if line.startswith("BOR.txt: ")] == [f"BOR.txt: “{asked}” {doubt}"]
    _code, out, _err = say("check", "BOR.txt", "--base", "base.md", *TABLE, "--json")
    [candidate] = json.loads("\n".join(out))["register"][0]["candidates"]
    assert candidate["doubts"] == ["question"]


def test_rebase_carries_what_a_person_confirmed_and_says_how_that_is_done(
    small_desk: Path, say: Callable[..., Said]
) -> None:
    new = (small_desk / "base.md").read_text("utf-8").replace("good faith", "very good faith")
    (small_desk / "new.md").write_text(new, "utf-8")
    code, out, _err = say("rebase", "base.md", "new.md", "BOR.txt", *TABLE)
    assert (code, out) == (
        Outcome.ATTENTION,
        [
            "BOR.txt: 0 carried, 0 absorbed, 0 in conflict.",
            "  1 candidate waits for a decision and is not carried; answer in the table that this writes, and give it "
            "with --confirm: plenary proof BOR.txt --base base.md --members members.csv -o BOR-decisions.csv",
        ],
    )
    code, out, _err = say("rebase", "base.md", "new.md", "BOR.txt", *TABLE, "--json")
    [told] = json.loads("\n".join(out))["submissions"]
    assert [one["sentence"] for one in told["waiting"]] == ['In Article 2, paragraph 1, replace "equally" by "fairly".']
    decide(small_desk, say, "BOR.txt", "BOR.txt,deadbeef,yes")
    code, out, _err = say("rebase", "base.md", "new.md", "BOR.txt", *TABLE, "--confirm", "decided.csv")
    assert (code, out) == (
        Outcome.ATTENTION,
        [
            "BOR.txt: 1 carried, 0 absorbed, 0 in conflict.",
            "  Carried: Article 2, 1.",
            "  Line 3 of the decisions: the answer on candidate deadbeef was not applied: there is no such candidate.",
        ],
    )


def test_what_a_letter_asks_of_a_bracketed_base_is_done_to_the_words_that_it_names(
    small_desk: Path, say: Callable[..., Said]
) -> None:
    base = (
        (small_desk / "base.md").read_text("utf-8").replace("shall cooperate", "[shall / should] cooperate [in full]")
    )
    (small_desk / "base.md").write_text(base, "utf-8")
    asked = [
        f"In Article 1, paragraph 1, replace {words}." for words in ("“good faith” by “zeal”", "“should” by “must”")
    ]
    (small_desk / "BOR.txt").write_text("\n\n".join(asked), "utf-8")
    _code, out, _err = say("proof", "BOR.txt", "--base", "base.md", *TABLE)
    assert [re.sub("[0-9a-f]{8}", "", line) for line in out[1:]] == [
        f"? Candidate , Article 1, 1: “{asked[0]}”",
        "    The Members shall cooperate in full in[- good faith-]{+ zeal+}.",
        f"? Candidate , Article 1, 1: “{asked[1]}”",
        "    The Members[- shall-]{+ must+} cooperate in full in good faith.",
    ]


def test_what_a_file_on_an_older_version_may_suggest_is_carried_with_what_it_suggests(
    small_desk: Path, say: Callable[..., Said]
) -> None:
    old = (small_desk / "base.md").read_text("utf-8") + "\n2. The Office keeps a register of all that is shared.\n"
    (small_desk / "base.md").write_text(old, "utf-8")
    new = old.replace("The Members shall cooperate", "All the Members of this body shall, as was agreed, cooperate")
    new = new.replace("results of research", "data").replace("Costs are shared equally", "The host pays for all of it")
    (small_desk / "new.md").write_text(new, "utf-8")
    marked = old.replace("good faith", "good [ARA: and full] faith").replace("equally", "equally [ARA: and fairly]")
    (small_desk / "ARA.md").write_text(marked.replace("keeps a", "keeps {++and shows ++}a"), "utf-8")
    given = ("--base", "new.md", "--older", "base.md", *TABLE)
    _code, out, _err = say("proof", "ARA.md", *given)
    assert [re.sub("[0-9a-f]{8}", "", line) for line in out[1:7]] == [
        "? It was written on base.md; of its suggestions, carried onto the base: 1, in it already: 0, to be decided: 0.",
        "? Candidate , Article 1, 1: “The Members shall cooperate in good [ARA: and full] faith.”",
        "    All the Members of this body shall, as was agreed, cooperate in good{+ and full+} faith.",
        "? Candidate , paragraph 6: “Costs are shared equally [ARA: and fairly].”",
        "    ? What it gives as the present text differs from the base.",
        "    ? We could not read it: please say what it means.",
    ]


def test_what_a_yes_retains_or_supports_is_said(small_desk: Path, say: Callable[..., Said]) -> None:
    asked = ("Retain Article 2.", "We support the text of Arandia on Article 2.", "We support the text of Arandia.")
    (small_desk / "BOR.txt").write_text("\n\n".join(asked), "utf-8")
    written = ("-o", "sheet.csv", "-o", "sheet.html", "-o", "sheet.docx")
    _code, out, _err = say("proof", "BOR.txt", "--base", "base.md", *TABLE, *written)
    assert [re.sub("[0-9a-f]{8}", "", line) for line in out[1:10]] == [
        f"? Candidate , Article 2; Article 2, 1: “{asked[0]}”",
        "    A yes retains 2 provisions:",
        "    Article 2: Costs",
        "        = Retained as it stands",
        "    Article 2, 1: Costs are shared equally.",
        "        = Retained as it stands",
        f"? Candidate , Article 2: “{asked[1]}”",
        "    A yes supports the text of Arandia on Article 2.",
        f"? Candidate , paragraph 3: “{asked[2]}”",
    ]
    said = "A yes (?:retains 2 provisions:|supports the text of Arandia(?: on Article 2)?\\.)"
    page = (small_desk / "sheet.html").read_text("utf-8")
    word = zipfile.ZipFile(small_desk / "sheet.docx").read("word/document.xml").decode()
    for sheet in (page, word, (small_desk / "sheet.csv").read_text("utf-8-sig")):
        assert re.findall(said, sheet) == [
            "A yes retains 2 provisions:",
            "A yes supports the text of Arandia on Article 2.",
            "A yes supports the text of Arandia.",
        ]
