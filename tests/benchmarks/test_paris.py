"""The secretariat's own brackets, read and measured."""

from pathlib import Path

from benchmarks.paris import (
    DRAFT,
    Survey,
    base,
    bracketed_paragraphs,
    combined_readings,
    human_measure,
    read,
    single_choice_readings,
    survey,
)
from plenary.engine.text.bracketed import Paragraph, mend, spell

INVENTED = """front matter [x]

## Preamble

* TOC
{:.no_toc}

1. Members [shall][should] share[^2] [models [and data]] by 20^th^ May \\[*].

    Option 1: [one <span style="x">two</span>

- three]

[^2]: See [X].
"""


def test_paragraphs_are_read_with_their_depth_number_and_notes() -> None:
    assert read(INVENTED) == [
        Paragraph("1", "Preamble", heading=True),
        Paragraph("2", "Members [shall][should] share⁽²⁾ [models [and data]] by 20th May [*].", numbered=True),
        Paragraph("3", "Option 1: [one two", 1),
        Paragraph("4", "three]", numbered=True),
        Paragraph("5", "⁽²⁾ See [X]."),
    ]


def test_a_paragraph_gives_its_measure_and_its_readings() -> None:
    paragraph = bracketed_paragraphs(INVENTED)[0]
    assert human_measure(paragraph) == (5, 6)
    assert base(paragraph) == "Members shall share⁽²⁾ models and data by 20th May *."
    assert single_choice_readings(paragraph) == [
        "Members should share⁽²⁾ models and data by 20th May *.",
        "Members shall share⁽²⁾ models by 20th May *.",
        "Members shall share⁽²⁾ by 20th May *.",
        "Members shall share⁽²⁾ models and data by 20th May.",
    ]
    assert combined_readings(paragraph, 1, 3) == combined_readings(paragraph, 1, 3)
    assert set(combined_readings(paragraph, 1, 30)) >= set(single_choice_readings(paragraph))


def test_the_real_draft_is_read_whole(shared_data: Path) -> None:
    markdown = (shared_data / DRAFT).read_text(encoding="utf-8")
    assert survey(markdown) == Survey(
        paragraphs=577,
        bracketed=306,
        slots=706,
        pairs=1110,
        tokens=9305,
        carried=83,
        faults=27,
        mended=26,
        skipped=0,
        single=830,
        combined=698,
    )
    originals = {one.id: one.text for one in read(markdown)}
    for one in bracketed_paragraphs(markdown):
        assert spell(one.parts) == originals[one.id]
        assert mend(one.parts).count("[") == mend(one.parts).count("]")
