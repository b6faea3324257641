"""A body with three members, a group, and a text of which a version was issued."""

from pathlib import Path

import pytest

from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.acts.group import FormGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.rules.audience import Reader
from plenary.bodies.rules.procedure import Visibility
from plenary.bodies.rules.template import ASSEMBLY
from plenary.record.act import Actor
from plenary.rulemaking.acts.instrument import OpenInstrument
from plenary.rulemaking.acts.suggestion import Content, SubmitSuggestion
from plenary.rulemaking.importation import Imported, import_base, list_acts
from plenary.rulemaking.queries import list_versions
from plenary.rulemaking.rules.suggestion import Sort
from plenary.rulemaking.rules.version import TextKind
from plenary.rulemaking.shelf import base_of
from tests.bodies.conftest import Do, do, still

__all__ = ["do", "still"]

BASE = """# Framework on Shared Computing

## Article 1. Purpose

1. The Members shall cooperate.

2. Each Member shall, within its means:

   (a) share what it has learned;

   (b) train those who wish to learn.

## Article 2. Access

1. Access to the pool shall be open to all.
"""
AND = Actor("delegation:AND")
BOR = Actor("delegation:BOR")
COAST = Actor("group:COAST")
MEMBERS = Reader(frozenset({"secretariat"}))
"""Who sees what is for the members."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings) -> Path:
    settings.FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def opened(do: Do) -> Do:
    """The text ``framework`` is opened, and has no version yet."""
    for place, code in enumerate(("BOR", "AND", "CAM"), 1):
        do(AdmitMember(code=code, names={"en": f"{code.title()}land", "ar": "بلد"}, place=place, start="2026-01-01"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(OpenInstrument(instrument="framework", titles={"en": "Framework"}, symbol="A/1/L.4", language="en"))
    return do


@pytest.fixture
def text(opened: Do) -> Do:
    """Its zero draft is issued; suggestions are for the members."""
    issue(opened)
    return opened


@pytest.fixture
def public(text: Do) -> Do:
    """The same, with suggestions for the public."""
    text(AdoptRules(procedure=ASSEMBLY.model_copy(update={"visibility": Visibility(submissions="public")})))
    return text


def issue(do: Do, words: str = BASE, number: int = 1) -> Imported:
    earlier = [base_of(version) for version in list_versions("demo", "framework")]
    imported = import_base(words.encode(), "base.md", "en", earlier=earlier)
    for act in list_acts(imported, instrument="framework", number=number, kind=TextKind.ZERO_DRAFT):
        do(act)
    return imported


def suggest(provision: str, words: str = "", sort: Sort = Sort.WORDS, *, public: bool = False, **values):
    said = {"words": words, "rationale": ""}
    content = {"content": Content(words=words)} if public else {"private_content": said}
    return SubmitSuggestion.model_validate(
        {
            "instrument": "framework",
            "on_version": 1,
            "sort": sort,
            "provision": provision,
            "for_whom": "public" if public else "members",
            **content,
            **values,
        }
    )
