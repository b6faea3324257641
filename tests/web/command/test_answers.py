"""What `proof`, `check`, `compare`, `compile` and `recover` print, to the last line."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from lxml.html import fromstring

from plenary.kit.refusal import Outcome

ON_BASE = ("--base", "base.md", "--members", "members.csv")
Say = Callable[..., tuple[int, list[str], list[str]]]
pytestmark = pytest.mark.usefixtures("small_desk")


def test_proof_shows_a_copy_provision_by_provision(say: Say) -> None:
    assert say("proof", "ARA.md", *ON_BASE, "-o", "sheet.html") == (
        Outcome.DONE,
        [
            "ARA.md, on behalf of Arandia: provisions touched: 2; to look at: 0.",
            "Article 1, 1: The Members shall cooperate in good faith{+ and in full+}.",
            "Article 2, 1: Costs are[- shared equally-]{+ met by the host+}.",
            "Written: sheet.html",
        ],
        [],
    )
    assert Path("sheet.html").read_bytes().startswith(b"<!doctype html>")


def test_proof_shows_each_candidate_with_its_sentence_and_what_would_come_of_it(say: Say) -> None:
    assert say("proof", "BOR.txt", *ON_BASE) == (
        Outcome.ATTENTION,
        [
            "BOR.txt, on behalf of Borland: provisions touched: 0; to look at: 1.",
            '? Candidate d5c38c56, Article 2, 1: “In Article 2, paragraph 1, replace "equally" by "fairly".”',
            "    Costs are shared[- equally-]{+ fairly+}.",
            "· The letter around the text (addresses, greeting, signature) was kept apart.",
            "· No suggestion was read in these words: “Please look at it.”",
        ],
        [],
    )


def test_check_prints_the_register_and_everything_to_look_at(say: Say) -> None:
    assert say("check", "ARA.md", "BOR.txt", *ON_BASE) == (
        Outcome.ATTENTION,
        [
            "   file     for  state            to look at",
            "✓  ARA.md   ARA  read",
            "?  BOR.txt  BOR  to be confirmed  1",
            'BOR.txt: “In Article 2, paragraph 1, replace "equally" by "fairly".”',
            "1 submission has something to look at; to see it: plenary proof BOR.txt --base base.md --members members.csv",
        ],
        [],
    )


def test_proof_says_what_becomes_of_a_provision_that_has_no_words(say: Say) -> None:
    Path("ARA.md").write_text(Path("base.md").read_text("utf-8") + "\n## Article 3\n\n1. New words.\n", "utf-8")
    assert say("proof", "ARA.md", *ON_BASE) == (
        Outcome.DONE,
        [
            "ARA.md, on behalf of Arandia: provisions touched: 2; to look at: 0.",
            "Article 3: New provision, after Article 2",
            "Article 3, 1: {+New words.+}",
        ],
        [],
    )


def test_compile_of_the_base_alone_prints_no_register(say: Say) -> None:
    assert say("compile", "base.md", "--members", "members.csv", "-o", "r.txt") == (
        Outcome.DONE,
        [
            "0 of 3 provisions have suggestions. 0 brackets are open. 0 submissions were received.",
            "Written: r.txt",
        ],
        [],
    )


def test_compile_prints_the_figures_the_register_and_the_files(say: Say) -> None:
    assert say("compile", "base.md", "ARA.md", "--members", "members.csv", "-o", "r.json", "-o", "r.txt") == (
        Outcome.DONE,
        [
            "2 of 3 provisions have suggestions. 2 brackets are open. 1 submission was received.",
            "   file    for  state  to look at",
            "✓  ARA.md  ARA  read",
            "Written: r.json",
            "Written: r.txt",
        ],
        [],
    )


def test_compare_prints_a_line_for_each_provision_that_changed(say: Say) -> None:
    assert say("compare", "base.md", "ARA.md") == (
        Outcome.DONE,
        [
            "~ Article 1, 1: … shall cooperate in good faith {+and in full+}.",
            "~ Article 2, 1: Costs are [-shared equally-] {+met by the host+}.",
        ],
        [],
    )


def test_compare_wants_two_versions_in_one_language(say: Say, small_desk: Path) -> None:
    french = "# Cadre\n\n## Article 1 But\n\n1. Les membres coopèrent de bonne foi et partagent les coûts.\n"
    (small_desk / "fr.md").write_text(french, "utf-8")
    assert say("compare", "base.md", "fr.md") == (
        Outcome.INPUT,
        [],
        [
            "base.md is in English and fr.md in French; give two versions in one language, or say with --lang which it "
            "is.",
        ],
    )
    assert say("compare", "base.md", "fr.md", "--lang", "en")[0] == Outcome.DONE


def test_compare_names_what_has_no_number_as_the_proof_sheet_does(say: Say, small_desk: Path) -> None:
    old = "# Framework\n\n## Preamble\n\nNoting the divide,\n\n## Article 1 Aim\n\n1. Members cooperate.\n"
    (small_desk / "old.md").write_text(old, "utf-8")
    (small_desk / "new.md").write_text(old.replace("Framework", "New Framework").replace("divide", "gap"), "utf-8")
    assert say("compare", "old.md", "new.md")[1] == [
        "~ Title: {+New+} Framework",
        "~ Preamble, paragraph 1: Noting the [-divide-] {+gap+},",
    ]


def test_recover_prints_a_members_text(say: Say) -> None:
    say("compile", "base.md", "ARA.md", "-o", "r.json")
    assert say("recover", "r.json", "--member", "ARA") == (
        Outcome.DONE,
        [
            "Framework",
            "Article 1 Purpose",
            "1 The Members shall cooperate in good faith and in full.",
            "2 The Members shall share the results of research.",
            "Article 2 Costs",
            "1 Costs are met by the host.",
        ],
        [],
    )


def test_recover_says_that_a_text_on_a_bracketed_base_is_one_choice_in_each_of_its_brackets(
    say: Say, small_desk: Path
) -> None:
    base = (
        "# Framework\n\n## Article 1. Costs\n\n1. Costs are [shared][not shared].\n\n2. Meetings are [open][closed].\n"
    )
    (small_desk / "base.md").write_text(base, "utf-8")
    (small_desk / "ARA.md").write_text(base.replace("[not shared]", "[not shared][met by the host]"), "utf-8")
    say("compile", "base.md", "ARA.md", "-o", "r.json")
    assert say("recover", "r.json", "--member", "ARA") == (
        Outcome.DONE,
        ["Framework", "Article 1 Costs", "1 Costs are met by the host.", "2 Meetings are open."],
        [
            "The base has brackets of its own; what is printed is the member's choice in each, or else the first, and "
            "the brackets stand only in the file that was handed in."
        ],
    )


def test_a_code_in_small_letters_is_known_for_what_it_means(say: Say, small_desk: Path) -> None:
    say("compile", "base.md", "ARA.md", "-o", "r.json")
    assert say("recover", "r.json", "--member", "ara") == (
        Outcome.INPUT, [], ["ara is not a code in this text; did you mean ARA?"]
    )  # fmt: skip
    (small_desk / "ara.md").write_bytes((small_desk / "ARA.md").read_bytes())
    *_register, named, given, near = say("check", "ara.md", "ara=ARA.md", "ARX=BOR.txt", *ON_BASE)[1]
    assert [named, given, near] == [
        "ara.md: nobody has said on whose behalf it came; did you mean ARA=ara.md?",
        "There is no member ara to hand in ARA.md; did you mean ARA?",
        "There is no member ARX to hand in BOR.txt; did you mean ARA?",
    ]


def test_recover_knows_a_member_by_its_name_where_the_table_of_members_is_given(say: Say, small_desk: Path) -> None:
    table = "code,en,fr\nARA,Arandia,Arandie\nBOR,Borland,Borlande\nCOR,Borland,Corlande\n"
    (small_desk / "members.csv").write_text(table, "utf-8")
    say("compile", "base.md", "ARA.md", "-o", "r.json")
    by_code = say("recover", "r.json", "--member", "ARA")
    members = ("--members", "members.csv")
    assert [say("recover", "r.json", "--member", name, *members) for name in ("ARANDIA", " arandie", "ARA")] == [
        by_code
    ] * 3
    assert [say("recover", "r.json", "--member", name, *members)[2] for name in ("Borland", "Corlande", "Zenia")] == [
        ["Borland is the name of several; give the code of one: BOR, COR."],
        ["Corlande (COR) handed nothing in for this text; these did: ARA."],
        ["Zenia handed nothing in for this text; these did: ARA."],
    ]


def test_recover_without_the_table_says_which_code_a_name_may_stand_for(say: Say) -> None:
    say("compile", "base.md", "ARA.md", "FOS=BOR.txt", "LLM=ARA.md", "-o", "r.json")
    names = ("Arandia", "Friends of Open Science", "Union of Open Members", "…")
    assert [say("recover", "r.json", "--member", name) for name in names] == [
        (Outcome.INPUT, [], ["Arandia is not a code in this text; did you mean ARA?"]),
        (Outcome.INPUT, [], ["Friends of Open Science is not a code in this text; did you mean FOS?"]),
        (Outcome.INPUT, [], ["Union of Open Members handed nothing in for this text; these did: ARA, FOS, LLM."]),
        (Outcome.INPUT, [], ["… handed nothing in for this text; these did: ARA, FOS, LLM."]),
    ]


def test_a_file_given_by_a_members_name_says_its_code(say: Say, small_desk: Path) -> None:
    (small_desk / "Borland.txt").write_bytes((small_desk / "BOR.txt").read_bytes())
    assert say("check", "Arandia=ARA.md", "Borland.txt", *ON_BASE)[1][3:5] == [
        "There is no member Arandia to hand in ARA.md; did you mean ARA?",
        "Borland.txt: nobody has said on whose behalf it came; did you mean BOR=Borland.txt?",
    ]


def test_an_edition_without_names_says_that_its_json_has_them(say: Say) -> None:
    code, _out, err = say("compile", "base.md", "ARA.md", "-o", "r.json", "--audience", "groups")
    assert (code, err) == (
        Outcome.DONE,
        ["r.json keeps whose words are whose, for every audience; do not pass it on with this edition."],
    )
    assert say("compile", "base.md", "ARA.md", "-o", "r.txt", "--audience", "none")[2] == []


def test_nobody_is_named_before_an_audience_of_groups_unless_the_table_of_members_calls_it_a_group(
    say: Say, small_desk: Path
) -> None:
    say("compile", "base.md", "ARA.md", "-o", "bare.txt", "--audience", "groups")
    assert "ARA" not in (small_desk / "bare.txt").read_text("utf-8")
    (small_desk / "table.csv").write_text("code,kind,name\nARA,group,Group of Arania\n", "utf-8")
    say("compile", "base.md", "ARA.md", "-o", "told.txt", "--audience", "groups", "--members", "table.csv")
    assert "Group of Arania" in (small_desk / "told.txt").read_text("utf-8")


def test_the_register_is_said_in_the_users_language(say: Say) -> None:
    assert say("check", "ARA.md", "BOR.txt", *ON_BASE, language="fr")[1] == [
        "   fichier  pour  état         à examiner",
        "✓  ARA.md   ARA   lue",
        "?  BOR.txt  BOR   à confirmer  1",
        'BOR.txt: “In Article 2, paragraph 1, replace "equally" by "fairly".”',
        "1 contribution est à examiner ; pour la voir : plenary proof BOR.txt --base base.md --members members.csv",
    ]


def test_the_command_at_the_end_of_the_register_shows_the_first_file_to_look_at_as_it_was_handed_in(
    say: Say, small_desk: Path
) -> None:
    (small_desk / "a letter.txt").write_bytes((small_desk / "BOR.txt").read_bytes())
    given = ("ARA.md", "BOR=a letter.txt", "ARA=BOR.txt")
    _code, out, _err = say("check", *given, *ON_BASE, "--older", "base.md", "--lang", "en")
    told, shown = out[-1].split(": ")
    assert told == "2 submissions have something to look at; to see the first"
    assert shown == "plenary proof 'BOR=a letter.txt' " + " ".join(ON_BASE) + " --older base.md --lang en"
    assert say(*shlex.split(shown)[1:])[1][0] == (
        "a letter.txt, on behalf of Borland: provisions touched: 0; to look at: 1."
    )


def test_a_preamble_without_a_heading_has_one_name_in_every_file(say: Say, small_desk: Path) -> None:
    base = (
        "# Framework\n\nThe Members of the Assembly,\n\nNoting the divide,\n\nRecalling the principles,\n\n"
        "Seeking common ground,\n\nHave agreed as follows:\n\n## Article 1 Purpose\n\n1. Members cooperate.\n"
    )
    (small_desk / "base.md").write_text(base, "utf-8")
    theirs = base.replace("of the", "of this").replace("divide", "gap").replace("Have", "Have now")
    (small_desk / "ARA.md").write_text(theirs, "utf-8")
    assert say("compile", "base.md", "ARA.md", "-o", "r.html", "-o", "r.docx", "-o", "r.txt")[0] == Outcome.DONE
    page = (small_desk / "r.html").read_text("utf-8")
    contents = fromstring(page).xpath("//nav[@aria-labelledby='contents']//a")
    assert [link.xpath("string(span[2])") for link in contents] == ["Preamble", "Article 1. Purpose"]
    assert fromstring(page).xpath("//article//h2[1]/text()")[0] == "Preamble"
    assert "\nPreamble\n--------\n\n      The Members" in (small_desk / "r.txt").read_text("utf-8")
    rows = [[cell.text for cell in row.cells] for table in Document("r.docx").tables for row in table.rows]
    assert [row[:2] for row in rows if row[0].startswith(("Preamble", "Article"))] == [
        ["Preamble", "5"],
        ["Article 1 Purpose", "1"],
        ["Preamble, opening words", "the"],
        ["Preamble, paragraph 1", "divide"],
        ["Preamble, closing words", "now"],
    ]
    assert [line.partition(":")[0] for line in say("proof", "ARA.md", *ON_BASE)[1][1:]] == [
        "Preamble, opening words",
        "Preamble, paragraph 1",
        "Preamble, closing words",
    ]
