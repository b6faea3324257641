import csv
import io
from dataclasses import replace

from plenary.engine.text.layout import Line, Mark, Opposition, Run, Setting
from plenary.rulemaking.output.spreadsheet import COLUMNS, render_csv
from tests.rulemaking.output.samples import ARABIC, ENGLISH


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_alternative_is_a_row():
    found = table(render_csv(ENGLISH))
    assert tuple(found[0]) == COLUMNS
    assert [row for row in found if row[0] == "a7"] == [
        ["a7", "Article 7", "alternative", "a7:1", "0", "yes", "computing resources", "", "", "", "", "en", ""],
        ["a7", "Article 7", "alternative", "a7:1", "1", "no", "compute", "CEL", "Celandia", "", "", "en", ""],
    ]
    assert [row for row in found if row[0].startswith("a7.2.")] == [
        ["a7.2.a", "Article 7, 2, (a)", "deletion", "", "", "no", "", "BOR", "Borland", "", "", "en", ""],
        ["a7.2.a", "Article 7, 2, (a)", "retention", "", "", "yes", "", "IS", "Island States", "", "", "en", ""],
        ["a7.2.b", "Article 7, 2, (b)", "move", "", "", "no", "Article 7, 1", "ARA", "Arandia", "", "", "en", ""],
    ]
    assert next(row[2:] for row in found if row[0] == "pp2") == [
        "bracket",
        "pp2:1",
        "",
        "yes",
        "is a condition of",
        "DES",
        "Desh",
        "instructions",
        "",
        "en",
        "",
    ]


def test_who_opposes_an_alternative_stands_beside_it():
    slot = next(setting for setting in ENGLISH.settings if setting.id == "a7")
    edition = replace(ENGLISH, settings=(replace(slot, opposed=(Opposition("a7:1", 1, ("ARA", "BOR")),)),))
    assert [row[10] for row in table(render_csv(edition))[1:]] == ["", "ARA; BOR"]


def test_a_spreadsheet_knows_the_encoding_by_the_mark_at_the_beginning():
    data = render_csv(ARABIC)
    assert data.startswith(b"\xef\xbb\xbfprovision,citation,")
    assert "ينبغي أن تلتزم" in [row[6] for row in table(data)]
    assert data.count(b"\r\n") == len(table(data))


def test_a_cell_that_would_be_run_as_a_formula_is_not():
    sly = '=HYPERLINK("x")'
    runs = (Run(Mark.OPEN, "[", "s"), Run(Mark.WORDS, sly, "s", 1, False, 1), Run(Mark.CLOSE, "]", "s"))
    edition = replace(ENGLISH, settings=(Setting("p", "paragraph", "+1", 0, (Line(runs),)),))
    assert [row[:2] + row[6:7] for row in table(render_csv(edition))[1:]] == [
        ["p", "'+1", ""],
        ["p", "'+1", f"'{sly}"],
    ]
