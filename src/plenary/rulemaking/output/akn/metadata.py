"""The metadata of the document: what it is (FRBR), who stands in it, what is asked for about provisions."""

from collections.abc import Sequence

from lxml import etree

from plenary.engine.text.layout import OTHERS
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.akn.vocabulary import LANGUAGES, element, holder_id, name
from plenary.rulemaking.output.edition import Edition

SOURCE = "#body"
COUNTRY = "xx"
"""Akoma Ntoso wants a country; a text between states belongs to none (ISO 3166 leaves XX to its users)."""


def metadata(edition: Edition, notes: Sequence[tuple[str, Sequence[etree._Element]]]) -> etree._Element:
    """``notes`` are pairs of an eId and what is said about a provision, in paragraphs."""
    return element("meta", _identification(edition), _references(edition), _notes(edition, notes))


def _identification(edition: Edition) -> etree._Element:
    date = edition.as_at.date().isoformat()
    language = LANGUAGES.get(edition.lang.partition("-")[0], "und")
    work = f"/akn/{COUNTRY}/bill/{date}/{name(edition.symbol or edition.base[:8])}"
    expression = f"{work}/{language}@{date}"
    return element(
        "identification",
        element(
            "FRBRWork",
            *_common(work, date, "base"),
            element("FRBRcountry", value=COUNTRY),
            element("FRBRnumber", value=edition.symbol) if edition.symbol else None,
        ),
        element("FRBRExpression", *_common(expression, date, "asAt"), element("FRBRlanguage", language=language)),
        element("FRBRManifestation", *_common(f"{expression}.xml", date, "asAt", edition.base)),
        source=SOURCE,
    )


def _common(uri: str, date: str, what: str, base: str = "") -> list[etree._Element]:
    work, dot, ending = uri.partition(".xml")
    made = [element("FRBRthis", value=f"{work}/!main{dot}{ending}"), element("FRBRuri", value=uri)]
    if base:
        made.append(element("FRBRalias", name="sha256OfBase", value=base))
    return [*made, element("FRBRdate", date=date, name=what), element("FRBRauthor", href=SOURCE)]


def _references(edition: Edition) -> etree._Element:
    body = element("TLCOrganization", eId="body", href="/akn/ontology/organization/body", showAs=edition.body or "–")
    shown = {holder_id(code): edition.members.get(code, edition.name(code)) for code in edition.holders}
    if any(OTHERS in run.holders for held in edition.settings for line in held.lines for run in line.runs):
        shown[holder_id(OTHERS)] = wording.named(edition, (OTHERS,))
    holders = (
        element("TLCOrganization", eId=eid, href=f"/akn/ontology/organization/{eid}", showAs=label)
        for eid, label in shown.items()
    )
    return element("references", body, *holders, source=SOURCE)


def _notes(edition: Edition, notes: Sequence[tuple[str, Sequence[etree._Element]]]) -> etree._Element | None:
    if not notes:
        return None
    made = (element("note", *said, eId=eid) for eid, said in notes)
    return element("notes", *made, source=SOURCE)
