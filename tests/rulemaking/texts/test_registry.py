"""Acts on texts are in the matrix, on the record and in its list by being registered, and nowhere by hand."""

import re

from django.test import Client

from plenary.record.registry import find
from plenary.rulemaking.acts.suggestion import SubmitSuggestion
from tests.bodies.conftest import Do
from tests.bodies.test_pages import text as words
from tests.rulemaking.texts.conftest import AND, suggest


def test_the_matrix_says_who_may_do_what_with_a_text(text: Do, client: Client):
    page = client.get("/demo/permissions/").content.decode()
    rows = {}
    for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL):
        cells = [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[dh].*?</t[dh]>", row)]
        rows[cells[0].rpartition(" ")[2]] = cells[1:]
    allowed = {name: [number for number, cell in enumerate(rows[name]) if "✓" in cell] for name in rows if name}
    # Columns: the secretariat, itself for a delegation, an office, a delegation that may bind, …, a group that may bind.
    assert (allowed["instrument.open"], allowed["suggestion.submit"]) == ([0], [1, 3, 6])


def test_the_record_lists_and_shows_what_was_suggested_without_its_words(text: Do, client: Client, settings, tmp_path):
    settings.KEYS = tmp_path / "keys"
    entry = text(suggest("a1.1", "The Members should cooperate."), AND).entry
    assert "suggestion.submit" in words(client, "/demo/record/?act=suggestion.submit")
    page = words(client, f"/demo/record/{entry.sequence}")
    assert ("delegation:AND" in page, "private_content" in page, "should" in page) == (True, True, False)
    assert "suggestion.submit" in words(client, "/demo/record/changes?at=texts/framework/a1.1")


def test_an_act_on_a_text_is_read_from_json_as_the_command_and_programs_send_it(text: Do):
    payload = (
        '{"instrument": "framework", "on_version": 1, "sort": "insertion", "provision": "a1.2", "kind": "paragraph",'
        ' "for_whom": "members", "private_content": {"words": "Nobody is obliged.", "rationale": ""}}'
    )
    act = find("suggestion.submit").model_validate_json(payload)
    assert isinstance(act, SubmitSuggestion)
    assert text(act, AND).entry.payload["place"] == "a1.2.b"
