"""The API described: for programs as OpenAPI, for people as pages made from the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from plenary.bodies.api.description import describe
from plenary.kit.endpoint import giving_data, refuse_method
from plenary.kit.language import _
from plenary.kit.policy import PUBLIC, policy
from plenary.record.registry import call
from plenary.record.rulebook import list_door

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that the API does: its name, method and address, and what the description says of it."""

    name: str
    method: str
    path: str
    told: Json

    @property
    def called(self) -> str:
        """What people call it where it is an act, in the reader's language; else empty."""
        return call(self.name) if "x-act" in self.told else ""

    @property
    def summary(self) -> str:
        """What it does, in the reader's language."""
        return _say(self.told["summary"])

    @property
    def further(self) -> str:
        """What the description says beyond that, in the reader's language too."""
        summary, says = self.told["summary"], str(self.told.get("description", ""))
        return _say(says.removeprefix(summary).strip())


@dataclass(frozen=True, slots=True)
class Field:
    """A field of what is sent or answered: what may stand there, in one line."""

    name: str
    kind: str
    needed: bool
    says: str


@giving_data
@policy(PUBLIC)
def give_description(request: HttpRequest) -> HttpResponse:
    """The description of the API, as OpenAPI 3.1."""
    if request.method not in ("GET", "HEAD"):
        return refuse_method(request, "GET, HEAD")
    tag = _tag()
    known = get_conditional_response(request, etag=tag)
    response = known if known is not None and known.status_code == 304 else JsonResponse(describe())
    response.headers["ETag"] = tag
    return response


@policy(PUBLIC)
def show_reference(request: HttpRequest) -> HttpResponse:
    """What the API does: reading, and every act."""
    found = list(list_operations())
    context = {
        "reads": [each for each in found if each.method == "GET"],
        "files": [each for each in found if each.told["tags"] == ["file"]],
        "acts": [each for each in found if "x-act" in each.told],
    }
    return render(request, "bodies/api/reference.html", context)


@policy(PUBLIC)
def show_operation(request: HttpRequest, name: str) -> HttpResponse:
    """One operation: what is sent, what is answered, and the rules that may refuse it."""
    found = next((each for each in list_operations() if each.name == name), None)
    if found is None:
        raise Http404
    sent = found.told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    context = {
        "operation": found,
        "parameters": [_tell_parameter(each) for each in found.told["parameters"]],
        "sent": list(list_fields(sent)) if sent else [],
        "answers": [_tell_answer(status, told) for status, told in found.told["responses"].items()],
        "act": found.told.get("x-act"),
        "undone_by": call(found.told.get("x-act", {}).get("undone_by") or ""),
    }
    return render(request, "bodies/api/operation.html", context)


@policy(PUBLIC)
def show_problems(request: HttpRequest) -> HttpResponse:
    """Every rule by which the API may refuse, and which acts it is a rule of."""
    found: dict[str, list[Operation]] = {}
    for each in list_operations():
        for rule in each.told.get("x-act", {}).get("rules", ()):
            found.setdefault(rule, []).append(each)
    rules = [(rule, acts, rule in list_door()) for rule, acts in sorted(found.items())]
    return render(request, "bodies/api/problems.html", {"rules": rules})


def list_operations() -> Iterator[Operation]:
    """Everything that the API does, by address."""
    for path, methods in describe()["paths"].items():
        for method, told in methods.items():
            yield Operation(told["operationId"], method.upper(), path, told)


def list_fields(schema: Json) -> Iterator[Field]:
    """The fields of an object, in the order in which they are declared."""
    model = resolve(schema)
    needed = model.get("required", ())
    for name, field in model.get("properties", {}).items():
        yield Field(name, write_kind(field), name in needed, _describe(field))


def resolve(schema: Json) -> Json:
    """A schema, or the one that it refers to."""
    if "$ref" not in schema:
        return schema
    found: Json = describe()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return found


def write_kind(schema: Json) -> str:
    """What may stand in a field, in one line: ``string (^[A-Z]…)``, ``integer 1…9``, ``[MemberLine]``."""
    if "$ref" in schema:
        target = resolve(schema)
        return _write_choices(target["enum"]) if "enum" in target else schema["$ref"].rpartition("/")[2]
    if "enum" in schema or "const" in schema:
        return _write_choices(schema.get("enum", [schema.get("const")]))
    if "anyOf" in schema:
        return " | ".join(write_kind(each) for each in schema["anyOf"])
    kind = schema.get("type", "any")
    if kind == "array":
        return f"[{write_kind(schema['items'])}]" if "items" in schema else "[…]"
    if kind == "object":
        inner = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
        return "{" + f"…: {write_kind(inner[0])}" + "}" if isinstance(inner[0], dict) else "{…}"
    return " ".join([str(kind), *_list_limits(schema)])


def _write_choices(values: list[object]) -> str:
    return " | ".join(f"“{value}”" for value in values)


def _list_limits(schema: Json) -> Iterator[str]:
    for least, most in (("minimum", "maximum"), ("minLength", "maxLength")):
        if least in schema or most in schema:
            yield f"{schema.get(least, '')}…{schema.get(most, '')}"
    if "pattern" in schema:
        yield str(schema["pattern"])
    if "format" in schema:
        yield str(schema["format"])


def _describe(schema: Json) -> str:
    told = [_say(schema["description"])] if "description" in schema else []
    if schema.get("default") is not None:
        told.append(f"= {schema['default']}")
    return " ".join(told)


def _tell_parameter(parameter: Json) -> tuple[str, str, str, bool, str]:
    schema = parameter["schema"]
    says = _say(parameter.get("description", ""))
    default = f"= {schema['default']}" if "default" in schema else ""
    return parameter["name"], parameter["in"], write_kind(schema), parameter["required"], f"{says} {default}".strip()


def _tell_answer(status: str, told: Json) -> tuple[str, str, str, list[Field]]:
    """Status, what it says, the type of the answer, and its fields where it is no problem."""
    says = _say(told["description"])
    for media, content in told.get("content", {}).items():
        schema = content["schema"]
        models = schema.get("anyOf", [schema])
        fields = [] if status >= "400" else [field for each in models for field in list_fields(each)]
        return status, says, media, fields
    return status, says, "", []


def _say(sentence: str) -> str:
    """A sentence of the description in the reader's language; what stands between backticks is code (``coded``)."""
    return _(sentence) if sentence else ""


@cache
def _tag() -> str:
    return f'"{sha256(JsonResponse(describe()).content).hexdigest()[:20]}"'
