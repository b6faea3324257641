"""What the record could not give back exactly, it does not take."""

import json
from typing import Annotated

import pytest
from pydantic import BaseModel, Field, ValidationError

from plenary.record.act import Actor
from plenary.record.models import Log, Recorded, SealedValue
from plenary.record.perform import perform, rehearse
from plenary.record.refusal import Refused
from plenary.record.sealing import RECORDED, Sealed, SealedAs
from tests.record.ledger.acts import WritePage
from tests.record.ledger.models import Page

SECRETARIAT = Actor("secretariat")


class Slip(BaseModel):
    name: Annotated[Sealed, SealedAs(Annotated[str, Field(max_length=5)])]
    anything: Sealed | None = None


def test_a_letter_that_no_writing_has_is_refused_and_its_name_is_not(log: Log):
    with pytest.raises(Refused) as refused:
        perform(WritePage(words="a\0b"), actor=SECRETARIAT, body="demo", key="1")
    assert (refused.value.rule, Recorded.objects.count(), SealedValue.objects.count()) == ("record.nul", 0, 0)
    perform(WritePage(words="a\\u0000b"), actor=SECRETARIAT, body="demo", key="2")
    assert Page.objects.get().words == "a\\u0000b"


def test_letters_that_are_none_are_refused_however_they_come(log: Log):
    lone = WritePage.model_construct(words="\ud800", remark=None)
    with pytest.raises(Refused) as refused:
        perform(lone, actor=SECRETARIAT, body="demo", key="1")
    assert refused.value.rule == "record.inexact"
    assert [each and each.rule for each in rehearse([lone], actor=SECRETARIAT, body="demo")] == ["record.inexact"]


def test_a_sealed_value_has_the_type_that_its_field_says():
    read = Slip.model_validate_json('{"name": "Fel"}')
    assert (read.name.value, read.anything) == ("Fel", None)
    assert Slip(name=read.name).name is read.name
    assert Slip.model_json_schema()["properties"]["name"] == {"maxLength": 5, "title": "Name", "type": "string"}
    for wrong in ('"Felunda"', "5", '{"sealed": "x"}', "null"):
        with pytest.raises(ValidationError):
            Slip.model_validate_json(f'{{"name": {wrong}}}')


def test_a_sealed_value_of_any_type_is_one_that_can_be_read_again():
    assert Slip.model_validate_json('{"name": "a", "anything": {"b": [1, true]}}').anything.value == {"b": [1, True]}
    for wrong in ("1.5", "[[0.25]]", str(2**60)):
        with pytest.raises(ValidationError):
            Slip.model_validate_json(f'{{"name": "a", "anything": {wrong}}}')


def test_on_the_record_a_sealed_value_is_its_commitment():
    told = json.loads(Slip.model_validate_json('{"name": "Fel"}').model_dump_json())
    again = Slip.model_validate(told, context=RECORDED)
    assert again.model_dump(mode="json") == told
    with pytest.raises(ValidationError):
        Slip.model_validate({"name": "Fel"}, context=RECORDED)
