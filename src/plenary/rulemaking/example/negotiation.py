"""The bundled example as a negotiation on a site: the text opened and issued, what its members handed in, and Rev.1.

``negotiate`` performs it in a body whose members and groups are those of ``members.csv``. What each submission says is
told by ``expected.json``; what it says of a table or of a text in another language is left out.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from plenary.bodies.queries import procedure_of
from plenary.engine.text.provision import Instrument, Kind
from plenary.kit import clock
from plenary.record.act import PUBLIC, SYSTEM, Actor
from plenary.record.perform import perform, perform_all
from plenary.record.refusal import Refused
from plenary.record.sealing import Sealed
from plenary.rulemaking.acts.instrument import OpenInstrument
from plenary.rulemaking.acts.succession import list_due
from plenary.rulemaking.acts.suggestion import Content, SubmitSuggestion
from plenary.rulemaking.importation import import_base, list_acts
from plenary.rulemaking.queries import find_instrument, list_versions
from plenary.rulemaking.rules.suggestion import INSERTED, Offer, Sort, find_flaw, tidy
from plenary.rulemaking.rules.version import TextKind
from plenary.rulemaking.shelf import base_of

KEY = "framework"
#: The versions: the file of each, its name in ``expected.json``, and what kind of text it is.
VERSIONS = (
    ("framework.en.v1.docx", "framework.en.v1", TextKind.ZERO_DRAFT),
    ("framework.en.docx", "framework.en", TextKind.CHAIRS),
)
_GROUPS = frozenset({"FOS", "LLM", "IST", "NTH", "STH"})
_SECRETARIAT = Actor("secretariat")


def negotiate(body: str, symbol: str) -> int:
    """Open the framework under a symbol, issue its zero draft and Rev.1, and hand in on each what can be; how many
    suggestions.

    Doing it again does nothing. A suggestion that the rules of the body refuse (a member
    that may not submit, words that the same member has handed in already) is left out.
    """
    if find_instrument(body, KEY) is None:
        titles = {tag: _title(f"framework.{tag}.md") for tag in ("ar", "en", "es", "fr", "ru", "zh")}
        opening = OpenInstrument(instrument=KEY, titles=titles, symbol=symbol, language="en")
        perform(opening, actor=_SECRETARIAT, body=body, key="example-text")
    count = 0
    for number, (file, base, kind) in enumerate(VERSIONS, 1):
        if len(list_versions(body, KEY)) < number:
            _issue(body, file, number, kind)
            for place, act in enumerate(list(list_due(body, clock.now()))):
                perform(act, actor=SYSTEM, body=body, key=f"example-carried-{number}-{place}")
        count += _hand_in(body, number, base)
    return count


def _hand_in(body: str, number: int, base: str) -> int:
    """Hand in what was written on a version; how many suggestions are on the record of it."""
    version = list_versions(body, KEY)[number - 1]
    for_whom = procedure_of(body).visibility.submissions
    count = 0
    for place, (code, offer) in enumerate(list_offers(base_of(version), base)):
        seat = f"{'group' if code in _GROUPS else 'delegation'}:{code}"
        said = {"words": offer.words, "rationale": ""}
        act = SubmitSuggestion(
            instrument=KEY,
            on_version=number,
            sort=offer.sort,
            provision=offer.provision,
            kind=offer.kind,
            label=offer.number,
            for_whom=for_whom,
            content=Content(words=offer.words) if for_whom == PUBLIC else None,
            private_content=None if for_whom == PUBLIC else Sealed.seal(said),  # type: ignore[arg-type]  # text is JSON
        )
        try:
            perform(act, actor=Actor(seat), body=body, key=f"example-{number}-{place}")
        except Refused:
            continue
        count += 1
    return count


def _issue(body: str, file: str, number: int, kind: TextKind) -> None:
    earlier = [base_of(version) for version in list_versions(body, KEY)]
    imported = import_base(files(__package__).joinpath(file).read_bytes(), file, "en", earlier=earlier)
    acts = list_acts(imported, instrument=KEY, number=number, kind=kind)
    perform_all(acts, actor=_SECRETARIAT, body=body, key=f"example-version-{number}")


def list_offers(base: Instrument, name: str) -> Iterator[tuple[str, Offer]]:
    """Each suggestion that the example's submissions make on a version of the English text, with the code of who makes
    it."""
    places = {tidy(provision.text): provision.id for provision in base.provisions}
    told = json.loads(files(__package__).joinpath("expected.json").read_text("utf-8"))
    for submission in told["submissions"]:
        if submission["base"] != name or len(submission["holders"]) != 1:
            continue
        for offer in _list_offers(submission, places):
            if find_flaw(base, offer) is None:
                yield submission["holders"][0], offer


def _list_offers(submission: dict[str, Any], places: dict[str, str]) -> Iterator[Offer]:
    for change in submission["words"]:
        yield Offer(Sort.WORDS, places.get(tidy(change["base"]), ""), tidy(change["words"]))
    for deletion in submission["deleted"]:
        yield Offer(Sort.DELETION, places.get(tidy(deletion["base"]), ""))
    # A new article comes with paragraphs of its own, which would stand in another one without it.
    articles = {addition["after"]["at"] for addition in submission["added"] if addition["kind"] == Kind.ARTICLE}
    for addition in submission["added"]:
        kind, behind = Kind(addition["kind"]), addition["after"]
        if kind in INSERTED and not addition["split"] and behind["at"] not in articles:
            yield Offer(
                Sort.INSERTION, places.get(tidy(behind["base"]), ""), tidy(addition["text"]), kind, addition["number"]
            )


def _title(file: str) -> str:
    """The first heading of a text in Markdown."""
    first = files(__package__).joinpath(file).read_text("utf-8").partition("\n")[0]
    return first.removeprefix("#").strip()
