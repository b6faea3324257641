"""Round two through the commands: our Word file goes out, an edited copy comes back."""

import json
from copy import deepcopy
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree, html

from plenary.engine.text.lossless import load
from plenary.engine.text.reading import Move
from plenary.kit.refusal import Outcome
from plenary.rulemaking.example.build.second_round import Retouch, retouch, return_edits
from tests.rulemaking.output.word.reader import part
from tests.web.command.returned import BASE, EXAMPLE, NAMES, TABLE, W, edit, reword
from tests.web.command.running import run


def compiled_again(issued: Path, folder: Path, copy: Path) -> int:
    answers = ("--issued", issued / "rolling.json")
    return run("compile", BASE, copy, *TABLE, *answers, "-o", folder / "again.json", "--json")


def test_a_copy_that_comes_back_unchanged_changes_not_one_byte(
    issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "WYN_answer.docx"
    copy.write_bytes((issued / "rolling.docx").read_bytes())
    assert compiled_again(issued, tmp_path, copy) == Outcome.DONE
    assert (tmp_path / "again.json").read_bytes() == (issued / "rolling.json").read_bytes()
    assert "WYN_answer.docx changes nothing in the text that was issued." in capsys.readouterr().out


def test_the_edits_of_a_returned_copy_are_suggestions_support_and_opposition(issued: Path, tmp_path: Path) -> None:
    copy = tmp_path / "FEL_answer.docx"
    edits = return_edits(NAMES.__getitem__)
    sent = (issued / "rolling.docx").read_bytes()
    copy.write_bytes(retouch(sent, edits, author="Delegate", date="2026-03-01T10:00:00Z"))
    assert compiled_again(issued, tmp_path, copy) == Outcome.ATTENTION
    before, after = (
        load((folder / name).read_bytes()) for folder, name in ((issued, "rolling.json"), (tmp_path, "again.json"))
    )
    assert after.readings[:-1] == before.readings
    own = after.readings[-1]
    assert own.holders == ("FEL",)
    base = after.base
    cited = {base.citation(name): words for name, words in own.words.items()}
    old = {base.citation(p.id): p.text for p in base.provisions}
    assert cited == {
        "Article 24, 4": old["Article 24, 4"].replace("its origin,", "its origin, its quality,"),
        "Article 36, 1": old["Article 36, 1"].replace("three", "five"),
        "Article 41, 2": old["Article 41, 2"].replace("fortieth", "thirtieth"),
    }
    assert [(base.citation(one.provision), one.words.strip(), one.stance.value) for one in own.positions] == [
        ("Article 4, (b)", ", mutually agreed in its terms", "opposes"),
        ("Article 7, 2", "", "opposes"),
        ("Article 7, 2", ", unless the Assembly decides otherwise without objection", "retains"),
        ("Article 41, 2", "thirtieth", "supports"),
    ]


def test_a_copy_without_the_text_that_it_answers_is_refused(
    issued: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    copy = tmp_path / "WYN_answer.docx"
    copy.write_bytes((issued / "rolling.docx").read_bytes())
    assert run("check", copy, "--base", BASE, *TABLE[:2]) == Outcome.INPUT
    told = capsys.readouterr().out.replace("\n", " ")
    assert (
        "WYN_answer.docx is an edited copy of a rolling text that was issued; give that text's JSON with --issued."
        in told
    )


def test_a_copy_of_another_issue_is_refused(issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "WYN_answer.docx"
    copy.write_bytes((issued / "rolling.docx").read_bytes())
    other = tmp_path / "other.json"
    assert run("compile", BASE, EXAMPLE / "submissions" / "NTH.docx", *TABLE, "-o", other) == Outcome.DONE
    assert run("check", copy, "--base", BASE, *TABLE[:2], "--issued", other) == Outcome.INPUT
    told = capsys.readouterr().out.replace("\n", " ")
    assert "WYN_answer.docx answers the issue " in told
    assert "give the JSON that was issued with the file, or, if " in told
    assert "is the later issue, ask for the changes in a copy of that one." in told


def test_the_answer_in_the_example_is_read_beside_the_text_that_it_answers(tmp_path: Path) -> None:
    folder = EXAMPLE / "round-two"
    again = tmp_path / "again.json"
    copy = folder / "FEL_answer.docx"
    code = run("compile", BASE, copy, *TABLE, "--issued", folder / "rolling.json", "-o", again)
    assert code == Outcome.ATTENTION
    before, after = load((folder / "rolling.json").read_bytes()), load(again.read_bytes())
    assert after.readings[:-1] == before.readings
    assert (after.readings[-1].holders, len(after.readings[-1].words)) == (("FEL",), 3)


BRACKETED = """# A text

## Article 1. Cooperation

1. Members [shall][should] cooperate [, as appropriate,] in all matters of training.

2. Members report [each year] on what they have done.

3. Members [and observers] meet once a year.

4. Members keep a register of meetings.
"""


def test_the_brackets_of_a_base_that_carries_some_are_answered_in_a_returned_copy(tmp_path: Path) -> None:
    base, issued, again = tmp_path / "base.md", tmp_path / "rolling.json", tmp_path / "again.json"
    base.write_text(BRACKETED)
    own = tmp_path / "NTH.md"
    own.write_text(BRACKETED.replace("once a year", "twice a year"))
    word = tmp_path / "rolling.docx"
    assert run("compile", base, own, *TABLE, "-o", issued, "-o", word) == Outcome.DONE
    edits = (
        Retouch("report [each year] on", "[", ""),
        Retouch("each year] on", "]", ""),
        Retouch("Members [and observers]", " [and observers]", ""),
        Retouch("[shall / should]", "should", f"should – {NAMES['FEL']}"),
        Retouch("keep a register", "a register", "a register]"),
        Retouch("keep a register", "keep ", "keep ["),
    )
    copy = tmp_path / "FEL_answer.docx"
    copy.write_bytes(retouch(word.read_bytes(), edits, author="Delegate", date="2026-03-01T10:00:00Z"))
    code = run("compile", base, copy, *TABLE, "--issued", issued, "-o", again)
    text = load(again.read_bytes())
    answered = text.readings[-1]
    cited = {text.base.citation(name): words for name, words in answered.words.items()}
    assert (code, answered.holders) == (Outcome.DONE, ("FEL",))
    assert cited == {
        "Article 1, 1": "Members should cooperate, as appropriate, in all matters of training.",
        "Article 1, 3": "Members meet once a year.",
    }
    assert [(text.base.citation(one.provision), one.words, one.stance.value) for one in answered.positions] == [
        ("Article 1, 1", "should", "supports"),
        ("Article 1, 2", "each year", "retains"),
    ]
    assert [text.base.by_id[one.provision].text[one.start : one.end] for one in answered.brackets] == ["a register"]


TIERED = """# A text

## Article 1. Fees

1. The fee depends on the tier.

| Tier | Fee | Use |
|---|---|---|
| Small | 100 | pilot work |
| Middle | 500 | teaching |
| Large | 900 | all other work |

2. Fees are reviewed.
"""


def tracked(row: etree._Element, kind: str) -> None:
    """Marks a row of a table and its words as inserted (``ins``) or deleted (``del``)."""
    properties = row.find(f"{W}trPr")
    assert properties is not None
    for place in (properties, *row.iter(f"{W}p")):
        etree.SubElement(place, f"{W}{kind}", {f"{W}id": "900", f"{W}author": "Delegate"})
    for paragraph in row.iter(f"{W}p"):
        paragraph[-1].extend(paragraph.findall(f"{W}r"))
    for words in list(row.iter(f"{W}t")) if kind == "del" else ():
        words.tag = f"{W}delText"


def test_rows_that_a_returned_copy_moves_adds_and_strikes_with_tracking_are_rows_in_the_next_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.md").write_text(TIERED)
    Path("members.csv").write_text("code,en\nARA,Arandia\nBOR,Borland\n")
    assert run("compile", "base.md", "--members", "members.csv", "-o", "issue.json", "-o", "issue.docx") == Outcome.DONE

    def retouched(root: etree._Element) -> None:
        _head, small, middle, large = [
            row for row in root.iter(f"{W}tr") if row.find(f".//{W}bookmarkStart") is not None
        ]
        moved, new = deepcopy(small), deepcopy(large)
        for row in (moved, new):
            for mark in list(row.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
                mark.getparent().remove(mark)
        for words, text in zip(new.iter(f"{W}t"), ("Huge", "2000", "by consent"), strict=True):
            words.text = text
        large.addnext(new)
        large.addnext(moved)
        for row, kind in ((small, "del"), (middle, "del"), (moved, "ins"), (new, "ins")):
            tracked(row, kind)

    Path("ARA.docx").write_bytes(edit(Path("issue.docx").read_bytes(), retouched))
    given = ("compile", "base.md", "ARA.docx", "--members", "members.csv", "--issued", "issue.json")
    assert run(*given, "-o", "next.json", "-o", "next.txt") == Outcome.DONE
    [reading] = load(Path("next.json").read_bytes()).readings
    assert (reading.holders, dict(reading.words), sorted(reading.deleted)) == (
        ("ARA",),
        {},
        ["a1.tab1.r3", "a1.tab1.r3.c1", "a1.tab1.r3.c2", "a1.tab1.r3.c3"],
    )
    assert reading.moved == (Move("a1.tab1.r2", "a1.tab1.r4.c3", "a1.tab1"),)
    assert [(one.kind.value, one.after, one.text) for one in reading.added] == [
        ("row", "a1.tab1.r4.c3", ""),
        ("cell", "a1.tab1.r4.c3", "Huge"),
        ("cell", "a1.tab1.r4.c3", "2000"),
        ("cell", "a1.tab1.r4.c3", "by consent"),
    ]
    said = [line.strip() for line in Path("next.txt").read_text().splitlines() if line.strip()[:1] in ("↕", "+", "−")]
    assert said == [
        "↕ Row “Small”: Move to after Article 1, row “Large” asked for by",
        "− Row “Middle”: Deletion of the provision asked for by Arandia.",
        "+ Row “Huge”: New provision offered by Arandia.",
        "↕ Row “Huge”: Placed by Arandia after Article 1, row “Small”, which is",
    ]


@pytest.fixture
def round_one(small_desk: Path) -> Path:
    """The small desk after its first round, issued in brackets and as tracked changes."""
    given = ("base.md", "ARA.md", "--members", "members.csv")
    assert run("compile", *given, "-o", "rolling.json", "-o", "rolling.docx") == Outcome.DONE
    assert run("compile", *given, "-o", "tracked.docx", "--tracked") == Outcome.DONE
    return small_desk


@pytest.mark.parametrize("issued", [(), ("--issued", "rolling.json")])
def test_a_copy_with_everybodys_changes_is_not_taken_for_its_senders(
    round_one: Path, issued: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("compile", "base.md", "BOR=tracked.docx", "--members", "members.csv", *issued, "-o", "again.txt")
    capsys.readouterr()
    assert run(*given) == Outcome.INPUT
    assert capsys.readouterr().err == (
        "No submission could be read: tracked.docx is a copy of the text with the suggestions of all members as tracked "
        "changes, and cannot tell which are its sender's; ask for them in a copy of the base, or of the Word file with "
        "brackets.\n"
    )
    assert not Path("again.txt").exists()


def test_the_base_issued_for_tracked_changes_before_anybody_suggested_any_may_be_answered(
    small_desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compile", "base.md", "--members", "members.csv", "-o", "base.docx", "--tracked") == Outcome.DONE
    Path("BOR.docx").write_bytes(
        edit(Path("base.docx").read_bytes(), lambda root: reword(root, "Costs are", {"equally": "fairly"}))
    )
    capsys.readouterr()
    assert run("compile", "base.md", "BOR.docx", "--members", "members.csv", "-o", "again.json") == Outcome.DONE
    [reading] = load(Path("again.json").read_bytes()).readings
    assert (reading.holders, dict(reading.words)) == (("BOR",), {"a2.1": "Costs are shared fairly."})


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("base.md", "ARA.md", "--issued", "other.json"),
            "base.md is not the base of the issue {issue} that --issued gives; give the text on which that was compiled.",
        ),
        (
            ("rolling.docx", "ARA.md", "--issued", "rolling.json"),
            "rolling.docx is a rolling text that was issued, not a base; give the text on which it was compiled.",
        ),
        (
            ("base.md", "ARA.md", "--older", "rolling.docx"),
            "rolling.docx is a rolling text that was issued, not a base; give the text on which it was compiled.",
        ),
    ],
)
def test_what_is_no_base_of_the_issue_is_refused_before_anything_is_written(
    round_one: Path, arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("former.md").write_text(Path("base.md").read_text("utf-8").replace("good faith", "faith"), "utf-8")
    assert run("compile", "former.md", "--members", "members.csv", "-o", "other.json") == Outcome.DONE
    capsys.readouterr()
    assert run("compile", *arguments, "--members", "members.csv", "-o", "again.json") == Outcome.INPUT
    issue = sha256(Path("other.json").read_bytes()).hexdigest()[:8]
    assert capsys.readouterr().err == sentence.format(issue=issue) + "\n"
    assert not Path("again.json").exists()


def test_a_rolling_text_is_no_version_to_carry_suggestions_to(
    round_one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("rebase", "base.md", "rolling.docx", "ARA.md", "--members", "members.csv") == Outcome.INPUT
    assert capsys.readouterr().err == (
        "rolling.docx is a rolling text that was issued, not a base; give the text on which it was compiled.\n"
    )


@pytest.mark.parametrize("texts", [("base.md", "rolling.docx"), ("rolling.docx", "base.md")])
def test_a_rolling_text_is_no_version_to_compare(
    round_one: Path, texts: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("compare", *texts) == Outcome.INPUT
    assert capsys.readouterr().err == (
        "rolling.docx is a rolling text that was issued, not a base; give the text on which it was compiled.\n"
    )


def test_a_proof_sheet_of_an_answer_lists_what_it_opposes_supports_and_retains(
    issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, sheet = tmp_path / "FEL_answer.docx", tmp_path / "sheet.html"
    sent = (issued / "rolling.docx").read_bytes()
    copy.write_bytes(retouch(sent, return_edits(NAMES.__getitem__), author="Delegate", date="2026-03-01T10:00:00Z"))
    given = ("proof", copy, "--base", BASE, *TABLE[:2], "--issued", issued / "rolling.json")
    expected = [
        ("a4.b", "opposed", ", mutually agreed in its terms"),
        ("a7.2", "opposed", ""),
        ("a7.2", "retained", ", unless the Assembly decides otherwise without objection"),
        ("a41.2", "supported", "thirtieth"),
    ]
    capsys.readouterr()
    run(*given, "--json")
    [told] = json.loads(capsys.readouterr().out)["register"]
    assert [(one["provision"], one["did"], one["words"]) for one in told["answers"]] == expected
    said = [f"{did.capitalize()}: “{words or 'no text'}”" for _provision, did, words in expected]
    run(*given, "-o", sheet)
    printed = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert [line for line in printed if line in said] == said
    page = html.fromstring(sheet.read_bytes())
    assert [one for one in page.xpath("//p[@class='state']/text()") if one in said] == said


def test_the_proof_of_a_copy_tells_what_it_says_from_what_its_member_handed_in_before(
    round_one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    members = ("--members", "members.csv")
    run("compile", "base.md", "ARA.md", "BOR.txt", *members, "-o", "first.json", "-o", "first.docx")
    Path("answer.docx").write_bytes(
        edit(Path("first.docx").read_bytes(), lambda root: reword(root, "share the results", {"results": "findings"}))
    )
    capsys.readouterr()
    run(
        "proof",
        "ARA=answer.docx",
        "--base",
        "base.md",
        *members,
        "--issued",
        "first.json",
        "-o",
        "p.docx",
        "-o",
        "p.html",
    )
    assert capsys.readouterr().out.splitlines()[3:-2] == [
        "Article 1, 2: The Members shall share the[- results-]{+ findings+} of research.",
        "Handed in before, and still standing",
        "    Article 1, 1, from ARA.md: The Members shall cooperate in good faith{+ and in full+}.",
        "    Article 2, 1, from ARA.md: Costs are[- shared equally-]{+ met by the host+}.",
    ]
    root = part(Path("p.docx").read_bytes(), "word/document.xml")
    said = ["".join(node.text or "" for node in one.iter(f"{W}t")) for one in root.iter(f"{W}p")]
    named = [words for words in said if words.startswith("Article") or words == "Handed in before, and still standing"]
    assert named[-4:] == ["Article 1, 2", "Handed in before, and still standing", "Article 1, 1", "Article 2, 1"]
    page = html.fromstring(Path("p.html").read_bytes())
    told = [[one.text_content() for one in article.xpath("h2 | section/h3")] for article in page.iter("article")]
    assert told == [
        ["Your text as we read it", "Article 1, 2"],
        ["Handed in before, and still standing", "Article 1, 1", "Article 2, 1"],
    ]


def test_the_proof_of_a_copy_shows_all_that_stands_in_its_members_name_and_from_which_file(
    round_one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = Path("base.md").read_text()
    Path("later.md").write_text(base.replace("results of research", "results of all research"))
    Path("joint.md").write_text(base.replace("# Framework", "# Framework agreement"))
    members = ("--members", "members.csv")
    given = ("ARA.md", "ARA=later.md", "ARA+BOR=joint.md")
    run("compile", "base.md", *given, *members, "-o", "first.json", "-o", "first.docx")
    Path("answer.docx").write_bytes(
        edit(Path("first.docx").read_bytes(), lambda root: reword(root, "share the results", {"share": "give"}))
    )
    answer = ("ARA=answer.docx", "--base", "base.md", *members, "--issued", "first.json")
    capsys.readouterr()
    run("proof", *answer, "-o", "p.docx", "-o", "p.html")
    assert capsys.readouterr().out.splitlines()[3:-2] == [
        "Article 1, 2: The Members shall[- share-]{+ give+} the results of{+ all+} research.",
        "    Suggested before, and replaced: “The Members shall share the results of all research.”",
        "Handed in before, and still standing",
        "    Article 1, 1, from ARA.md: The Members shall cooperate in good faith{+ and in full+}.",
        "    Article 2, 1, from ARA.md: Costs are[- shared equally-]{+ met by the host+}.",
        "    Title, from joint.md: Framework{+ agreement+}",
    ]
    page = html.fromstring(Path("p.html").read_bytes())
    before = page.xpath("//article[2]/section")
    origins = [(one.xpath("string(h3)"), one.xpath("string(p[@class='state'])")) for one in before]
    root = part(Path("p.docx").read_bytes(), "word/document.xml")
    said = ["".join(node.text or "" for node in one.iter(f"{W}t")) for one in root.iter(f"{W}p")]
    assert origins == [
        ("Article 1, 1", "From ARA.md"),
        ("Article 2, 1", "From ARA.md"),
        ("Title", "From joint.md"),
    ]
    assert [one for one in said if one.startswith("From ")] == ["From ARA.md", "From ARA.md", "From joint.md"]


def test_what_a_copy_does_to_another_file_of_its_member_is_no_question_about_others(
    round_one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = Path("base.md").read_text()
    Path("later.md").write_text(base.replace("results of research", "results of all research"))
    members = ("--members", "members.csv")
    run("compile", "base.md", "ARA.md", "ARA=later.md", *members, "-o", "first.json", "-o", "first.docx")
    Path("answer.docx").write_bytes(
        edit(Path("first.docx").read_bytes(), lambda root: reword(root, "good faith", {"in full": "in part"}))
    )
    capsys.readouterr()
    run("proof", "ARA=answer.docx", "--base", "base.md", *members, "--issued", "first.json")
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("? ")] == [
        "? In Article 1, 1, what else stands in the member's own name is concerned, and is kept: “1 The Members shall "
        "cooperate in good faith [and in full – Arandia].” came back as “1 The Members shall cooperate in good faith [and "
        "in part – Arandia].”. (paragraph 18)",
    ]


def test_the_next_issue_counts_what_it_has_from_the_one_before_beside_what_was_received_for_it(
    round_one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    members = ("--members", "members.csv")
    run("compile", "base.md", "ARA.md", "BOR.txt", *members, "-o", "first.json", "-o", "first.docx")
    Path("answer.docx").write_bytes(
        edit(Path("first.docx").read_bytes(), lambda root: reword(root, "share the results", {"results": "findings"}))
    )
    again = ("compile", "base.md", "BOR=answer.docx", *members, "--issued", "first.json")
    run(*again, "-o", "next.txt", "-o", "next.docx", "-o", "next.html")
    received = "1 submission was received."
    stands = "1 submission of earlier issues stands in the text as it was read then."
    assert f"{received}\n{stands}\n" in Path("next.txt").read_text()
    root = part(Path("next.docx").read_bytes(), "word/document.xml")
    said = ["".join(node.text or "" for node in one.iter(f"{W}t")) for one in root.iter(f"{W}p")]
    assert next(one for one in said if received in one).endswith(f"{received} {stands}")
    place = said.index("submissions of earlier issues")
    assert said[place - 3 : place + 1] == ["1", "submissions received", "1", "submissions of earlier issues"]
    page = html.fromstring(Path("next.html").read_bytes())
    assert page.xpath("string(//ul[@class='facts']/li[4])") == "1submissions of earlier issues"


def test_the_next_issue_names_what_of_the_one_before_was_open_and_is_not_listed_again(
    round_one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = ("-o", "first.json", "-o", "first.docx")
    members = ("--members", "members.csv")
    given = ("compile", "base.md", "ARA.md", "BOR.txt", *members, "--symbol", "A/1/L.4")
    assert run(*given, *outputs) == Outcome.ATTENTION
    Path("answer.docx").write_bytes(
        edit(Path("first.docx").read_bytes(), lambda root: reword(root, "share the results", {"results": "findings"}))
    )
    again = ("compile", "base.md", *members, "--issued", "first.json", "--force", "-o", "next.json")
    open_still = (
        "1 submission of the issue had something open (BOR.txt), which is not listed again: to decide on it, hand the "
        "file in once more, with --confirm."
    )
    for copy, carried in (("ARA=answer.docx", ["BOR.txt"]), ("BOR=answer.docx", ["ARA.md"])):
        capsys.readouterr()
        assert run(*again, copy, "--json") == Outcome.DONE
        out, err = capsys.readouterr()
        told = json.loads(out)
        assert (told["carried"], told["open_in_the_issue"]) == (carried, ["BOR.txt"])
        assert " ".join(err.split()) == (
            f"{open_still} The issue has the symbol A/1/L.4, and this text has none: give it its own with --symbol, and "
            "the body's name with --body."
        )
        assert load(Path("next.json").read_bytes()).unsettled == ("BOR.txt",)
    capsys.readouterr()
    assert run(*again, "BOR.txt", "--symbol", "A/1/L.4/Rev.1") == Outcome.ATTENTION
    assert capsys.readouterr().err == ""


def test_to_recover_what_only_asks_in_words_of_its_own_says_that_it_is_undecided(
    round_one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("ARA.md", "BOR.txt", "--members", "members.csv")
    assert run("compile", "base.md", *given, "-o", "first.json") == Outcome.ATTENTION
    capsys.readouterr()
    assert run("recover", "first.json", "--member", "BOR") == Outcome.DONE
    out, err = capsys.readouterr()
    assert "1 Costs are shared equally." in out.splitlines()
    assert " ".join(err.split()) == (
        "BOR.txt changes nothing in this text, and what is printed is the base; what it asks for in words of its own, "
        "nobody has decided on: its proof sheet lists that."
    )
    assert run("recover", "first.json", "--member", "ARA") == Outcome.DONE
    assert capsys.readouterr().err == ""
