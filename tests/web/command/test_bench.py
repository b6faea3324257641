"""``plenary bench`` runs the repository's benchmarks and says what they found."""

import json
from pathlib import Path

import pytest

from plenary.kit.refusal import Outcome
from plenary.web.command import bench
from plenary.web.command.entrance import main


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(("bench", *arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def no_shared_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLENARY_SHARED", str(tmp_path))


@pytest.mark.usefixtures("no_shared_data")
def test_a_benchmark_answers_a_machine_with_its_figures(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("text", "--only", "revision", "--date", "2024-01-02", "--no-peers", "--json") == Outcome.DONE
    out, err = capfd.readouterr()
    answer = json.loads(out)
    assert (answer["command"], answer["suite"], answer["date"], answer["held"]) == ("bench", "text", "2024-01-02", True)
    assert answer["findings"]["revision"]["notes"] == [
        "Left out: the folder of shared data is not beside the project, nor named by PLENARY_SHARED."
    ]
    assert err.startswith("revision ")


@pytest.mark.usefixtures("no_shared_data")
def test_a_benchmark_answers_a_person_with_its_report(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("text", "--only", "revision") == Outcome.DONE
    assert "### Suggestions on a really revised text, rebased" in capfd.readouterr().out


def test_a_benchmark_that_is_not_there_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("text", "--only", "speed") == Outcome.USAGE
    assert "no benchmark speed; there are scale, paragraph," in capfd.readouterr().err


def test_without_the_repository_the_command_says_where_it_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    assert run("text") == Outcome.MISSING
    assert "part of the project's repository" in capfd.readouterr().err


def test_benchmarks_that_break_off_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "__main__.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    assert run("text") == Outcome.INPUT
    assert "did not run to their end" in capfd.readouterr().err


def test_a_target_that_is_missed_is_said_in_the_last_lines_with_how_much(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    claims = [
        {"said": "time ≤ 2 ms", "got": "2.50 ms", "held": False, "beside": "0.50 ms"},
        {"said": "every reading recovered", "got": "1 lost", "held": False, "beside": ""},
        {"said": "memory ≤ 1 GB", "got": "0.50 GB", "held": True, "beside": ""},
    ]
    found = {"held": False, "report": "Measured.", "findings": {"scale": {"claims": claims}}}
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "__main__.py").write_text(f"print({json.dumps(found)!r})\n", encoding="utf-8")
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    assert run("text") == Outcome.ATTENTION
    assert capfd.readouterr().out.splitlines() == [
        "Measured.",
        "",
        "Target missed in scale: time ≤ 2 ms; found: 2.50 ms, 0.50 ms too much.",
        "Target missed in scale: every reading recovered; found: 1 lost.",
    ]
