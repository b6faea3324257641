"""What cannot be answered, told to a program: problem details (RFC 9457), in the reader's language.

``type`` leads to the page that explains the problem; ``rule`` is its name for machines; ``ways`` says what to do.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, ConfigDict, Field

from plenary.kit.language import in_english

MEDIA = "application/problem+json"
PAGE = "/api/problems/"
"""The page that explains the rules; each has its name as a fragment."""


class Problem(BaseModel):
    """Why there is no other answer, and what to do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: Annotated[str, Field(description=in_english("Where the problem is explained."))]
    title: Annotated[str, Field(description=in_english("What happened, in a few words."))]
    status: Annotated[int, Field(ge=400, le=599)]
    detail: Annotated[str, Field(description=in_english("What is wrong, and where."))]
    instance: Annotated[str, Field(description=in_english("The address that was asked."))]
    rule: Annotated[str, Field(description=in_english("The rule that says no, for machines: `record.key-reused`."))]
    seat: Annotated[str | None, Field(description=in_english("The seat from which it was asked, if from one."))] = None
    field: Annotated[str | None, Field(description=in_english("The field or parameter that is wrong, if one is."))] = (
        None
    )
    ways: Annotated[tuple[str, ...], Field(description=in_english("What to do about it."))] = ()


def answer_problem(
    request: HttpRequest,
    status: int,
    rule: str,
    title: str,
    detail: str,
    *,
    ways: Sequence[str] = (),
    seat: str | None = None,
    field: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer that tells a problem; its sentences are in the reader's language already."""
    problem = Problem(
        type=f"{PAGE}#{rule}",
        title=title,
        status=status,
        detail=detail,
        instance=request.path,
        rule=rule,
        seat=seat,
        field=field,
        ways=tuple(ways),
    )
    data = problem.model_dump_json(exclude_none=True)
    response = HttpResponse(data, content_type=MEDIA, status=status, headers=dict(headers or {}))
    response.headers["Cache-Control"] = "no-store"
    return response
