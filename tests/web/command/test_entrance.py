import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from plenary import __version__
from plenary.kit.refusal import Outcome, Refusal
from plenary.web.command.answer import Json, Listener, answer, progress, refuse, warn
from plenary.web.command.entrance import end, main

application = typer.Typer(pretty_exceptions_enable=False)


@application.callback()
def nothing() -> None:
    pass


@application.command("read")
def read(context: typer.Context, file: str, json: Json = False) -> None:
    warn(f"{file} has [brackets].")
    with progress("Reading", total=1) as advance:
        if file == "empty":
            raise Refusal(f"{file} is empty; send it again.", Outcome.INPUT)
        if file == "large":
            raise MemoryError
        if file == "fault":
            raise ZeroDivisionError("a [fault]")
        advance()
    answer(context, f"[{file}] read", {"file": file}, Outcome.ATTENTION)


def run(*arguments: str) -> int:
    listener = Listener()
    with pytest.raises(SystemExit) as ended:
        end(lambda: application(args=["read", *arguments], obj=listener), lambda refusal: refuse(refusal, listener))
    return int(ended.value.code or 0)


def test_a_person_reads_the_answer_on_standard_output_with_its_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("a.docx") == Outcome.ATTENTION
    assert capsys.readouterr() == ("[a.docx] read\n", "a.docx has [brackets].\n")


def test_a_machine_reads_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("a.docx", "--json") == Outcome.ATTENTION
    assert json.loads(capsys.readouterr().out) == {"command": "read", "exit": 1, "file": "a.docx"}


def test_a_refusal_is_one_sentence_and_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("empty") == Outcome.INPUT
    assert capsys.readouterr() == ("", "empty has [brackets].\nempty is empty; send it again.\n")


def test_a_refusal_is_json_for_a_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("empty", "--json") == Outcome.INPUT
    assert json.loads(capsys.readouterr().out) == {"exit": 3, "refusal": "empty is empty; send it again."}


def test_running_out_of_memory_is_a_refusal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("large") == Outcome.INPUT
    assert capsys.readouterr().err.splitlines()[-1] == (
        "There is not enough memory for this; try with fewer or smaller files."
    )


def test_a_fault_of_ours_is_said_to_be_ours(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLENARY_TRACEBACK", raising=False)
    assert run("fault") == Outcome.FAULT
    assert capsys.readouterr().err.splitlines()[-1] == (
        "This is a fault in Plenary, not in your files (ZeroDivisionError: a [fault]); nothing was overwritten. "
        "Please report it with what PLENARY_TRACEBACK=1 shows when you run the command again."
    )
    monkeypatch.setenv("PLENARY_TRACEBACK", "1")
    assert run("fault") == Outcome.FAULT
    assert "Traceback (most recent call last):" in capsys.readouterr().err.splitlines()


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"plenary {__version__}\n")


@pytest.mark.parametrize("option", [["--language", "tlh"], ["--language=tlh"]])
def test_a_language_that_is_not_spoken_is_refused_with_those_that_are(
    option: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENARY_LANGUAGE", "en")
    with pytest.raises(SystemExit) as ended:
        main([*option, "demo"])
    assert ended.value.code == Outcome.USAGE
    assert capsys.readouterr() == ("", "Plenary does not speak tlh; it speaks ar, en, es, fr, ru, zh.\n")


def test_a_kind_of_a_language_is_spoken_as_that_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "fr-CA", "chek"])
    assert ended.value.code == Outcome.USAGE
    assert capsys.readouterr().err == "Il n’y a pas de commande chek ; vouliez-vous dire plenary check ?\n"


def test_what_is_written_is_utf_8_whatever_the_system_speaks(root: Path) -> None:
    script = (
        "from plenary.web.command import app\n"
        "app.app.command('say')(lambda: print('القرار 决定'))\n"
        "from plenary.web.command.entrance import main\n"
        "main(['say'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("utf-8") == "القرار 决定\n"


def test_a_run_that_is_told_to_end_clears_up_and_says_so_by_its_exit_code(root: Path, tmp_path: Path) -> None:
    script = (
        "import os, signal, sys, time\n"
        "from pathlib import Path\n"
        "from plenary.web.command import app\n"
        "from plenary.kit.output_file import _staged\n"
        "def wait() -> None:\n"
        "    with _staged(Path(sys.argv[1]) / 'a.pdf', b'half'):\n"
        "        print('ready', flush=True)\n"
        "        time.sleep(60)\n"
        "app.app.command('wait')(wait)\n"
        "from plenary.web.command.entrance import main\n"
        "main(['wait'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == Outcome.TERMINATED
    assert list(tmp_path.iterdir()) == []
