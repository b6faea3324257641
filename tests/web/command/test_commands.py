"""The commands on the bundled example: what they write, what they say, and how they end."""

import csv
import io
import json
import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from plenary.engine.text.lossless import load
from plenary.engine.text.measure import measure
from plenary.engine.text.provision import Instrument
from plenary.engine.text.rolling import recover
from plenary.kit.refusal import Outcome
from tests.web.command.running import run

EXAMPLE = Path(str(files("plenary.rulemaking.example")))
BASE = EXAMPLE / "framework.en.docx"
TABLE = ("--members", str(EXAMPLE / "members.csv"))


def submissions(*names: str) -> list[Path]:
    return [EXAMPLE / "submissions" / name for name in names]


def answered(captured: str) -> dict[str, object]:
    found = json.loads(captured)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled")
    outputs = [item for ending in ("json", "txt", "csv") for item in ("-o", folder / f"rolling.{ending}")]
    assert run("compile", BASE, *submissions("ARA.docx", "GOR.docx", "NTH.docx"), *TABLE, *outputs) == Outcome.DONE
    return folder


def texts(instrument: Instrument) -> Sequence[str]:
    return [provision.text for provision in instrument.provisions]


def test_compile_tells_machines_the_figures_and_the_conflicts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [*submissions("NIM.docx", "FOS.docx"), *TABLE, "-o", tmp_path / "r.json", "--json", "--force"]
    run("compile", BASE, *given)
    told = answered(capsys.readouterr().out)
    assert told["conflicts"] == [
        {
            "kind": "deleted-edited",
            "sides": [
                {
                    "provision": "a26.2",
                    "citation": "Article 26, 2",
                    "start": 0,
                    "end": 25,
                    "words": "",
                    "readings": ["NIM.docx"],
                },
                {
                    "provision": "a26.2",
                    "citation": "Article 26, 2",
                    "start": 18,
                    "end": 18,
                    "words": ", open licences",
                    "readings": ["FOS.docx"],
                },
            ],
        }
    ]
    rolling = load((tmp_path / "r.json").read_bytes())
    found = measure(rolling)
    assert [told[name] for name in ("pairs", "bracketed_tokens", "slots", "depth", "open", "clean")] == [
        found.pairs,
        found.tokens,
        found.slots,
        found.depth,
        found.open,
        found.clean,
    ]
    assert {part["citation"]: part["open"] for part in told["articles"] if part["open"] > 1} == {
        "Article 23": 2,
        "Article 25": 2,
        "Article 26": 3,
        "Article 37": 2,
    }
    assert told["members"] == [
        {"code": "FOS", "suggestions": 10, "retained": 0},
        {"code": "NIM", "suggestions": 7, "retained": 0},
    ]
    run("compile", BASE, *given, "--audience", "none")
    told = answered(capsys.readouterr().out)
    assert "members" not in told
    assert ["readings" in side for conflict in told["conflicts"] for side in conflict["sides"]] == [False, False]


def test_compile_writes_every_output_and_accounts_for_every_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("compile", BASE, *submissions("ARA.docx", "VNT.docx"), *TABLE, "-o", tmp_path / "r.json", "--json")
    told = answered(capsys.readouterr().out)
    assert code == told["exit"] == Outcome.ATTENTION
    assert told["outputs"] == [str(tmp_path / "r.json")]
    assert [(row["file"], row["behalf"], row["state"]) for row in told["register"]] == [
        ("ARA.docx", ["ARA"], "read"),
        ("VNT.docx", ["VNT"], "to confirm"),
    ]


def test_recover_prints_a_members_whole_text(compiled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rolling = load((compiled / "rolling.json").read_bytes())
    assert run("recover", compiled / "rolling.json", "--member", "ARA") == Outcome.DONE
    wanted = recover(rolling, "ARA.docx")
    expected = [" ".join(filter(None, (p.number, p.text))) for p in wanted.provisions]
    assert capsys.readouterr().out.splitlines() == expected
    assert texts(wanted) != texts(rolling.base)


def test_recover_of_somebody_who_handed_nothing_in_says_who_did(
    compiled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("recover", compiled / "rolling.json", "--member", "ZZZ") == Outcome.INPUT
    assert capsys.readouterr().err == "ZZZ handed nothing in for this text; these did: ARA, GOR, NTH.\n"


def test_the_same_files_make_the_same_bytes(compiled: Path, tmp_path: Path) -> None:
    names = submissions("ARA.docx", "GOR.docx", "NTH.docx")
    assert run("compile", BASE, *names, *TABLE, "-o", tmp_path / "again.json") == Outcome.DONE
    assert (tmp_path / "again.json").read_bytes() == (compiled / "rolling.json").read_bytes()


def test_an_output_is_not_overwritten_without_force(compiled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (compiled / "rolling.txt").read_bytes()
    assert run("compile", BASE, *submissions("NTH.docx"), *TABLE, "-o", compiled / "rolling.txt") == Outcome.OUTPUT
    assert capsys.readouterr().err == (
        f"{compiled / 'rolling.txt'} exists already; give another name, or --force to replace it.\n"
    )
    assert (compiled / "rolling.txt").read_bytes() == before


def test_an_unknown_ending_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = ("-o", tmp_path / "a.txt", "-o", tmp_path / "a.odt")
    assert run("compile", BASE, *submissions("NTH.docx"), *TABLE, *outputs) == Outcome.USAGE
    assert capsys.readouterr().err == (
        "a.odt ends in none of .docx, .html, .pdf, .xml, .json, .csv, .txt; give it one of these endings.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_one_bad_submission_is_named_and_the_others_are_compiled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "BOR.docx"
    bad.write_bytes(b"PK\x03\x04 not a Word file")
    code = run("compile", BASE, f"ARA={bad}", *submissions("NTH.docx"), *TABLE, "-o", tmp_path / "r.json", "--json")
    told = answered(capsys.readouterr().out)
    assert code == Outcome.ATTENTION
    register = told["register"]
    assert isinstance(register, list)
    assert [(row["file"], row["state"]) for row in register] == [("BOR.docx", "refused"), ("NTH.docx", "read")]
    assert [reading.id for reading in load((tmp_path / "r.json").read_bytes()).readings] == ["NTH.docx"]


def test_the_same_file_twice_is_counted_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "NTH_again.docx"
    shutil.copy(EXAMPLE / "submissions" / "NTH.docx", copy)
    run("compile", BASE, *submissions("NTH.docx"), copy, *TABLE, "-o", tmp_path / "r.json")
    assert "NTH_again.docx is the same file as NTH.docx, and is counted once; give one of them." in (
        capsys.readouterr().out.replace("\n", " ")
    )
    assert len(load((tmp_path / "r.json").read_bytes()).readings) == 1


def test_check_ends_with_three_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "NTH.docx"
    empty.write_bytes(b"")
    assert run("check", empty, "--base", BASE, *TABLE) == Outcome.INPUT
    assert run("check", *submissions("NTH.docx"), "--base", BASE, *TABLE) == Outcome.DONE


def test_a_file_that_nobody_is_named_for_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stray = tmp_path / "stray.docx"
    shutil.copy(EXAMPLE / "submissions" / "NTH.docx", stray)
    assert run("check", stray, "--base", BASE, *TABLE) == Outcome.INPUT
    assert "stray.docx: nobody has said on whose behalf it came; give it as CODE=stray.docx." in (
        capsys.readouterr().out.replace("\n", " ")
    )


def test_a_text_in_another_language_waits_for_its_translation(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", *submissions("MAV.ar.docx"), "--base", BASE, *TABLE) == Outcome.ATTENTION
    out = capsys.readouterr().out.replace("\n", " ")
    assert "to be translated" in out
    assert "to be transcribed" not in out
    assert (
        "MAV.ar.docx is in Arabic; to hang it on its provisions, give the text in that language as --parallel ar=FILE; "
        "to read a translation with it, give that as --translation MAV=FILE."
    ) in out
    parallel = ("--parallel", f"ar={EXAMPLE / 'framework.ar.docx'}")
    assert run("check", *submissions("MAV.ar.docx"), "--base", BASE, *TABLE, *parallel) == Outcome.ATTENTION
    assert "it hangs on its provisions until somebody has translated it." in capsys.readouterr().out.replace("\n", " ")


def test_candidates_are_applied_only_once_a_person_has_said_yes(tmp_path: Path) -> None:
    [message] = submissions("HAL.txt")
    sheet = tmp_path / "decisions.csv"
    assert run("proof", message, "--base", BASE, *TABLE, "-o", sheet) == Outcome.ATTENTION
    rows = list(csv.DictReader(io.StringIO(sheet.read_text("utf-8-sig"))))
    assert len(rows) == 11
    first = next(row for row in rows if row["sentence"].startswith("In Article 14, paragraph 3"))
    first["answer"] = "yes"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert run("compile", BASE, message, *TABLE, "-o", tmp_path / "none.json") == Outcome.ATTENTION
    assert run("compile", BASE, message, *TABLE, "--confirm", sheet, "-o", tmp_path / "one.json") == Outcome.ATTENTION
    [without], [decided] = (load((tmp_path / name).read_bytes()).readings for name in ("none.json", "one.json"))
    assert without.words == {}
    assert [words.count("should") for words in decided.words.values()] == [1]


def test_each_author_of_a_joint_file_has_a_reading(tmp_path: Path) -> None:
    table = ("--authors", EXAMPLE / "authors.csv")
    run("compile", BASE, *submissions("joint-text.docx"), *TABLE, *table, "-o", tmp_path / "r.json")
    readings = load((tmp_path / "r.json").read_bytes()).readings
    assert [(reading.holders, len(reading.words)) for reading in readings] == [
        (("ELM",), 3),
        (("LUM",), 3),
        (("SOL",), 3),
    ]


def test_the_proof_of_a_joint_file_says_for_whom_each_line_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    given = (*submissions("joint-text.docx"), "--base", BASE, *TABLE, "--authors", EXAMPLE / "authors.csv")
    run("proof", *given)
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == ("joint-text.docx, on behalf of Elmara, Lumira, Solmere: provisions touched: 8; to look at: 0.")
    assert [line.partition(":")[0] for line in lines if not line.startswith("·")] == [
        "Article 7, 3, as read for Elmara",
        "Article 32, 1, as read for Elmara",
        "Article 33, 3, as read for Elmara",
        "Article 8, 2, as read for Lumira",
        "Article 9, 3, as read for Lumira",
        "Article 32, 1, as read for Lumira",
        "Article 23, 1, as read for Solmere",
        "Article 28, 1, as read for Solmere",
        "Article 29, 3, as read for Solmere",
    ]


def test_a_submission_on_an_older_version_is_carried_onto_the_base(tmp_path: Path) -> None:
    older = ("--older", EXAMPLE / "framework.en.v1.docx")
    run("compile", BASE, *submissions("ZEN.docx"), *TABLE, *older, "-o", tmp_path / "r.json")
    [reading] = load((tmp_path / "r.json").read_bytes()).readings
    assert sorted(reading.words) == ["a19.1", "a27.1", "a41.2"]


def test_what_an_older_submission_asks_for_in_revised_words_is_said_in_the_register(tmp_path: Path) -> None:
    base, older, theirs, text = (tmp_path / name for name in ("base.md", "older.md", "ARA.md", "rolling.txt"))
    kept = "# Framework\n\n## Article 1\n\n1. The Members meet in the capital of the host, once a year.\n\n2. {share}\n"
    older.write_text(kept.format(share="The Fund receives one tenth of the resources."), "utf-8")
    theirs.write_text(kept.format(share="The Fund receives one twentieth of the resources."), "utf-8")
    base.write_text(kept.format(share="The Assembly decides what it gives, in the light of requests."), "utf-8")
    given = (theirs, "--older", older, *TABLE[:2])
    assert run("compile", base, *given, "-o", text) == Outcome.ATTENTION
    lines = text.read_text("utf-8").splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("ARA.md"))
    assert " ".join(" ".join(lines[at:]).split()) == (
        "ARA.md · Arandia · to be confirmed · ARA.md was written on older.md; 1 suggestion of it is not in this text, "
        "because the base was revised there (Article 1, 2): if the member keeps to it, it is handed in again on the base."
    )


def test_rebase_says_what_became_of_every_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    old = EXAMPLE / "framework.en.v1.docx"
    assert run("rebase", old, BASE, *submissions("ZEN.docx"), *TABLE) == Outcome.ATTENTION
    *said, first, second = capsys.readouterr().out.splitlines()
    assert said == [
        "ZEN.docx: 3 carried, 3 absorbed, 2 in conflict.",
        "  Carried: Article 19, 1; Article 27, 1; Article 41, 2.",
        "  In the new version already: Article 7, 3; Article 14, 3; Article 32, 1.",
    ]
    assert first.startswith("  Article 23, 2 was revised meanwhile to “a share of those resources ")
    assert second == (
        "  Article 35, 3 was revised meanwhile to “, predictable and commensurate with the needs stated under Article 19, "
        "and shall announce their contributions for periods of at least three years”; the file wants “and predictable "
        "over several years”."
    )
    assert run("rebase", old, BASE, *submissions("ZEN.docx"), *TABLE, "--json") == Outcome.ATTENTION
    [told] = answered(capsys.readouterr().out)["submissions"]
    assert [told[fate] for fate in ("carried", "absorbed", "conflict")] == [3, 3, 2]


def test_compare_prints_a_redline_and_writes_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "changes.html"
    assert run("compare", EXAMPLE / "framework.en.v1.docx", BASE, "-o", page) == Outcome.DONE
    assert "~ Article 4, (e): …, of a risk; [-and-]" in capsys.readouterr().out.splitlines()
    assert page.read_bytes().startswith(b"<!doctype html>")


def test_compare_of_a_text_with_itself_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", BASE, BASE) == Outcome.DONE
    assert capsys.readouterr().out == "The two texts are the same.\n"


def test_what_is_quarantined_is_in_no_output(tmp_path: Path) -> None:
    expected = json.loads((EXAMPLE / "expected.json").read_text("utf-8"))["submissions"]
    [quarantine] = [row["quarantine"] for row in expected if row["file"].endswith("/JES.docx")]
    endings = ("docx", "html", "json", "csv", "txt", "xml")
    outputs = [item for ending in endings for item in ("-o", tmp_path / f"r.{ending}")]
    run("compile", BASE, *submissions("JES.docx"), *TABLE, *outputs)
    secrets = [secret for kind in quarantine.values() for secret in kind]
    assert secrets
    for ending in endings:
        data = (tmp_path / f"r.{ending}").read_bytes()
        assert [secret for secret in secrets if secret.encode() in data] == []


def test_the_demo_says_where_its_files_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    assert run("demo", "--to", folder, "--files-only") == Outcome.DONE
    told = capsys.readouterr().out
    assert f"Open the Word file:  {folder / 'rolling.docx'}" in told.splitlines()
    assert {file.name for file in folder.iterdir()} == {
        *(f"rolling.{ending}" for ending in ("docx", "html", "pdf", "xml", "json", "csv", "txt")),
        "rolling-2.docx",
        "rolling-2.html",
        "rolling.ar.html",
        "rolling.ar.docx",
    }
