"""Unbalanced brackets: reported with their place, mended by one sign, every way listed."""

import pytest

from plenary.engine.text.bracketed import Edge, Fault, Paragraph, Repair, mend, parse, parse_all


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("keep [plans][aims] other] [and use]", "keep [plans][aims] [other] [and use]"),
        ("In [a][b] of c d e f g h i, j,]", "[In [a][b] of c d e f g h i, j,]"),
        ("]", ""),
        ("[", ""),
        ("a [", "a "),
        ("[a] ]", "[[a] ]"),
        ("*a* b]", "*[a* b]"),
        ("*[a", "*[a]"),
        ("{note}]", "{note}"),
        ("say [final [entry] of x", "say [final] [entry] of x"),
        ("say [with respect to all of [land use], soon", "say [with respect to all of [land use]], soon"),
        ("All [[do [a] [b]] [try it] by then, and end. More", "All [[do [a] [b]] [try it]] by then, and end. More"),
        ("It is [to [do this and that] now. In order to", "It is [to [do this and that] now]. In order to"),
        ("It is [to do. So", "It is [to do]. So"),
        ("It is [to do this.", "It is [to do this]."),
        ("It is [[a b c d] to do this [e;]", "It is [[a b c d] to do this [e;]]"),
        ("It is [a [b c d e; f]", "It is [a [b c d e; f]]"),
        ("[The [a] shall", "[The [a] shall]"),
        ("各国[应当合作。各国", "各国[应当合作]。各国"),
    ],
)
def test_the_likeliest_repair_is_made(text: str, mended: str) -> None:
    assert mend(parse(text).parts) == mended


def test_a_fault_names_its_place_and_every_repair() -> None:
    assert parse("keep [plans] other] now", id="p3").faults == (
        Fault("p3", "]", 18, (Repair("[", 13), Repair("[", 0), Repair("", 18))),
    )
    assert parse("keep [final [entry] of x. Then", id="p3").faults == (
        Fault("p3", "[", 5, (Repair("]", 11), Repair("]", 24), Repair("]", 30), Repair("", 5))),
    )


def mended(*paragraphs: Paragraph) -> list[str]:
    return [mend(one.parts) for one in parse_all(paragraphs)]


def test_a_bracket_goes_on_over_the_paragraphs_of_a_list() -> None:
    listed = [Paragraph("a", "Each [shall:"), Paragraph("b", "[do a;]", 1), Paragraph("c", "do b.]", 1)]
    assert mended(*listed) == ["Each [shall:]", "[[do a;]]", "[do b.]"]
    assert [fault for one in parse_all(listed) for fault in one.faults] == []


def test_a_bracket_that_opens_at_an_end_of_its_paragraph_goes_on_to_its_siblings() -> None:
    assert mended(Paragraph("a", "do a[; and"), Paragraph("b", "do b].")) == ["do a[; and]", "[do b]."]
    assert mended(Paragraph("a", "[Members do a."), Paragraph("b", "They do b.]")) == [
        "[Members do a.]",
        "[They do b.]",
    ]


def test_a_bracket_lost_in_the_middle_of_a_paragraph_does_not_go_on_to_its_siblings() -> None:
    listed = [Paragraph("a", "We [do this and that much"), Paragraph("b", "They do b.]")]
    assert mended(*listed) == ["We [do this and that much]", "[They do b.]"]


@pytest.mark.parametrize(
    "second",
    [Paragraph("b", "b.]", heading=True), Paragraph("b", "b.]", depth=0), Paragraph("b", "b] and more words", depth=1)],
)
def test_a_bracket_does_not_go_on_past_a_heading_a_shallower_paragraph_or_words(second: Paragraph) -> None:
    parsed = parse_all([Paragraph("a", "[Each shall:", depth=1), second])
    edges = {edge for one in parsed for c in one.choices for p in c.pairs for edge in (p.opens, p.closes)}
    assert Edge.CARRIED not in edges


def test_a_bracket_does_not_leave_its_option() -> None:
    assert mended(
        Paragraph("a", "Option 1: [a b c"), Paragraph("b", "Option 2: d e]"), Paragraph("c", "f", heading=True)
    ) == ["Option 1: [a b c]", "Option 2: [d e]", "f"]
