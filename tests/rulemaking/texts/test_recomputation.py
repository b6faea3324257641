"""What the engine made of each suggestion is computed again, and what is not right is found."""

from plenary.record import registry
from plenary.record.acts import EraseValues
from plenary.record.models import SealedValue
from plenary.record.reading import read_entries
from plenary.record.replay import clear, replay
from plenary.rulemaking.acts.suggestion import SubmitSuggestion, WithdrawSuggestion
from plenary.rulemaking.models import Suggestion
from plenary.rulemaking.recomputation import Wrong, recompute
from plenary.rulemaking.rules.suggestion import Sort
from tests.bodies.conftest import Do
from tests.rulemaking.texts.conftest import AND, BOR, COAST, suggest

SHOULD = "The Members should cooperate."


def hand_in(do: Do, *, public: bool) -> list[int]:
    numbers = [
        do(suggest("a1.1", SHOULD, public=public), AND),
        do(suggest("a1.1", SHOULD, public=public), BOR),
        do(suggest("a1.2", "Nobody is obliged.", Sort.INSERTION, kind="paragraph", public=public), COAST),
        do(suggest("a1.1", sort=Sort.DELETION, public=public), COAST),
    ]
    return [each.entry.sequence for each in numbers]


def test_all_results_of_a_record_are_right_private_ones_too(text: Do):
    first, *_others = hand_in(text, public=False)
    text(WithdrawSuggestion(instrument="framework", suggestion=first), AND)
    text(suggest("a1.1", "The Members may cooperate."), AND)
    assert list(recompute("demo")) == []


def test_a_result_that_is_not_right_is_found(public: Do, monkeypatch):
    right = public(suggest("a1.1", SHOULD, public=True), AND).entry.payload["result"]
    worked = SubmitSuggestion.work

    def lie(act: SubmitSuggestion, body: str) -> SubmitSuggestion:
        return worked(act, body).model_copy(update={"result": "0" * 64})

    with monkeypatch.context() as lying:
        lying.setattr(SubmitSuggestion, "work", lie)
        wrong = public(suggest("a2.1", "Access shall be open.", public=True), AND).entry.sequence
    [found] = recompute("demo")
    assert (found.sequence, found.said, found.right not in (found.said, right)) == (wrong, "0" * 64, True)
    assert isinstance(found, Wrong)


def test_whoever_verifies_a_record_computes_what_is_public_again(public: Do):
    first, *_others = hand_in(public, public=True)
    public(WithdrawSuggestion(instrument="framework", suggestion=first), AND)
    entries = read_entries("demo")
    told = {entry.sequence: entry.payload for entry in entries}
    derived = {}
    clear()
    replay(entries, before=lambda act, entry: derived.update({entry.sequence: dict(act.derive(entry))}))
    made = {sequence: values for sequence, values in derived.items() if values}
    assert list(made) == [first, first + 1, first + 2, first + 3, first + 4]
    assert made == {sequence: {field: told[sequence][field] for field in values} for sequence, values in made.items()}
    assert [registry.read(entry).texts() for entry in entries if entry.act == "version.issue"] == [
        (told[first - 2]["text"],)
    ]


def test_what_was_erased_is_passed_over(text: Do):
    hand_in(text, public=False)
    row = Suggestion.rows.at().order_by("number")[0]
    text(EraseValues(commitments=(row.private,), reason="asked for"))
    assert list(recompute("demo")) == []
    SealedValue.objects.filter(body="demo").delete()
    assert list(recompute("demo")) == []
