"""What was handed in in another language hangs on its provisions, and is collated once it is translated."""

import json
from pathlib import Path

import pytest

from plenary.engine.text.layout import lay_out
from plenary.engine.text.lossless import load
from plenary.engine.text.view import rejected
from plenary.kit.refusal import Outcome
from plenary.rulemaking.intake import read as read_file
from plenary.web.command.entrance import main

BASE = """# Framework

### Article 1. Purpose

1. The purpose of this Framework is to help its Members to work together on the use of machines.

2. Each Member shall report to the others every two years on what it has done.

### Article 2. Notice

1. A Member shall notify the others of an incident within three days of its discovery.
"""
FRENCH = """# Cadre

### Article 1. But

1. Le présent Cadre a pour but d’aider ses Membres à travailler ensemble à l’utilisation des machines.

2. Chaque Membre rend compte aux autres, tous les deux ans, de ce qu’il a fait.

### Article 2. Notification

1. Le Membre avise les autres de tout incident dans les trois jours qui suivent sa découverte.

2. Il en dit aux autres les causes connues et les mesures qu’il a prises.
"""
SAID = FRENCH.replace("tous les deux ans", "tous les ans").replace("causes connues", "causes")
TRANSLATED = BASE.replace("every two years", "every year")


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {
        "base.md": BASE,
        "cadre.md": FRENCH,
        "KES.fr.md": SAID,
        "KES.en.md": TRANSLATED,
        "ORL.md": BASE.replace("three days", "two days"),
        "members.csv": "code,en,fr\nKES,Kestria,Kestrie\nORL,Orlane,Orlane\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


GIVEN = ("compile", "base.md", "KES.fr.md", "ORL.md", "--members", "members.csv")
SUGGESTED = "2 Chaque Membre rend compte aux autres, tous les [-deux-] ans, de ce qu’il a fait."


def lines(path: Path) -> list[str]:
    """Each line that stands by itself, with what is wrapped behind it."""
    return [" ".join(part.split()) for part in path.read_text("utf-8").split("\n\n")]


def test_it_hangs_beneath_its_provision_and_waits_for_its_translation(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = run(*GIVEN, "--parallel", "fr=cadre.md", "-o", "r.txt", "--json")
    told = {entry["file"]: entry for entry in json.loads(capsys.readouterr().out)["register"]}
    assert (outcome, told["KES.fr.md"]["state"], told["KES.fr.md"]["originals"], told["KES.fr.md"]["note"]) == (
        Outcome.ATTENTION,
        "to translate",
        ["KES.fr.md"],
        "KES.fr.md is in French; it hangs on its provisions until somebody has translated it.",
    )
    text = lines(folder / "r.txt")
    assert (
        "2 Each Member shall report to the others every two years on what it has done. "
        f"» Suggestion in French by Kestria, to be translated. {SUGGESTED}"
    ) in text


def test_what_the_base_does_not_have_hangs_on_what_holds_it_and_is_to_look_at(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(*GIVEN, "--parallel", "cadre.md", "-o", "r.txt", "--json")
    told = json.loads(capsys.readouterr().out)["register"][0]
    assert (told["doubts"], told["remarks"]) == (
        [
            {
                "sentence": "Article 2, 2 has no counterpart in the base; it hangs on Article 2, the nearest that "
                "holds it.",
                "place": "",
            }
        ],
        [{"sentence": "It hangs on: Article 1, 2.", "place": ""}],
    )
    [notice] = [line for line in lines(folder / "r.txt") if line.startswith("Article 2.")]
    assert (
        "It is on \u2068Article 2, 2\u2069 of that text, which has no counterpart here."
        in lines(folder / "r.txt")[lines(folder / "r.txt").index(notice) + 1]
    )


def test_its_translation_is_collated_and_the_original_stands_beside_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(*GIVEN, "--parallel", "fr=cadre.md", "--translation", "KES.en.md", "-o", "r.txt", "--json")
    told = {entry["file"]: entry for entry in json.loads(capsys.readouterr().out)["register"]}
    assert {name: entry["state"] for name, entry in told.items()} == {
        "KES.fr.md": "to confirm",
        "ORL.md": "read",
        "KES.en.md": "to confirm",
    }
    assert [doubt["sentence"] for doubt in told["KES.en.md"]["doubts"]] == [
        "KES.fr.md touches Article 2, of which this translation says nothing."
    ]
    assert (
        "2 Each Member shall report to the others every [two years / year – Kestria] on what it has done. "
        f"» Original in French by Kestria; its translation stands in the text. {SUGGESTED}"
    ) in lines(folder / "r.txt")


def test_recover_gives_the_words_in_the_language_they_were_written_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(*GIVEN, "--parallel", "fr=cadre.md", "-o", "r.json")
    capsys.readouterr()
    assert run("recover", "r.json", "--member", "KES") == Outcome.DONE
    assert "2 Chaque Membre rend compte aux autres, tous les ans, de ce qu’il a fait." in capsys.readouterr().out


def test_an_issued_text_keeps_what_hangs_on_it(folder: Path) -> None:
    run(*GIVEN, "--parallel", "fr=cadre.md", "-o", "r.json")
    run("compile", "base.md", "--issued", "r.json", "--members", "members.csv", "-o", "again.json")
    assert json.loads((folder / "again.json").read_bytes()) == json.loads((folder / "r.json").read_bytes())


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        ("names", "» Suggestion in French by Kestria, to be translated."),
        ("groups", "» Suggestion in French by other members, to be translated."),
        ("none", "» Suggestion in French, to be translated."),
    ],
)
def test_each_audience_is_told_no_more_of_whose_it_is_than_of_all_else(folder: Path, audience: str, said: str) -> None:
    run(*GIVEN, "--parallel", "fr=cadre.md", "--audience", audience, "-o", "r.txt")
    assert sum(said in line for line in lines(folder / "r.txt")) == 2


def test_numbers_alone_are_not_trusted_where_the_articles_are_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "cadre.md").write_text(FRENCH + "\n### Article 3. Fin\n\n1. Le présent Cadre prend fin.\n", "utf-8")
    assert run("check", "KES.fr.md", "--base", "base.md", "--parallel", "fr=cadre.md") == Outcome.ATTENTION
    assert "cadre.md has other articles than the base" in " ".join(capsys.readouterr().out.split())


def test_a_concordance_says_where_to_hang(folder: Path) -> None:
    (folder / "c.csv").write_text("language,provision,base\nfr,Article 1,Article 2\nfr,a1.2,a2.1\n", "utf-8")
    run(*GIVEN, "--parallel", "fr=cadre.md", "--concordance", "c.csv", "-o", "r.json")
    assert json.loads((folder / "r.json").read_bytes())["parallels"][0]["ties"] == {
        "title": "title",
        "a1": "a2",
        "a1.1": "a2.1",
        "a1.2": "a2.1",
    }


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            ("--parallel", "fr=cadre.md", "--concordance", "c.csv"),
            "The table of concordance names “a9”, which is not one provision of base.md; mend it.",
        ),
        (
            ("--parallel", "fr=cadre.md", "--concordance", "short.csv"),
            "short.csv, line 2: a language, a provision and one of the base are needed; mend the line.",
        ),
        (
            ("--parallel", "base.md"),
            "base.md is in English, as the base is; --parallel takes the text in another language.",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], sentence: str
) -> None:
    (folder / "c.csv").write_text("language,provision,base\nfr,a1,a9\n", "utf-8")
    (folder / "short.csv").write_text("language,provision\nfr,a1\n", "utf-8")
    assert run(*GIVEN, *given, "-o", "r.txt") == Outcome.INPUT
    assert " ".join(capsys.readouterr().err.split()) == sentence


def test_a_translation_of_nothing_is_refused_and_its_words_stay_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("compile", "base.md", "ORL.md", "--translation", "KES.en.md", "-o", "r.json", "--json")
    told = json.loads(capsys.readouterr().out)["register"][1]
    assert (told["state"], told["note"]) == (
        "refused",
        "KES.en.md was given as a translation, but nothing in another language was read on behalf of KES; give it as "
        "a submission, or the original with --parallel.",
    )
    assert [one["id"] for one in json.loads((folder / "r.json").read_bytes())["readings"]] == ["ORL.md"]


def test_its_proof_sheet_shows_it_on_its_own_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("proof", "KES.fr.md", "--base", "base.md", "--parallel", "fr=cadre.md", "-o", "proof.html")
    said = " ".join(capsys.readouterr().out.split())
    assert "Article 1, 2: Chaque Membre rend compte aux autres, tous les[- deux-] ans, de ce qu’il a fait." in said
    assert "· It hangs on: Article 1, 2." in said
    assert "lang=fr" in (folder / "proof.html").read_text("utf-8")


@pytest.mark.parametrize("form", [(), ("--tracked",)])
def test_a_word_file_that_comes_back_unchanged_says_nothing_about_what_hangs_in_it(
    folder: Path, capsys: pytest.CaptureFixture[str], form: tuple[str, ...]
) -> None:
    run("compile", "base.md", "KES.fr.md", "--parallel", "fr=cadre.md", *form, "-o", "r.docx", "-o", "r.json")
    capsys.readouterr()
    assert run("check", "ORL=r.docx", "--base", "base.md", "--issued", "r.json", "--json") == Outcome.DONE
    [entry] = json.loads(capsys.readouterr().out)["register"]
    assert (entry["doubts"], entry["candidates"], "changes nothing" in entry["note"]) == ([], [], True)


def test_rejecting_all_changes_of_a_tracked_file_leaves_the_base(folder: Path) -> None:
    run("compile", "base.md", "KES.fr.md", "--parallel", "fr=cadre.md", "--tracked", "-o", "r.docx")
    document = read_file(folder / "r.docx")
    texts = [paragraph.text for paragraph in rejected(document.blocks) if paragraph.text]
    assert "".join(texts).count("Chaque Membre") == 0
    assert "".join(block.accepted for block in document.blocks).count("Chaque Membre") == 1


def test_the_demo_hangs_what_came_in_arabic_and_collates_the_translation_of_what_came_in_french(
    tmp_path: Path,
) -> None:
    assert run("demo", "--to", tmp_path / "demo", "--files-only") == Outcome.DONE
    rolling = load((tmp_path / "demo" / "rolling.json").read_bytes())
    hanging = {
        setting.id: [(one.lang, one.fit.value, one.translated, one.holders) for one in setting.originals]
        for setting in lay_out(rolling)
        if setting.originals
    }
    arabic, french = ("ar", "exact", False, ("MAV",)), ("fr", "exact", True, ("ELM",))
    assert hanging == {
        "a4.c": [arabic],
        "a11.2": [french],
        "a14.3": [arabic, french],
        "a14.4": [french],
        "a23.2": [arabic],
        "a26.1": [arabic],
        "a26.2": [arabic],
        "a32.1": [arabic],
        "a35.3": [arabic],
    }
    assert "quarters – Northern Group, Celandia, Elmara, Kestovar]" in " ".join(
        (tmp_path / "demo" / "rolling.txt").read_text("utf-8").split()
    )


TABLE = """
3. Members{note} pay as follows:

| {0} | {1} |
|---|---|
| {2} | {3} |

[^1]: {4}
"""
ENGLISH_TABLE = TABLE.format(
    "Members", "Share", "Small Members of the body", "one part of ten", "As of today.", note="[^1]"
)
FRENCH_TABLE = TABLE.format(
    "Membres", "Part", "Petits Membres de l’organe", "une part sur dix", "À ce jour.", note="[^1]"
)


@pytest.mark.parametrize("form", [(), ("--tracked",)])
def test_what_hangs_on_a_cell_or_a_footnote_is_shown_and_is_no_answer_when_the_file_comes_back(
    folder: Path, capsys: pytest.CaptureFixture[str], form: tuple[str, ...]
) -> None:
    (folder / "base.md").write_text("# Framework\n\n### Article 1. Purpose\n" + ENGLISH_TABLE, "utf-8")
    (folder / "cadre.md").write_text("# Cadre\n\n### Article 1. But\n" + FRENCH_TABLE, "utf-8")
    changed = FRENCH_TABLE.replace("une part", "deux parts").replace("À ce jour", "Au jour de la signature")
    (folder / "KES.fr.md").write_text("# Cadre\n\n### Article 1. But\n" + changed, "utf-8")
    outputs = ("-o", "r.docx", "-o", "r.json", "-o", "r.txt")
    run("compile", "base.md", "KES.fr.md", "--parallel", "fr=cadre.md", *form, *outputs)
    assert (folder / "r.txt").read_text("utf-8").count("» Suggestion in French by KES, to be translated.") == 2
    capsys.readouterr()
    assert run("check", "ORL=r.docx", "--base", "base.md", "--issued", "r.json", "--json") == Outcome.DONE
    [entry] = json.loads(capsys.readouterr().out)["register"]
    assert (entry["doubts"], "changes nothing" in entry["note"]) == ([], True)
