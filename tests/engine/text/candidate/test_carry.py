"""A candidate's fragment as a reading and back."""

import pytest

from plenary.engine.text.candidate import Candidate, Edit, Fragment, find, fragment_of, reading_of
from plenary.engine.text.candidate.carry import edits
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Bracket, Move, Reading
from tests.engine.text.candidate.accord import EN, MEMBERS, blocks


def candidates(*lines: str) -> tuple[Candidate, ...]:
    return find(EN, blocks(*lines), members=MEMBERS)


def test_a_fragment_as_a_reading_and_back_is_the_same() -> None:
    found = candidates(
        'In Article 2.1, replace "tools" by "means".',
        "Delete Article 3.",
        "Retain Article 2, paragraph 3.",
        'Add a new paragraph 3 to Article 3: "Nobody pays twice."',
        "Move Article 3, paragraph 2, to Article 1.",
        'Bracket "Costs" in Article 3.1.',
    )
    readings = [reading_of(EN, one) for one in found]
    assert readings == [
        Reading(found[0].id, (), {"a2.1": "Members shall share means and shall report each year."}),
        Reading(found[1].id, (), deleted=frozenset({"a3", "a3.1", "a3.2"})),
        Reading(found[2].id, (), retained=frozenset({"a2.3"})),
        Reading(found[3].id, (), added=found[3].fragment.added),
        Reading(found[4].id, (), moved=(Move("a3.2", "a1.t1", "a1"),)),
        Reading(found[5].id, (), brackets=(Bracket("a3.1", 0, 5),)),
    ]
    again = [fragment_of(EN, one) for one in readings]
    assert again[1:] == [one.fragment for one in found[1:]]
    # The words with the space before them, as tokens are.
    assert again[0].edits == (Edit("a2.1", 19, 25, " means"),)


def test_words_are_edits_only_where_they_differ() -> None:
    base = Instrument((Provision("p", Kind.PARAGRAPH, ", and so on, in May."),))
    reading = Reading("r", (), {"p": "; and on, in late May."})
    fragment = fragment_of(base, reading)
    assert fragment.edits == (Edit("p", 0, 1, ";"), Edit("p", 5, 8, ""), Edit("p", 15, 15, " late"))
    assert fragment.words(base) == reading.words


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Costs are shared.", "All costs are shared.", [Edit("p", 0, 5, "All costs")]),
        ("Costs are shared.", "The Costs are shared.", [Edit("p", 0, 0, "The ")]),
        ("The Costs are shared.", "Costs are shared.", [Edit("p", 0, 4, "")]),
        ("费用分担。", "全部费用分担。", [Edit("p", 0, 2, "全部费用")]),
        ("Costs are shared.", "Costs are shared.", []),
    ],
)
def test_edits_lead_from_old_words_to_new_ones_also_where_these_begin(old: str, new: str, found: list[Edit]) -> None:
    assert [*edits("p", old, new)] == found
    base = Instrument((Provision("p", Kind.PARAGRAPH, old),))
    assert Fragment(edits=tuple(found)).words(base) == ({"p": new} if found else {})
