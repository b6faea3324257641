"""Addresses that give data. Each says what may be asked and what is answered, and from that the API is described.

An endpoint is a view like any other: it has a policy, and shows each reader what its audience allows. It writes
nothing, takes no parameter that it does not know, and tells problems as problems.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from pydantic import BaseModel, ConfigDict, ValidationError

from plenary.kit.freshness import Newest, shown_up_to
from plenary.kit.language import _
from plenary.kit.problem import answer_problem

JSON = "application/json"
FILES = "/files"
"""How the addresses end at which programs hand in files."""
View = Callable[..., HttpResponseBase]
_SUFFIX = re.compile(r"\.[a-z-]+$")
_PART = re.compile(r"<(\w+):(\w+)>")


class Query(BaseModel):
    """The parameters of an address; a subclass has one field for each."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Answer(BaseModel):
    """What an endpoint answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that gives data: its ``name``, its ``route`` as Django writes it, and what goes in and out.

    ``media`` is the type of an answer that has no model; ``says`` is one sentence; ``dated`` says that it is
    answered 304 to whoever has it already.
    """

    name: str
    route: str
    view: View
    says: str
    query: type[Query] = Query
    model: type[Answer] | None = None
    media: str = JSON
    dated: bool = False

    @property
    def path(self) -> str:
        """The address as OpenAPI writes it."""
        return "/" + _PART.sub(r"{\2}", self.route)

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The variable parts of the address: what converts each, and its name."""
        return _PART.findall(self.route)


@dataclass(slots=True)
class Registry:
    """Every endpoint by name; packages add theirs when their addresses are read."""

    endpoints: dict[str, Endpoint] = field(default_factory=dict)

    def add(self, endpoint: Endpoint) -> None:
        """Take in an endpoint; refuses another of the same name."""
        if endpoint.name in self.endpoints:
            raise ValueError(f"two endpoints are called {endpoint.name}")
        self.endpoints[endpoint.name] = endpoint

    def sorted(self) -> list[Endpoint]:
        """Every endpoint, by its address."""
        return sorted(self.endpoints.values(), key=lambda each: each.path)


registry = Registry()


def endpoint(
    name: str,
    route: str,
    *,
    model: type[Answer] | None = None,
    query: type[Query] = Query,
    media: str = JSON,
    newest: Newest | None = None,
) -> Callable[[Callable[..., Answer | HttpResponse]], View]:
    """Declare a view that is given the request, the query and the values of its address, and answers with a model.

    ``newest`` finds the newest sequence that it shows (``kit.freshness``), where that is all it depends on.
    """

    def declare(view: Callable[..., Answer | HttpResponse]) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **address: object) -> HttpResponseBase:
            if request.method not in ("GET", "HEAD"):
                return refuse_method(request, "GET, HEAD")
            try:
                asked = read_query(request, query)
            except ValidationError as fault:
                return refuse_query(request, fault)

            def give(request: HttpRequest, **address: object) -> HttpResponseBase:
                given = view(request, asked, **address)
                return given if isinstance(given, HttpResponse) else write(given)

            return (shown_up_to(newest)(give) if newest else give)(request, **address)

        says = (view.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
        told = " ".join(says.split())
        registry.add(Endpoint(name, route, answer, told, query, model, media, newest is not None))
        return giving_data(answer)

    return declare


def giving_data(view: View) -> View:
    """Mark a view whose every answer is for programs. Whoever writes through it proves who it is before the view
    (``bodies.bearer``), so that Django's own check of forms is left out."""
    view.gives_data = True  # type: ignore[attr-defined]  # a mark on a function
    view.csrf_exempt = True  # type: ignore[attr-defined]  # Django's own mark
    return view


def gives_data(view: object) -> bool:
    """Whether a view answers programs."""
    return bool(getattr(view, "gives_data", False))


def wants_data(request: HttpRequest) -> bool:
    """Whether whoever asks is a program, so that a problem is told as one and not as a page."""
    match = request.resolver_match
    if match is not None:
        return gives_data(match.func)
    suffixes = {found[0] for each in registry.endpoints.values() if (found := _SUFFIX.search(each.route))}
    return request.path.endswith(tuple(suffixes)) or "/acts/" in request.path or request.path.endswith(FILES)


def route(view: View) -> URLPattern:
    """The address of an endpoint, for ``urlpatterns``; its name is that of the endpoint with ``-data`` behind."""
    found = next(each for each in registry.endpoints.values() if each.view is view)
    return path(found.route, view, name=f"{found.name}-data")


def write(answer: Answer, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """An answer as JSON."""
    return HttpResponse(answer.model_dump_json(), content_type=JSON, status=status, headers=dict(headers or {}))


def read_query(request: HttpRequest, model: type[Query]) -> Any:
    """The parameters of a request; raises ValidationError, also for one that is given twice."""
    given = {name: values[0] if len(values) == 1 else values for name, values in request.GET.lists()}
    return model.model_validate(given)


def refuse_query(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Say which parameter cannot be read."""
    name = ".".join(map(str, fault.errors()[0]["loc"][:1]))
    known = fault.errors()[0]["type"] != "extra_forbidden"
    detail = _("The parameter {name} cannot be read so.") if known else _("There is no parameter {name} here.")
    return answer_problem(
        request,
        400,
        "kit.query",
        _("This request could not be read"),
        detail.format(name=name[:40]),
        field=name[:40],
        ways=[_("Look at the description of this address in the reference of the API.")],
    )


def refuse_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Say which methods an address answers."""
    return answer_problem(
        request,
        405,
        "kit.method",
        _("This address does not do that"),
        _("It answers these methods: {methods}.").format(methods=allowed),
        ways=[_("Look at the description of this address in the reference of the API.")],
        headers={"Allow": allowed},
    )
