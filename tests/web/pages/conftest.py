"""A body with everything in it that pages show, and the addresses of all pages that anybody may see."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.acts.category import DeclareCategory, ListMember
from plenary.bodies.acts.credential import ReceiveCredentials
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.forum import AskIn, OpenForum, ReportForum
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, SuspendCapability
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.acts.weight import DeclareWeight, SetWeight
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.procedure import Visibility
from plenary.bodies.rules.template import ASSEMBLY
from plenary.record.act import Actor
from plenary.record.models import Log
from plenary.record.sequencer import sequence_log
from plenary.record.storage import installed
from plenary.rulemaking.acts.instrument import OpenInstrument
from plenary.rulemaking.rules.suggestion import Sort
from tests.bodies.conftest import Do, do, still
from tests.rulemaking.texts.conftest import issue, suggest

__all__ = ["do", "still"]

#: What stands for each part of an address; an address with another part is not followed.
KNOWN = {
    "body": "demo",
    "code": "COAST",
    "kind": "members",
    "sequence": 1,
    "name": "member.admit",
    "key": "framework",
    "provision": "a1",
    "at": "60",
    "series": "shares",
}
#: Parts of an address that mean something else under another name of the view.
OTHERWISE = {
    "member": {"code": "M0"},
    "delegation": {"code": "M0"},
    "category": {"code": "ISLE"},
    "forum": {"key": "drafting"},
}
ARABIC = "عضو"


@pytest.fixture
def house(do: Do, settings: Any, tmp_path: Path) -> Client:
    """A public reader of a body with thirty members."""
    settings.FOLDER, settings.KEYS = tmp_path, tmp_path / "keys"
    signer = installed().make_key(Log.objects.get(body="demo"))
    for number in range(30):
        names = {"en": f"Member {number}", "ar": f"{ARABIC} {number}"}
        do(AdmitMember(code=f"M{number}", names=names, place=number + 1, start="2026-01-01"))
    do(SuspendCapability(code="M0", capability=Capability.VOTE, start="2026-03-01", reason="arrears"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group", "ar": "المجموعة الساحلية"}))
    do(FormGroup(code="EMPTY", names={"en": "Empty Group", "ar": "مجموعة خالية"}))
    for number in range(12):
        do(JoinGroup(group="COAST", member=f"M{number}", start="2026-01-01", coordinator=not number))
    do(DeclareCategory(code="ISLE", names={"en": "Small islands"}, source="List of the sea", as_of="2025-12-31"))
    do(ListMember(category="ISLE", member="M0", start="2026-01-01"))
    do(DeclareWeight(key="shares", names={"en": "Shares", "ar": "الحصص"}, unit="per mille", source="Scale of 2026"))
    do(SetWeight(series="shares", member="M0", value=12, start="2026-01-01"))
    do(SetWeight(series="shares", member="M0", value=None, start="2027-01-01"))
    do(FillOffice(office="chair", kind="chair", member="M1", person="C. Chair", start="2026-01-01"))
    do(FillOffice(office="teller-1", kind="teller", member="M2", person="T. Teller", start="2027-01-01"))
    do(ReceiveCredentials(member="M0", form="original", reference="Letter of 3 November"))
    do(ReceiveCredentials(member="M0", claim=2, form="copy", reference="Letter of 4 November"))
    do(AppointDelegate(member="M0", role="head", person="H. Head", binds=True))
    do(AppointDelegate(member="M0", role="adviser", person="A. Adviser", binds=False))
    opened = {"kind": "drafting-group", "names": {"en": "Drafters", "ar": "فريق الصياغة"}, "room": "participants"}
    do(OpenForum.model_validate({**opened, "key": "drafting", "mode": "recorded", "chair": "office:chair"}))
    do(AskIn(forum="drafting", member="M0", start="2026-01-01"))
    do(ReportForum(forum="drafting", words={"en": "All is agreed.", "ar": "اتُّفق على كل شيء."}), Actor("office:chair"))
    do(AdoptRules(procedure=ASSEMBLY.model_copy(update={"visibility": Visibility(submissions="public")})))
    do(
        OpenInstrument(
            instrument="framework", titles={"en": "Framework", "ar": "إطار"}, symbol="A/1/L.4", language="en"
        )
    )
    issue(do)
    do(suggest("a1.1", "The Members should cooperate.", public=True), Actor("delegation:M1"))
    do(suggest("a1.2.a", sort=Sort.DELETION, public=True), Actor("group:COAST"))
    do(suggest("a1", "Nobody is obliged.", Sort.INSERTION, public=True, kind="paragraph"), Actor("delegation:M2"))
    sequence_log("demo", installed().files("demo"), signer)
    return Client()


def list_pages(client: Client) -> list[str]:
    """The addresses of every page that is shown to whoever asks, found by asking, and one that is not there."""
    found = {address for address in _list_addresses() if _is_page(client, address)}
    return [*sorted(found), "/nowhere/"]


def _list_addresses() -> Iterator[str]:
    for pattern in _list_patterns(get_resolver()):
        values = {**KNOWN, **OTHERWISE.get(pattern.name or "", {})}
        parts = pattern.pattern.converters
        if set(parts) <= set(values):
            route = str(pattern.pattern)
            for part, converter in parts.items():
                written = next(
                    key for key in (f"<{name}:{part}>" for name in ("slug", "int", "str", "path")) if key in route
                )
                route = route.replace(written, converter.to_url(values[part]))
            yield f"/{route}"


def _list_patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield each
        elif str(each.pattern) == "":
            yield from _list_patterns(each)


def _is_page(client: Client, address: str) -> bool:
    response = client.get(address)
    return response.status_code == 200 and response["Content-Type"].startswith("text/html")
