"""A command line that is not right: one sentence, in the user's language, with the way out."""

import json

import pytest

from plenary.kit.refusal import Outcome
from plenary.web.command.entrance import main

BASE = ("--base", "base.docx")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "en", *arguments])
    assert ended.value.code == Outcome.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    return err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "There is no command chek; did you mean plenary check?"),
        (["Compile"], "There is no command Compile; did you mean plenary compile?"),
        (["frobnicate"], "There is no command frobnicate; plenary --help names those there are."),
        ([], "A command is missing; plenary --help names those there are."),
        (["--zzz"], "There is no option --zzz here; plenary --help names those there are."),
        (["check", "a", "--bse", "b"], "There is no option --bse here; did you mean --base?"),
        (["check", "a", "-x"], "There is no option -x here; plenary check --help names those there are."),
        (["compile", "a", "-o"], "Something is to follow -o; plenary compile --help says what."),
        (["compile", "a"], "--output is missing; plenary compile --help says what it is."),
        (["compare", "a"], "NEW is missing; plenary compare --help says what it is."),
        (["check", *BASE], "SUBMISSION is missing; plenary check --help says what it is."),
        (
            ["compare", "a", "b", "c", "d"],
            "This is too much on the line: c d; plenary compare --help says what belongs there.",
        ),
        (
            ["compile", "a", "-o", "b.txt", "--issued", "c.json", "-o", "d.txt", "--issued=e.json"],
            "--issued stands on the line several times, and only one of them can count; leave one.",
        ),
        (
            ["compile", "a", "-o", "b.txt", "--audience", "all"],
            "--audience can only be one of these: names, groups, none.",
        ),
        (["bench", "speech"], "SUITE can only be one of these: text, house."),
        (["compare", "a", "b", "--as-at", "noon"], "--as-at has to be a moment, written as 2031-05-14T13:30."),
        (["bench", "text", "--limit", "0"], "--limit has to be a number, 1 or more."),
        (["bench", "text", "--limit", "long"], "--limit has to be a number, 1 or more."),
        (
            ["proof", "a", *BASE, "--lang", "xx"],
            "No text is read in the language xx; give one of ar, en, es, fr, ru, zh.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, *arguments) == f"{said}\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "ينقص NEW؛ والأمر plenary compare --help يبين ما هو."),
        ("es", "Falta NEW; plenary compare --help dice qué es."),
        ("fr", "Il manque NEW ; plenary compare --help dit ce que c’est."),
        ("ru", "Не хватает NEW; plenary compare --help говорит, что это."),
        ("zh", "缺少 NEW；plenary compare --help 说明其含义。"),
    ],
)
def test_it_is_said_in_the_users_language(language: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "--language", language, "compare", "a") == f"{said}\n"


def test_a_machine_is_told_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "en", "compare", "a", "--json"])
    assert ended.value.code == Outcome.USAGE
    assert json.loads(capsys.readouterr().out) == {
        "exit": 2,
        "refusal": "NEW is missing; plenary compare --help says what it is.",
    }


def test_a_language_may_be_written_in_capitals_and_with_its_kind(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "en", "compare", "no.md", "no.md", "--lang", "FR-ca"])
    assert ended.value.code == Outcome.INPUT
    assert capsys.readouterr().err == "There is no file no.md; check the name and the folder.\n"
