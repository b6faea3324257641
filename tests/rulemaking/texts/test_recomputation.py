"""What the engine made of each suggestion is computed again, and what is not right is found."""

from plenary.record.acts import EraseValues
from plenary.record.models import SealedValue
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


def test_what_was_erased_is_passed_over(text: Do):
    hand_in(text, public=False)
    row = Suggestion.rows.at().order_by("number")[0]
    text(EraseValues(commitments=(row.private,), reason="asked for"))
    assert list(recompute("demo")) == []
    SealedValue.objects.filter(body="demo").delete()
    assert list(recompute("demo")) == []
