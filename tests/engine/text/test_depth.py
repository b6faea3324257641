"""Suggestions nested in each other as deep as there are members: collated, written, set and recovered."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from plenary.engine.text.flattening import DEEPEST, flatten, height, project
from plenary.engine.text.layout import Mark, lay_out
from plenary.engine.text.lossless import UnreadableRollingText, dump, load
from plenary.engine.text.measure import measure
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Bracket, Position, Reading, Reason, Stance
from plenary.engine.text.recovery import holders_of, words_of
from plenary.engine.text.rolling import collate, extract, recover, update
from plenary.engine.text.slot import BASE, Alternative, Held, Node, Slot
from plenary.engine.text.traversal import every_node

SCHEMA = Draft202012Validator(
    json.loads(files("plenary.engine.text").joinpath("rolling-text.schema.json").read_bytes())
)


def instrument(text: str) -> Instrument:
    return Instrument((Provision("p", Kind.PARAGRAPH, text, "1"),))


def reading(number: int, text: str) -> Reading:
    return Reading(f"r{number}", (f"M{number}",), words={"p": text})


def nested_deletions(members: int) -> RollingText:
    """Each member deletes words inside the words that the one before deletes."""
    words = [f"w{k}" for k in range(2 * members + 2)]
    texts = [" ".join(words[:k] + words[len(words) - k :]) for k in range(1, members + 1)]
    return collate(instrument(" ".join(words)), [reading(number, text) for number, text in enumerate(texts)])


def nested_insertions(members: int) -> RollingText:
    """Each member inserts words inside the words that the one before inserts."""
    texts = [
        " ".join(["a", *(f"x{k}" for k in range(number)), *(f"y{k}" for k in reversed(range(number))), "b"])
        for number in range(1, members + 1)
    ]
    return collate(instrument("a b"), [reading(number, text) for number, text in enumerate(texts)])


def nested_brackets(holds: int) -> RollingText:
    """A base whose words are bracketed in brackets."""
    text = " ".join(f"w{k}" for k in range(2 * holds))
    brackets = tuple(Bracket("p", text.index(f"w{k}"), text.rindex(f"w{2 * holds - 1 - k}") + 1) for k in range(holds))
    return collate(instrument(text), [Reading("own", (), brackets=brackets)])


def promise(rolling: RollingText) -> None:
    """Every reading comes back, out of the tree and out of its JSON, and the text can be set and measured."""
    again = load(dump(rolling))
    assert dump(again) == dump(rolling)
    for one in rolling.readings:
        assert extract(again, one.id) == one
    assert [p.text for p in recover(again, rolling.readings[-1].id).provisions] == [
        rolling.readings[-1].words.get("p", rolling.base.provisions[0].text)
    ]
    [passage] = rolling.passages
    assert height(flatten(passage.content)) <= DEEPEST
    flat = flatten(passage.content)
    assert words_of(flat, BASE) == passage.provision.text
    for place, one in enumerate(rolling.readings):
        assert words_of(flat, BASE << place + 1) == one.words.get("p", passage.provision.text)


@pytest.mark.parametrize("members", [250, 500])
def test_deletions_nested_in_each_other_keep_every_promise(members: int) -> None:
    rolling = nested_deletions(members)
    promise(rolling)
    assert height(rolling.passages[0].content) == members
    assert measure(rolling).depth == members
    [setting] = lay_out(rolling)
    assert max(run.depth for line in setting.lines for run in line.runs) <= DEEPEST
    assert holders_of(rolling.passages[0].content) == (1 << members) - 1 << 1


def test_two_thousand_nested_deletions_are_collated_and_recovered() -> None:
    rolling = nested_deletions(2_000)
    assert height(rolling.passages[0].content) == 2_000
    for place in (0, 999, 1_999):
        assert words_of(rolling.passages[0].content, BASE << place + 1) == rolling.readings[place].words["p"]


@pytest.mark.parametrize("members", [250, 500])
def test_insertions_nested_in_each_other_keep_every_promise(members: int) -> None:
    promise(nested_insertions(members))


@pytest.mark.parametrize("holds", [400, 2_000])
def test_brackets_nested_in_each_other_are_all_shown(holds: int) -> None:
    rolling = nested_brackets(holds)
    promise(rolling)
    [setting] = lay_out(rolling)
    [line] = setting.lines
    assert sum(run.mark is Mark.OPEN for run in line.runs) == holds
    assert sum(run.mark is Mark.CLOSE for run in line.runs) == holds
    assert "".join(run.text for run in line.runs).startswith("[w0 [w1 [w2")
    assert holders_of(rolling.passages[0].content) == BASE << 1
    kept = project(rolling.passages[0].content, BASE)
    assert [level for _, level in every_node(kept)] == [level for _, level in every_node(rolling.passages[0].content)]


def test_the_space_before_nested_brackets_stands_before_the_outermost() -> None:
    brackets = (Bracket("p", 2, 7), Bracket("p", 2, 5))
    rolling = collate(instrument("x y z v w"), [Reading("own", (), brackets=brackets), reading(1, "x q z v w")])
    [setting] = lay_out(rolling)
    [line] = setting.lines
    assert "".join(run.text for run in line.runs) == "x [[[y / q] z] v] w"


def test_a_nested_deletion_is_updated_and_opposed() -> None:
    rolling = nested_deletions(250)
    base = rolling.base.provisions[0].text
    position = Position("p", "", "w249 w250 w251 w252", Stance.OPPOSES)
    changed = update(rolling, Reading("r5", ("M5",), words={"p": f"{base} more"}, positions=(position,)))
    assert extract(changed, "r5").words == {"p": f"{base} more"}
    assert extract(changed, "r6") == rolling.readings[6]
    [setting] = lay_out(changed)
    assert setting.opposed == ()


def test_a_text_twelve_deep_is_written_as_objects_in_objects_and_one_deeper_flat() -> None:
    for members, known in ((12, "plenary-rolling-text/1"), (13, "plenary-rolling-text/2")):
        document = json.loads(dump(nested_deletions(members)))
        assert document["format"] == known
        assert ("nodes" in document["passages"][0]) == (members > 12)
        SCHEMA.validate(document)
    SCHEMA.validate(json.loads(dump(nested_brackets(400))))


def test_a_flat_list_names_each_bracket_once_by_its_place() -> None:
    held = [{"held": f"h{k}", "content": [" a", k + 1], "readings": [], "reason": "legal"} for k in range(12)]
    document = {
        "format": "plenary-rolling-text/2",
        "base": {"lang": "en", "symbol": "", "provisions": []},
        "order": [],
        "readings": [],
        "passages": [
            {
                "provision": "n",
                "new": {"id": "n", "kind": "text", "number": "", "parent": None, "text": ""},
                "offered": [],
                "content": [0],
                "nodes": [
                    *held,
                    {
                        "slot": "s",
                        "alternatives": [],
                    },
                ],
            }
        ],
    }
    [passage] = load(json.dumps(document).encode()).passages
    assert [level for _, level in every_node(passage.content)].count(12) == 2
    document["passages"][0]["content"] = [0, 3]  # type: ignore[index]  # a JSON document, as deep as it is, has no narrower type
    with pytest.raises(UnreadableRollingText, match="damaged"):
        load(json.dumps(document).encode())


def test_a_json_nested_without_end_is_damaged() -> None:
    with pytest.raises(UnreadableRollingText):
        load(b'{"format": ' * 100_000)


@st.composite
def trees(draw: st.DrawFn) -> tuple[Node, ...]:
    """Slots and held brackets in one another, some very deep."""
    content: tuple[Node, ...] = (" a",)
    for level in range(draw(st.integers(0, 60))):
        words = tuple(draw(st.lists(st.sampled_from([" b", " c"]), max_size=2)))
        if draw(st.booleans()):
            other = Alternative(words, BASE << draw(st.integers(1, 5)))
            sides = (
                (Alternative(content, BASE), other)
                if draw(st.booleans())
                else (Alternative(words, BASE), Alternative(content, other.mask))
            )
            content = (*words, Slot(f"s{level}", sides))
        else:
            content = (Held(f"h{level}", content, BASE << 1, Reason.UNSTATED), *words)
    return content


@settings(max_examples=100)
@given(trees())
def test_flattening_keeps_what_each_reading_says_however_deep(content: tuple[Node, ...]) -> None:
    flat = flatten(content)
    assert height(flat) <= DEEPEST
    for place in range(7):
        assert words_of(flat, 1 << place) == words_of(content, 1 << place)
