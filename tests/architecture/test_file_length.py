from pathlib import Path

from tests.architecture.file_length import Lengths, measured


def test_the_lengths_are_those_of_the_projects_python_files(tmp_path: Path) -> None:
    (tmp_path / "src" / "plenary").mkdir(parents=True)
    (tmp_path / "src" / "plenary" / "slot.py").write_text("one\ntwo\n")
    (tmp_path / "elsewhere.py").write_text("one\n")
    assert measured(tmp_path) == Lengths({"src/plenary/slot.py": 2})


def test_a_file_of_six_hundred_lines_passes_and_one_more_is_refused() -> None:
    lengths = Lengths({"a.py": 600, "b.py": 601, "c.py": 80})
    assert lengths.refused == ("b.py: 601 lines",)
    assert lengths.summary == "3 files, median 600 lines, longest 601, over 400: 2"
