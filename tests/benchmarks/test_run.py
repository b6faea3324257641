"""What is asked of a run is understood, or refused with what there is."""

import pytest

from benchmarks.run import Asked, Options, read_arguments

SUITES = {"text": ["scale", "files"]}


def test_a_suite_runs_whole_with_what_is_usual() -> None:
    assert read_arguments(["text", "--date", "2024-01-02"], SUITES) == Asked(
        "text", "2024-01-02", (), Options(times=3, limit=300.0, peers=True, seconds=60.0)
    )


def test_benchmarks_limits_and_peers_can_be_chosen() -> None:
    words = [
        "text",
        "--date=2024-01-02",
        "--only=files",
        "--only=scale",
        "--limit=5",
        "--times=1",
        "--no-peers",
        "--seconds=8",
    ]
    assert read_arguments(words, SUITES) == Asked("text", "2024-01-02", ("files", "scale"), Options(1, 5.0, False, 8.0))


def test_a_benchmark_that_is_not_there_ends_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(["text", "--date", "2024-01-02", "--only", "speed"], SUITES)
    assert ended.value.code == 2
    assert "no benchmark speed; there are scale, files" in capsys.readouterr().err
