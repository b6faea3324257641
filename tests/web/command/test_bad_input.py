"""Whatever is wrong with one file: one sentence on it in the register, the others compiled, the exit code tells,
and nothing that was there is touched."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plenary.engine.text.lossless import load
from plenary.kit.refusal import Outcome
from plenary.rulemaking.intake import limit
from tests.rulemaking.intake.compound import compound
from tests.rulemaking.intake.test_refusals import with_body, zipped
from tests.rulemaking.intake.word import cut, ins, p, packed, word
from tests.web.command.running import run

TEXT = (
    "# Framework\n\n## Article 1\n\n1. Parties shall cooperate in the field of research on safety.\n\n"
    "2. Parties shall share the results of their work with one another.\n\n## Article 2\n\n"
    "1. The secretariat shall keep a register of members and of what they have said.\n"
)
OTHER = (
    "The kitchen closes at nine.\n\nGuests are asked to leave their umbrellas at the door, and to pay for breakfast "
    "on the evening before.\n"
)
PARAGRAPHS = [line.lstrip("# ") for line in TEXT.splitlines() if line]
WORD = word("".join(p(line) for line in PARAGRAPHS))
LIST = "code,kind\nARA,\nBOR,\nCEL,\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a base, a good submission, the members, and an output from yesterday."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.md").write_text(TEXT, "utf-8")
    (tmp_path / "ARA.md").write_text(TEXT.replace("register", "public register"), "utf-8")
    (tmp_path / "members.csv").write_text(LIST, "utf-8")
    (tmp_path / "yesterday.json").write_bytes(b"yesterday")
    return tmp_path


def refused(capsys: pytest.CaptureFixture[str], *submissions: str, base: str = "base.md") -> str:
    """The sentence on the bad file of several, after it was seen that the good one is compiled all the same,
    that ``check`` says the same, and that nothing else in the folder has changed."""
    before = {file: file.read_bytes() for file in Path().iterdir() if file.is_file() and os.access(file, os.R_OK)}
    given = [*submissions, "ARA.md", "--members", "members.csv", "--json"]
    assert run("check", *given, "--base", base) == Outcome.INPUT
    checked = json.loads(capsys.readouterr().out)
    assert run("compile", base, *given, "-o", "out.json") == Outcome.ATTENTION
    told = json.loads(capsys.readouterr().out)
    assert [reading.id for reading in load(Path("out.json").read_bytes()).readings][-1] == "ARA.md"
    assert {file: file.read_bytes() for file in before} == before
    assert set(Path().iterdir()) - set(before) <= {Path("out.json"), *(f for f in Path().iterdir() if not f.is_file())}
    assert told["register"] == checked["register"]
    *_, bad, good = told["register"]
    assert (bad["state"], good["state"], good["note"]) == ("refused", "read", "")
    return str(bad["note"])


def test_an_empty_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.docx").touch()
    assert refused(capsys, "BOR.docx") == "BOR.docx is empty; ask the sender to send it again."


def test_a_truncated_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.docx").write_bytes(WORD[: len(WORD) // 2])
    assert refused(capsys, "BOR.docx") == "BOR.docx breaks off before its end; ask the sender to send it again."


def test_a_file_with_a_password(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.docx").write_bytes(compound("EncryptedPackage", "EncryptionInfo"))
    assert refused(capsys, "BOR.docx") == (
        "BOR.docx is protected by a password; save it without one, and send it again."
    )


def test_a_renamed_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.docx").write_text(TEXT, "utf-8")
    assert refused(capsys, "BOR.docx") == (
        "BOR.docx ends in .docx, but its content is that of a .txt file; give it its right name, and send it again."
    )


def test_a_file_with_macros(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.docx").write_bytes(word(p("a"), members={"word/vbaProject.bin": b"x"}))
    assert refused(capsys, "BOR.docx") == (
        "BOR.docx contains macros; save it as a .docx file without macros, and send that."
    )


def test_a_zip_bomb(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.docx").write_bytes(zipped(("word/document.xml", b" " * (9 * limit.MEBIBYTE))))
    assert refused(capsys, "BOR.docx") == (
        "BOR.docx unpacks to more than a text can be (word/document.xml); save the text alone as a new .docx file, "
        "and send that."
    )


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
    ],
    ids=["entity bomb", "document type"],
)
def test_an_entity_bomb_and_a_document_type(desk: Path, capsys: pytest.CaptureFixture[str], xml: bytes) -> None:
    (desk / "BOR.docx").write_bytes(with_body(xml))
    assert refused(capsys, "BOR.docx") == (
        "BOR.docx declares a document type, which no word processor does (word/document.xml); save it anew as a "
        ".docx file."
    )


def test_fifty_megabytes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (desk.parent / "BOR.docx").open("wb") as file:
        file.truncate(50 * limit.MEBIBYTE)
    assert refused(capsys, "../BOR.docx") == (
        "BOR.docx is larger than 32 MB; send it in parts, or without pictures if it has any, and try again."
    )


def test_ten_thousand_tracked_changes_are_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matters = [f" cooperate on matter {number} of the list." for number in range(5000)]
    (desk / "base.docx").write_bytes(word("".join(p("Parties ", "shall", matter) for matter in matters)))
    changed = "".join(p("Parties ", cut("shall"), ins("should"), matter) for matter in matters)
    (desk / "BOR.docx").write_bytes(word(changed))
    assert run("compile", "base.docx", "BOR.docx", "-o", "out.json", "--json") == Outcome.DONE
    assert json.loads(capsys.readouterr().out)["provisions"] == 5000
    [reading] = load(Path("out.json").read_bytes()).readings
    assert sorted(reading.words.values()) == sorted(f"Parties should{matter}" for matter in matters)


def test_mixed_encodings(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mixed = "Les Parties coopèrent à l’échelle régionale.\n".encode() + "déjà prêt à coopérer\n".encode("cp1252")
    (desk / "BOR.txt").write_bytes(mixed)
    assert refused(capsys, "BOR.txt") == (
        "BOR.txt mixes two encodings of letters, first on line 2; save it as UTF-8, and look at that line."
    )


def test_a_file_on_another_base(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.md").write_text(OTHER, "utf-8")
    assert refused(capsys, "BOR.md") == (
        "BOR.md has hardly a word of the base; check that it is on this text, or give its own with --older."
    )


def test_of_a_file_on_another_base_the_reason_is_all_that_is_shown(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = "Article 9, paragraph 4: please delete this paragraph.\n\nWe would like to delete something.\n"
    (desk / "BOR.md").write_text(OTHER + "\n" + asked, "utf-8")
    assert run("check", "BOR.md", "--base", "base.md", "--json") == Outcome.INPUT
    [entry] = json.loads(capsys.readouterr().out)["register"]
    assert len(entry["candidates"]) > 0
    assert run("check", "BOR.md", "--base", "base.md") == Outcome.INPUT
    said = " ".join(capsys.readouterr().out.split())
    assert "“" not in said
    assert said.startswith("file for state to look at ✗ BOR.md BOR not read BOR.md has hardly")
    assert said.endswith(
        "BOR.md has hardly a word of the base; check that it is on this text, or give its own with --older."
    )


def test_a_file_of_nobody_stands_in_nothing_and_is_no_member_s_file_a_second_time(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("nobody.md", "BOR.md"):
        (desk / name).write_text(TEXT.replace("share", "may share"), "utf-8")
    assert run("check", "nobody.md", "BOR.md", "--base", "base.md", "--json") == Outcome.INPUT
    first, second = json.loads(capsys.readouterr().out)["register"]
    assert (first["note"], second["doubts"]) == (
        "nobody.md: nobody has said on whose behalf it came; give it as CODE=nobody.md.",
        [],
    )


def test_a_file_whose_name_sets_two_codes_side_by_side_says_how_to_give_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "BOR_CEL.md").write_text(TEXT.replace("share", "may share"), "utf-8")
    (desk / "members.csv").write_text("Code,EN\nBOR,Borland\nCEL,Celandia\n", "utf-8")
    told = ("check", "BOR_CEL.md", "--base", "base.md", "--members", "members.csv", "--json")
    assert run(*told) == Outcome.INPUT
    [entry] = json.loads(capsys.readouterr().out)["register"]
    assert entry["note"] == (
        "BOR_CEL.md: nobody has said on whose behalf it came, and its name begins with several codes; give it as "
        "BOR=BOR_CEL.md, or as BOR+CEL=BOR_CEL.md."
    )


def test_the_same_bytes_for_two_members_are_both_kept_and_said_to_be_one_file(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "BOR.md").write_text(TEXT.replace("share", "may share"), "utf-8")
    assert run("compile", "base.md", "BOR.md", "CEL=BOR.md", "-o", "out.json", "--json") == Outcome.ATTENTION
    first, second = json.loads(capsys.readouterr().out)["register"]
    assert [doubt["sentence"] for doubt in (*first["doubts"], *second["doubts"])] == [
        "BOR.md is the same file, byte for byte, as the one on behalf of BOR; both stand in the text, and somebody "
        "should say whether it is meant for both."
    ]
    assert len(load(Path("out.json").read_bytes()).readings) == 2


def test_no_changes_at_all_are_no_fault(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.docx").write_bytes(WORD)
    assert run("compile", "base.md", "BOR.docx", "ARA.md", "-o", "out.json", "--json") == Outcome.DONE
    bor, ara = json.loads(capsys.readouterr().out)["register"]
    assert (bor["state"], bor["note"]) == ("read", "BOR.docx changes nothing in the base.")
    assert (ara["state"], ara["note"]) == ("read", "")


def test_the_same_file_twice(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.md").write_text(TEXT.replace("share", "may share"), "utf-8")
    shutil.copy("BOR.md", "BOR_again.md")
    assert refused(capsys, "BOR.md", "BOR_again.md") == (
        "BOR_again.md is the same file as BOR.md, and is counted once; give one of them."
    )


def test_a_folder(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR").mkdir()
    assert refused(capsys, "BOR") == "BOR is a folder or a device; give the name of a file."


def test_a_name_that_no_file_has_stops_the_run_before_anything_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("BOR.docx", "ARA.md", "--members", "members.csv")
    assert run("check", *given, "--base", "base.md") == Outcome.INPUT
    assert run("compile", "base.md", *given, "-o", "out.json") == Outcome.INPUT
    assert capsys.readouterr() == ("", "There is no file BOR.docx; check the name and the folder.\n" * 2)
    assert run("check", "ARA.md/BOR.md", "--base", "base.md", "--members", "members.csv") == Outcome.INPUT
    assert capsys.readouterr().err == "There is no file ARA.md/BOR.md; check the name and the folder.\n"
    assert not Path("out.json").exists()


def test_files_that_were_not_read_are_not_counted_as_received(desk: Path) -> None:
    (desk / "BOR.docx").write_bytes(b"PK\x03\x04 not a Word file")
    given = ("BOR.docx", "ARA.md", "--members", "members.csv")
    assert run("compile", "base.md", *given, "-o", "out.txt") == Outcome.ATTENTION
    [line] = [line for line in Path("out.txt").read_text("utf-8").splitlines() if "received" in line]
    assert line.endswith("1 submission was received.")


def test_where_the_only_submission_waits_for_somebody_nothing_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "BOR.docx").write_bytes(b"%PDF-1.4\n")
    given = ("compile", "base.md", "BOR.docx", "--members", "members.csv", "-o", "out.json")
    assert run(*given) == Outcome.INPUT
    assert capsys.readouterr().err == (
        "No submission could be read: BOR.docx shows pages and not a text (PDF); it has to be transcribed.\n"
    )
    assert not Path("out.json").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.docx").write_bytes(WORD)
    (desk / "BOR.docx").chmod(0)
    assert refused(capsys, "BOR.docx") == "BOR.docx cannot be opened; ask its owner for the right to read it."


def test_names_with_spaces_and_in_arabic(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, word_ in (("BOR second text.md", "may share"), ("مقترح جديد.md", "should share")):
        (desk / name).write_text(TEXT.replace("shall share", word_), "utf-8")
    given = ("BOR second text.md", "CEL=مقترح جديد.md", "--members", "members.csv")
    assert run("compile", "base.md", *given, "-o", "out file.json", "-o", "النص.json", "--json") == Outcome.DONE
    told = json.loads(capsys.readouterr().out)
    assert [(row["file"], row["behalf"]) for row in told["register"]] == [
        ("BOR second text.md", ["BOR"]),
        ("مقترح جديد.md", ["CEL"]),
    ]
    assert Path("out file.json").read_bytes() == Path("النص.json").read_bytes()


def test_two_files_of_one_name_are_told_apart_by_their_folders(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, words in (("monday", "may share"), ("tuesday", "")):
        (desk / folder).mkdir()
        (desk / folder / "BOR.md").write_text(TEXT.replace("shall share", words) if words else "", "utf-8")
    assert refused(capsys, "monday/BOR.md", "tuesday/BOR.md") == (
        "tuesday/BOR.md is empty; ask the sender to send it again."
    )
    assert [reading.id for reading in load(Path("out.json").read_bytes()).readings] == ["monday/BOR.md", "ARA.md"]


def test_decisions_that_fit_two_files_of_one_name_are_not_applied_to_either(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, words in (("monday", "may share"), ("tuesday", "should share")):
        (desk / folder).mkdir()
        (desk / folder / "BOR.md").write_text(TEXT.replace("shall share", words), "utf-8")
    (desk / "decisions.csv").write_text("submission,candidate,answer\nBOR.md,c1,yes\n", "utf-8")
    given = ("monday/BOR.md", "CEL=tuesday/BOR.md", "--confirm", "decisions.csv")
    assert run("compile", "base.md", *given, "-o", "out.json", "--json") == Outcome.ATTENTION
    assert [[doubt["sentence"] for doubt in row["doubts"]] for row in json.loads(capsys.readouterr().out)["register"]] == [
        [
            f"Decisions on BOR.md fit several files of that name and were not applied; call this one {name} in the "
            "table of decisions."
        ]
        for name in ("monday/BOR.md", "tuesday/BOR.md")
    ]  # fmt: skip


def test_a_code_that_no_member_has(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "BOR.md").write_text(TEXT.replace("share", "may share"), "utf-8")
    assert refused(capsys, "XYZ=BOR.md") == (
        "There is no member XYZ to hand in BOR.md; give a code of the table of members."
    )


def test_a_name_that_begins_with_a_code_that_no_member_has(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "XYZ_text.md").write_text(TEXT.replace("share", "may share"), "utf-8")
    assert refused(capsys, "XYZ_text.md") == (
        "XYZ_text.md: nobody has said on whose behalf it came, and XYZ is no code of the table of members; give it as "
        "CODE=XYZ_text.md, with a code of that table."
    )


def test_a_name_that_begins_with_no_code(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "our text.md").write_text(TEXT.replace("share", "may share"), "utf-8")
    assert refused(capsys, "our text.md") == (
        "our text.md: nobody has said on whose behalf it came; give it as CODE=our text.md."
    )


def test_the_base_among_the_submissions(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "base.md") == "base.md is the base itself; leave it out of the submissions."


def test_a_base_with_unbalanced_brackets_is_read_and_needs_a_person(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "base.md").write_text(TEXT.replace("share the results", "[share the results"), "utf-8")
    assert run("compile", "base.md", "ARA.md", "-o", "out.json", "--json") == Outcome.ATTENTION
    told = json.loads(capsys.readouterr().out)
    [fault] = told["warnings"]
    assert fault.startswith("base.md: the bracket [ at character 15 of Article 1, 2 has no partner; it was ")
    assert fault.endswith(").")
    assert [(row["file"], row["state"]) for row in told["register"]] == [("ARA.md", "to confirm")]
    assert run("check", "ARA.md", "--base", "base.md") == Outcome.ATTENTION
    assert fault in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("base.docx", b"", "base.docx is empty; ask the sender to send it again."),
        ("base.docx", None, "There is no file base.docx; check the name and the folder."),
        ("base.docx", compound("EncryptedPackage"), "base.docx is protected by a password; save it without one, and send it again."),
        ("base.docx", packed({"a.txt": b"a"}), "base.docx is not a text but another kind of file (zip); send the text as a .docx file."),
    ],
    ids=["empty", "missing", "password", "zip"],
)  # fmt: skip
def test_a_base_that_cannot_be_read_is_refused_and_nothing_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        (desk / name).write_bytes(content)
    before = set(desk.iterdir())
    for given in (("compile", name, "ARA.md", "-o", "out.json"), ("check", "ARA.md", "--base", name)):
        assert run(*given) == Outcome.INPUT
        assert capsys.readouterr() == ("", f"{sentence}\n")
    assert set(desk.iterdir()) == before


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("yesterday.json", "yesterday.json exists already; give another name, or --force to replace it."),
        ("none/out.json", "There is no folder {desk}/none to write out.json in; make it first."),
        ("members.csv/out.json", "There is no folder {desk}/members.csv to write out.json in; make it first."),
        (".", ". is a folder; give the name of a file."),
        ("x" * 300 + ".json", "The name {output} is too long for this disk; give a shorter one."),
    ],
    ids=["there already", "folder missing", "folder is a file", "is a folder", "name too long"],
)
def test_an_output_that_cannot_be_written_is_refused_before_anything_is_read(
    desk: Path, capsys: pytest.CaptureFixture[str], output: str, sentence: str
) -> None:
    before = {file: file.read_bytes() for file in desk.iterdir()}
    assert run("compile", "base.md", "no file.md", "-o", "out.txt", "-o", output) == Outcome.OUTPUT
    assert capsys.readouterr() == ("", sentence.format(desk=desk, output=output) + "\n")
    assert {file: file.read_bytes() for file in desk.iterdir()} == before


@pytest.mark.parametrize("source", ["base.md", "ARA.md", "members.csv", "older.md", "decisions.csv", "authors.csv"])
@pytest.mark.parametrize("command", ["compile", "proof"])
def test_an_output_that_is_an_input_is_refused_even_by_force(
    desk: Path, capsys: pytest.CaptureFixture[str], command: str, source: str
) -> None:
    (desk / "older.md").write_text(OTHER, "utf-8")
    (desk / "decisions.csv").write_text("submission,candidate,answer\n", "utf-8")
    (desk / "authors.csv").write_text("file,author,code\n", "utf-8")
    before = (desk / source).read_bytes()
    texts = ("base.md", "ARA.md") if command == "compile" else ("ARA.md", "--base", "base.md")
    tables = ("--members", "members.csv", "--authors", "authors.csv", "--confirm", "decisions.csv")
    given = (command, *texts, *tables, "--older", "older.md", "--force", "-o")
    assert run(*given, source) == Outcome.OUTPUT
    assert capsys.readouterr().err == f"{source} is one of the files being read; give the output another name.\n"
    assert (desk / source).read_bytes() == before


def test_a_full_device_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    (desk / "full.json").symlink_to("/dev/full")
    assert run("compile", "base.md", "ARA.md", "-o", "full.json") == Outcome.OUTPUT
    assert capsys.readouterr() == (
        "", "The disk is full: full.json was not written; make room and run the command again.\n"
    )  # fmt: skip


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", folder], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_leaves_no_output_at_all(desk: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = small_disk / "out.html"
    assert run("compile", "base.md", "ARA.md", "-o", "out.json", "-o", file) == Outcome.OUTPUT
    assert capsys.readouterr() == ("", f"The disk is full: {file} was not written; make room and run the command again.\n")  # fmt: skip
    assert list(small_disk.iterdir()) == []
    assert not (desk / "out.json").exists()


@pytest.mark.parametrize("wait", [0.3, 1.0, 1.8])
def test_a_run_that_is_told_to_end_leaves_all_of_its_outputs_or_none(desk: Path, root: Path, wait: float) -> None:
    lines = [f"{number}. Parties shall cooperate on matter {number} of the list." for number in range(1, 1500)]
    (desk / "base.md").write_text("\n\n".join(lines), "utf-8")
    (desk / "BOR.md").write_text("\n\n".join(lines).replace("shall", "should"), "utf-8")
    before = {file.name for file in desk.iterdir()}
    outputs = {"out.json", "out.docx", "out.html"}
    command = [sys.executable, "-m", "plenary.web.command", "compile", "base.md", "BOR.md", "--force"]
    with subprocess.Popen(
        [*command, *(item for name in sorted(outputs) for item in ("-o", name))],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        time.sleep(wait)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
    left = {file.name for file in desk.iterdir()} - before
    assert (process.returncode, left) in ((Outcome.TERMINATED, set()), (-signal.SIGTERM, set()), (0, outputs))


def test_a_letter_that_asks_for_one_thing_unsurely_is_listed_and_not_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "BOR.txt").write_text(
        "Dear colleagues,\n\nCould Article 2 perhaps be deleted, if the fund is not agreed?\n\nBest regards,\nB.\n",
        "utf-8",
    )
    assert run("check", "BOR.txt", "--base", "base.md", "--json") == Outcome.ATTENTION
    [entry] = json.loads(capsys.readouterr().out)["register"]
    assert (entry["state"], entry["note"]) == ("to confirm", "")
    [asked] = entry["candidates"]
    assert asked["sentence"] == "Could Article 2 perhaps be deleted, if the fund is not agreed?"
