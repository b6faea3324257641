"""A base that brackets brackets, four hundred deep, is compiled to every format and recovered by the commands."""

from pathlib import Path

import pytest

from plenary.engine.text.lossless import load
from plenary.kit.refusal import Outcome
from tests.web.command.running import run

DEEP = 400


def test_a_paragraph_four_hundred_brackets_deep_is_compiled_and_recovered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(f"[w{k}" for k in range(DEEP)) + " " + " ".join(f"v{k}]" for k in range(DEEP))
    base = tmp_path / "base.txt"
    base.write_text(f"Framework\n\nArticle 1 Purpose\n\n1. Parties shall {words} act.\n\n2. Parties shall meet.\n")
    (tmp_path / "BOR.txt").write_text(base.read_text().replace("shall meet", "may meet"))
    outputs = [tmp_path / f"out.{name}" for name in ("docx", "html", "xml", "txt", "json")]
    options = [option for path in outputs for option in ("-o", str(path))]
    assert run("compile", base, tmp_path / "BOR.txt", *options) == Outcome.DONE
    assert [path.name for path in outputs if not path.stat().st_size] == []
    capsys.readouterr()
    bare = f"Parties shall {words} act.".replace("[", "").replace("]", "")
    rolling = load((tmp_path / "out.json").read_bytes())
    assert sum(len(reading.brackets) for reading in rolling.readings) == DEEP
    assert " ".join((tmp_path / "out.txt").read_text().split()).count("[w") == DEEP
    assert run("recover", tmp_path / "out.json", "--member", "BOR") == Outcome.DONE
    out = capsys.readouterr().out
    assert bare in out
    assert "Parties may meet." in out
