"""Files handed in by programs: looked into as those of a form are, kept, and named by their hash in an act."""

import re
from typing import Annotated

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ValidationError as BadFile
from django.http import HttpRequest, HttpResponse
from pydantic import Field, ValidationError

from plenary.bodies.acts.document import DepositVersion
from plenary.bodies.api.act import ActQuery, hinder_act
from plenary.bodies.forms.document import LARGEST_FILE, check_file
from plenary.bodies.models import Account
from plenary.bodies.upload import TooManyWait, keep
from plenary.kit.endpoint import Answer, Query, giving_data, read_query, refuse_method, refuse_query, write
from plenary.kit.language import _, marked
from plenary.kit.media import Media
from plenary.kit.policy import Policy, policy
from plenary.kit.problem import answer_problem

BYTES = "application/octet-stream"
SALT = "^[0-9a-f]{64}$"


class FileQuery(Query):
    """What the file says that it is; its content has to say the same."""

    media: Annotated[Media, Field(description=marked("The format of the file."))]


class Kept(Answer):
    """A file that is in the store: ``file`` is its hash, by which an act names it within a day."""

    body: str
    file: str
    media: Media
    size: int
    salted: bool


def hinder(request: HttpRequest, body: str) -> HttpResponse | None:
    """Why whoever asks may hand in no file; None for whoever may do the act that names one."""
    return hinder_act(request, body, DepositVersion.name, ActQuery())


HANDING_IN = Policy("seat-of-version.deposit", lambda request, body: hinder(request, body) is None, otherwise=hinder)
"""Whoever may deposit a version, and whose token is made for it."""


@giving_data
@policy(HANDING_IN)
def keep_file(request: HttpRequest, body: str) -> HttpResponse:
    """Put a file into the store, to be named by its hash in an act. The same bytes and salt give the same answer."""
    if request.method != "POST":
        return refuse_method(request, "POST")
    try:
        asked: FileQuery = read_query(request, FileQuery)
    except ValidationError as fault:
        return refuse_query(request, fault)
    if request.content_type != BYTES:
        return _refuse_type(request)
    salt = request.headers.get("Salt", "")
    if salt and not re.fullmatch(SALT, salt):
        return _refuse_salt(request)
    data = request.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        return _refuse(request, 413, "bodies.too-large", _("This file is too large: at most 32 megabytes."))
    try:
        _data, media = check_file(SimpleUploadedFile(f"file.{asked.media}", data))
    except BadFile as fault:
        return _refuse(request, 422, "bodies.bad-file", fault.messages[0])
    account = request.user
    assert isinstance(account, Account), "the policy has made sure"
    try:
        name = keep(account, body, data, bytes.fromhex(salt))
    except TooManyWait as refused:
        return _refuse(
            request,
            422,
            refused.rule,
            refused.sentence,
            _("Name them in acts first; what no act names is removed after a day."),
        )
    answer = Kept(body=body, file=name, media=media, size=len(data), salted=bool(salt))
    return write(answer, headers={"Cache-Control": "no-store"})


def _refuse(request: HttpRequest, status: int, rule: str, detail: str, way: str = "") -> HttpResponse:
    usual = _("Nothing was kept: mend the file and send it again.")
    return answer_problem(request, status, rule, _("This file is not taken"), detail, ways=[way or usual])


def _refuse_type(request: HttpRequest) -> HttpResponse:
    return answer_problem(
        request,
        415,
        "bodies.media",
        _("This is not sent as a file"),
        _("A file is sent as its bytes alone, and says so: “Content-Type: {media}”.").format(media=BYTES),
    )


def _refuse_salt(request: HttpRequest) -> HttpResponse:
    return answer_problem(
        request,
        400,
        "bodies.bad-salt",
        _("This request could not be read"),
        _("The header Salt is 64 digits of a hexadecimal number, drawn anew for each file."),
        field="Salt",
        ways=[_("Send one for a file of a restricted document, and none for any other.")],
    )
