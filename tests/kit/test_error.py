"""When something cannot be shown: a page that says what happened and what to do, in the reader's language."""

import pytest
from django.test import Client, RequestFactory
from django.urls import path

from plenary.kit import error
from plenary.kit.language import _, available, speaking
from tests.kit.error_urls import closed


@pytest.mark.parametrize("tongue", available())
@pytest.mark.parametrize(
    ("method", "address", "plight"),
    [
        ("get", "/suspect", error.BAD_REQUEST),
        ("get", "/closed", error.DENIED),
        ("get", "/nowhere/", error.NOT_FOUND),
        ("get", "/break", error.FAULT),
        ("post", "/take", error.STALE_FORM),
    ],
)
@pytest.mark.urls("tests.kit.error_urls")
def test_each_plight_has_a_page_in_every_language(
    db: None, method: str, address: str, plight: error.Plight, tongue: str
):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies["language"] = tongue
    response = getattr(client, method)(address)
    page = response.content.decode()
    with speaking(tongue):
        said = [_(plight.title), _(plight.told), *map(_, plight.ways)]
    assert response.status_code == plight.status
    assert f'<html lang="{tongue}"' in page
    assert [sentence for sentence in said if sentence.replace("'", "&#x27;") not in page] == []


def test_whoever_is_refused_reads_who_could():
    request = RequestFactory().get("/closed")
    request.resolver_match = path("closed", closed).resolve("closed")
    assert '<p class="notice">Members</p>' in error.show_denied(request).content.decode()
    request.resolver_match = None
    assert 'class="notice"' not in error.show_denied(request).content.decode()
