"""After any acts on texts, in any order, the replayed tables are the live ones, and every result is right."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenary.bodies.acts.body import AdoptRules, EstablishBody
from plenary.bodies.acts.group import FormGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.rules.procedure import Visibility
from plenary.bodies.rules.template import ASSEMBLY
from plenary.record.act import Act, Actor
from plenary.record.acts import EraseValues
from plenary.record.dump import dump
from plenary.record.entry import Entry
from plenary.record.kinship import list_kin
from plenary.record.lapse import lapse_due
from plenary.record.models import Cursor, Log, Recorded, Request, SealedValue
from plenary.record.perform import perform
from plenary.record.reading import list_kept, read_entries
from plenary.record.refusal import Refused
from plenary.record.registry import list_acts
from plenary.record.replay import clear, replay
from plenary.rulemaking.acts import instrument, succession, suggestion, version
from plenary.rulemaking.importation import import_base
from plenary.rulemaking.importation import list_acts as list_import
from plenary.rulemaking.models import Suggestion
from plenary.rulemaking.recomputation import recompute
from plenary.rulemaking.rules.suggestion import Sort
from plenary.rulemaking.rules.version import TextKind
from tests.bodies.conftest import SECRETARIAT
from tests.rulemaking.texts.conftest import AND, BASE, BOR, COAST, suggest
from tests.rulemaking.texts.test_succession import NEXT

PLACES = st.sampled_from(["a1", "a1.1", "a1.2", "a1.2.b", "a2.1", "a9"])
WORDS = st.sampled_from(["The Members should cooperate.", "Nobody is obliged.", "Access is open to all.", ""])
SORTS = st.sampled_from([*Sort])
KINDS = st.sampled_from(["paragraph", "subparagraph", "article"])
SEATS = st.sampled_from([AND, BOR, COAST, Actor("secretariat", "delegation:BOR")])
PUBLIC = ASSEMBLY.model_copy(update={"visibility": Visibility(submissions="public")})


def propose(place: str, words: str, sort: Sort, kind: str, number: int, public: bool) -> Act:
    values = {"kind": kind} if sort is Sort.INSERTION else {}
    said = "" if sort is Sort.DELETION else words
    return suggest(place, said, sort, public=public, on_version=number, **values)


STEPS = st.one_of(
    st.tuples(st.builds(propose, PLACES, WORDS, SORTS, KINDS, st.sampled_from([1, 1, 1, 2]), st.booleans()), SEATS),
    st.tuples(
        st.builds(suggestion.WithdrawSuggestion, instrument=st.just("framework"), suggestion=st.integers(8, 40)), SEATS
    ),
    st.sampled_from(
        [
            (AdoptRules(procedure=ASSEMBLY), SECRETARIAT),
            (AdoptRules(procedure=PUBLIC), SECRETARIAT),
            (instrument.WithdrawInstrument(instrument="framework"), SECRETARIAT),
            (
                instrument.OpenInstrument(instrument="second", titles={"en": "S"}, symbol="A/1/L.5", language="en"),
                SECRETARIAT,
            ),
            (instrument.WithdrawInstrument(instrument="second"), SECRETARIAT),
        ]
    ),
    st.sampled_from(["issue", "carry", "erase"]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=15, max_size=30))
def test_after_any_acts_on_texts_the_replayed_tables_are_the_live_ones(db: None, folder, steps):
    for table in (Log, Recorded, Request, SealedValue, Cursor):
        table.objects.all().delete()
    clear()
    Log.objects.create(body="demo", origin="plenary.example/demo")
    versions = import_once()
    count, number = 0, 1

    def do(act: Act, actor: Actor = SECRETARIAT) -> None:
        nonlocal count
        count += 1
        perform(act, actor=actor, body="demo", key=f"{count}")

    do(EstablishBody(names={"en": "Assembly"}, procedure=ASSEMBLY))
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    for place, code in enumerate(("BOR", "AND"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    do(instrument.OpenInstrument(instrument="framework", titles={"en": "F"}, symbol="A/1/L.4", language="en"))
    for act in list_import(versions[1], instrument="framework", number=1, kind=TextKind.ZERO_DRAFT):
        do(act)
    for step in steps:
        try:
            if step == "issue":
                later = versions[(number + 1) % 2]
                for act in list_import(later, instrument="framework", number=number + 1, kind=TextKind.CHAIRS):
                    do(act)
                number += 1
            elif step == "carry":
                lapse_due()
            elif step == "erase":
                private = Suggestion.rows.at().exclude(private="").exclude(status="erased").order_by("number").first()
                if private is not None:
                    kin = list_kept("demo", list_kin("demo", [private.private]))
                    do(EraseValues(commitments=tuple(kin), reason="asked for"))
            else:
                do(*step)
        except Refused:
            continue
    while lapse_due():
        pass
    left = Suggestion.rows.at().filter(version__lt=number, status__in=("standing", "conflict"))
    assert list(left) == []
    live = list(dump())
    entries = read_entries("demo")
    assert list(recompute("demo")) == []
    clear()
    derived = []

    def derive(act: Act, entry: Entry) -> None:
        derived.extend((entry.payload[field], value) for field, value in act.derive(entry).items())

    assert replay(entries, before=derive) == len(entries)
    assert [said for said, made in derived if said != made] == []
    assert list(dump()) == live


_imported = {}


def import_once():
    """The same two versions for every example, even numbers the one and odd numbers the other: what is in the store
    stays there."""
    from plenary.bodies.store import open_store
    from plenary.engine.text.lossless import dump as write
    from plenary.engine.text.rolling import collate

    if not _imported:
        _imported[1] = import_base(BASE.encode(), "base.md", "en")
        _imported[0] = import_base(NEXT.encode(), "next.md", "en", earlier=[_imported[1].instrument])
    for imported in _imported.values():
        open_store().put(write(collate(imported.instrument, ())))
    return _imported


def test_every_act_on_texts_is_among_them():
    modules = {module.__name__ for module in (instrument, succession, suggestion, version)}
    ours = {declared.name for declared in list_acts() if declared.__module__ in modules}
    assert ours == {
        "instrument.open",
        "instrument.withdraw",
        "version.carry",
        "version.issue",
        "suggestion.submit",
        "suggestion.withdraw",
    }
