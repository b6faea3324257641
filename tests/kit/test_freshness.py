"""What a reader has already is not sent again, and what is for one reader is kept by no cache for others."""

from datetime import UTC, datetime

from django.test import Client

from plenary.bodies.acts.group import FormGroup
from plenary.kit import clock
from tests.bodies.conftest import Do, do, still

__all__ = ["do", "still"]


def test_a_page_that_has_not_changed_is_not_sent_again(do: Do, client: Client, django_assert_num_queries):
    first = client.get("/demo/groups/")
    tag = first["ETag"]
    assert (first["Cache-Control"], first["Vary"]) == ("no-cache", "Accept-Language, Cookie, Accept-Encoding")
    with django_assert_num_queries(1):
        again = client.get("/demo/groups/", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    squeezed = client.get("/demo/groups/", headers={"If-None-Match": f"W/{tag}", "Accept-Encoding": "gzip"})
    assert squeezed.status_code == 304


def test_it_is_sent_again_after_an_entry_on_another_day_and_in_another_language(do: Do, client: Client):
    tag = client.get("/demo/groups/")["ETag"]
    french = client.get("/demo/groups/", headers={"If-None-Match": tag, "Accept-Language": "fr"})
    assert (french.status_code, french["ETag"] == tag) == (200, False)
    with clock.reading(lambda: datetime(2026, 11, 24, 9, 0, tzinfo=UTC)):
        assert client.get("/demo/groups/", headers={"If-None-Match": tag}).status_code == 200
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    assert client.get("/demo/groups/", headers={"If-None-Match": tag}).status_code == 200


def test_whoever_has_a_session_or_says_by_a_header_who_it_is_gets_its_own_page(do: Do, client: Client):
    tag = client.get("/demo/groups/")["ETag"]
    signed_in = Client()
    signed_in.cookies["sessionid"] = "something"
    for own, said in ((signed_in, {}), (Client(), {"Authorization": "Bearer something"})):
        response = own.get("/demo/groups/", headers={"If-None-Match": tag, **said})
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
        assert "ETag" not in response


def test_what_is_not_there_has_no_tag(do: Do, client: Client):
    response = client.get("/nowhere/groups/")
    assert (response.status_code, "ETag" in response) == (404, False)
    assert "ETag" not in client.get("/demo/groups/NONE/")
