"""The bundled example as a negotiation on a site: the text opened and issued, what its members handed in, and Rev.1.

``negotiate`` performs it in a body whose members and groups are those of ``members.csv``. What each submission says is
told by ``expected.json``; what it says of a table or of a text in another language is left out. One of them, a letter,
waits until whoever sent it confirms how it was read.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from typing import Any

from plenary.bodies.queries import procedure_of
from plenary.bodies.store import open_store
from plenary.engine.text.provision import Instrument, Kind
from plenary.kit import chance, clock
from plenary.record.act import SYSTEM, Actor
from plenary.record.perform import perform, perform_all
from plenary.record.refusal import Refused
from plenary.record.sealing import SALT, Sealed
from plenary.rulemaking.acts.instrument import OpenInstrument
from plenary.rulemaking.acts.submission import ReceiveSubmission
from plenary.rulemaking.acts.succession import list_due
from plenary.rulemaking.acts.suggestion import SubmitSuggestion
from plenary.rulemaking.importation import import_base, list_acts
from plenary.rulemaking.models import Submission
from plenary.rulemaking.queries import find_instrument, list_versions
from plenary.rulemaking.rules.submission import Channel
from plenary.rulemaking.rules.suggestion import INSERTED, Held, Offer, Sort, find_flaw, tidy
from plenary.rulemaking.rules.version import TextKind
from plenary.rulemaking.shelf import base_of

KEY = "framework"
#: The versions: the file of each, its name in ``expected.json``, and what kind of text it is.
VERSIONS = (
    ("framework.en.v1.docx", "framework.en.v1", TextKind.ZERO_DRAFT),
    ("framework.en.docx", "framework.en", TextKind.CHAIRS),
)
LETTER = "HAL.txt"
"""What waits to be confirmed."""
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
    _hand_in_letter(body)
    return count


def _hand_in(body: str, number: int, base: str) -> int:
    """Hand in what was written on a version; how many suggestions are on the record of it."""
    version = list_versions(body, KEY)[number - 1]
    for_whom = procedure_of(body).visibility.submissions
    count = 0
    for place, (code, offer) in enumerate(list_offers(base_of(version), base)):
        seat = f"{'group' if code in _GROUPS else 'delegation'}:{code}"
        act = SubmitSuggestion.of(offer, version, for_whom)
        try:
            perform(act, actor=Actor(seat), body=body, key=f"example-{number}-{place}")
        except Refused:
            continue
        count += 1
    return count


def _hand_in_letter(body: str) -> None:
    """Enter the letter, which came by e-mail, for whoever sent it; nothing where that is no member."""
    if Submission.rows.at().filter(body=body, instrument=KEY).exists():
        return
    data = files(__package__).joinpath("submissions", LETTER).read_bytes()
    salt = chance.draw(SALT)
    seat = f"delegation:{LETTER.partition('.')[0]}"
    act = ReceiveSubmission(
        instrument=KEY,
        on_version=len(VERSIONS),
        channel=Channel.EMAIL,
        received=clock.now().date().isoformat(),
        media=LETTER.partition(".")[2],
        size=len(data),
        file=open_store().put(data, salt),
        for_whom=seat,
        salt=Sealed.seal(salt.hex()),
        private_cover=Sealed.seal({"name": LETTER, "authority": ""}),
    )
    with suppress(Refused):
        perform(act, actor=Actor("secretariat", behalf=seat), body=body, key="example-letter")


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
        if submission["base"] != name or len(submission["holders"]) != 1 or submission["file"].endswith(f"/{LETTER}"):
            continue
        for offer in _list_offers(submission, places):
            if find_flaw(base, offer) is None:
                yield submission["holders"][0], offer


def _list_offers(submission: dict[str, Any], places: dict[str, str]) -> Iterator[Offer]:
    for change in submission["words"]:
        yield Offer(Sort.WORDS, places.get(tidy(change["base"]), ""), tidy(change["words"]))
    for deletion in submission["deleted"]:
        yield Offer(Sort.DELETION, places.get(tidy(deletion["base"]), ""))
    added = [each for each in submission["added"] if Kind(each["kind"]) in INSERTED and not each["split"]]
    articles = {each["after"]["at"]: each for each in added if each["kind"] == Kind.ARTICLE}
    for addition in added:
        kind, behind = Kind(addition["kind"]), addition["after"]
        article = articles.get(behind["at"], addition)
        if article is not addition:
            # A new article brings its paragraphs along.
            continue
        held = tuple(
            Held(Kind(each["kind"]), tidy(each["text"]), each["number"])
            for each in added
            if kind is Kind.ARTICLE and each is not addition and each["after"]["at"] == behind["at"]
        )
        place = places.get(tidy(behind["base"]), "")
        yield Offer(Sort.INSERTION, place, tidy(addition["text"]), kind, addition["number"], held)


def _title(file: str) -> str:
    """The first heading of a text in Markdown."""
    first = files(__package__).joinpath(file).read_text("utf-8").partition("\n")[0]
    return first.removeprefix("#").strip()
