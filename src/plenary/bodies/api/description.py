"""The description of the API (OpenAPI 3.1), made from the registry of acts and from the addresses that give data."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema
from pydantic_core import core_schema

from plenary import __version__
from plenary.bodies.api.act import KEY, ActQuery, Done, Tried
from plenary.bodies.api.file import BYTES, SALT, FileQuery, Kept
from plenary.kit.endpoint import JSON, Endpoint, Query
from plenary.kit.endpoint import registry as endpoints
from plenary.kit.language import in_english, marked
from plenary.kit.media import Media
from plenary.kit.problem import MEDIA, Problem
from plenary.record import registry
from plenary.record.act import Act
from plenary.record.rulebook import list_door, list_rules

Json = dict[str, Any]
_REF = "#/components/schemas/{model}"
#: How Django's converters read a part of an address.
_PARTS: dict[str, Json] = {
    "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
    "int": {"type": "integer", "minimum": 0, "maximum": 2**53 - 1},
    "str": {"type": "string", "pattern": "^[^/]+$"},
}
_TOKEN: Json = {"token": []}
_REFUSALS_OF_READS = (400, 401, 403, 404, 405, 429)
_REFUSALS_OF_ACTS = (400, 401, 403, 404, 405, 409, 413, 415, 422, 429)
_REFUSALS_OF_FILES = (400, 401, 403, 404, 405, 413, 415, 422, 429)
#: What RFC 9110 and RFC 6585 call these statuses; the pages call them so in the reader's language.
_PHRASES = {
    400: marked("Bad Request"),
    401: marked("Unauthorized"),
    403: marked("Forbidden"),
    404: marked("Not Found"),
    405: marked("Method Not Allowed"),
    409: marked("Conflict"),
    413: marked("Content Too Large"),
    415: marked("Unsupported Media Type"),
    422: marked("Unprocessable Content"),
    429: marked("Too Many Requests"),
}
_HEADERS = {
    401: {"WWW-Authenticate": in_english("How to prove who asks.")},
    405: {"Allow": in_english("The methods that the address answers.")},
    429: {"Retry-After": in_english("Seconds to wait.")},
}


class _Exact(GenerateJsonSchema):
    """Says of an object whose names follow a pattern that it has no others: that is what pydantic accepts."""

    def dict_schema(self, schema: core_schema.DictSchema) -> Json:
        told = super().dict_schema(schema)
        return {**told, "additionalProperties": False} if "patternProperties" in told else told


@cache
def describe() -> Json:
    """The whole description; it changes with the release alone."""
    acts = list(registry.list_acts())
    given = endpoints.sorted()
    names, schemas = _name_models(acts, given)
    paths: Json = {each.path: {"get": _describe_endpoint(each, names)} for each in given}
    for act in acts:
        paths[f"/{{body}}/acts/{act.name}"] = {"post": _describe_act(act, names)}
    paths["/{body}/files"] = {"post": _describe_file(names)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Plenary",
            "version": __version__,
            "summary": in_english("Bodies, their members and their record; and every act that a seat may do."),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "tags": [
            {"name": "read", "description": in_english("What is so, as pages show it.")},
            {"name": "file", "description": in_english("Files, handed in before the act that names them.")},
            {"name": "act", "description": in_english("What changes it: one address for each act.")},
        ],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": in_english("A token made on the account page."),
                }
            },
        },
    }


def _name_models(acts: list[type[Act]], given: list[Endpoint]) -> tuple[dict[type[BaseModel], str], Json]:
    """What each model is called in the description, and the schemas under these names."""
    wanted: list[tuple[type[BaseModel], JsonSchemaMode]] = [(act, "validation") for act in acts]
    wanted += [(each.model, "serialization") for each in given if each.model]
    wanted += [(model, "serialization") for model in (Done, Tried, Kept, Problem)]
    found, definitions = models_json_schema(wanted, ref_template=_REF, schema_generator=_Exact)
    names = {model: found[model, mode]["$ref"].rpartition("/")[2] for model, mode in wanted}
    return names, definitions["$defs"]


def _describe_endpoint(each: Endpoint, names: dict[type[BaseModel], str]) -> Json:
    schema = _refer(names[each.model]) if each.model else {"type": "string"}
    answers: Json = {"200": {"description": each.says, "content": {each.media: {"schema": schema}}}}
    if each.dated:
        answers["304"] = {"description": marked("What the reader has already is still so.")}
    return {
        "operationId": each.name,
        "tags": ["read"],
        "summary": each.says,
        "parameters": [
            *({"name": name, "in": "path", "required": True, "schema": _PARTS[kind]} for kind, name in each.parts),
            *_list_parameters(each.query),
        ],
        "responses": {**answers, **_refuse(_REFUSALS_OF_READS)},
        "security": [{}, _TOKEN],
    }


def _describe_act(act: type[Act], names: dict[type[BaseModel], str]) -> Json:
    says = " ".join((act.__doc__ or "").split())
    key = {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": marked("The same request under the same key is done once; another under it is refused."),
        "schema": {"type": "string", "pattern": KEY, "minLength": 1, "maxLength": 128},
    }
    tried = {"anyOf": [_refer(names[Done]), _refer(names[Tried])]}
    return {
        "operationId": act.name,
        "tags": ["act"],
        "summary": act.says(),
        "description": says,
        "parameters": [
            {"name": "body", "in": "path", "required": True, "schema": _PARTS["slug"]},
            *_list_parameters(ActQuery),
            key,
        ],
        "requestBody": {"required": True, "content": {JSON: {"schema": _refer(names[act])}}},
        "responses": {
            "200": {"description": marked("It was done before, or tried."), "content": {JSON: {"schema": tried}}},
            "201": {
                "description": marked("It is on the record."),
                "content": {JSON: {"schema": _refer(names[Done])}},
            },
            **_refuse(_REFUSALS_OF_ACTS),
        },
        "security": [_TOKEN],
        "x-act": {
            "name": act.name,
            "version": act.version,
            "seats": sorted(act.seats),
            "undone_by": act.undone_by,
            "final": act.final,
            "rules": [*list_rules(act), *list_door()],
        },
    }


def _describe_file(names: dict[type[BaseModel], str]) -> Json:
    salt = {
        "name": "Salt",
        "in": "header",
        "required": False,
        "description": marked("Of a restricted document: 32 bytes drawn anew, in hexadecimal; the act names it too."),
        "schema": {"type": "string", "pattern": SALT},
    }
    media = {
        "name": "media",
        "in": "query",
        "required": True,
        "description": FileQuery.model_fields["media"].description,
        "schema": {"type": "string", "enum": [media.value for media in Media]},
    }
    return {
        "operationId": "file.keep",
        "tags": ["file"],
        "summary": marked("Put a file into the store, to be named by its hash in an act."),
        "description": marked(
            "The bytes are looked into and kept; the same bytes and salt give the same answer. "
            "What no act names is removed after a day. It needs the scope of `version.deposit`."
        ),
        "parameters": [{"name": "body", "in": "path", "required": True, "schema": _PARTS["slug"]}, media, salt],
        "requestBody": {"required": True, "content": {BYTES: {"schema": {"type": "string", "format": "binary"}}}},
        "responses": {
            "200": {
                "description": marked("It is in the store."),
                "content": {JSON: {"schema": _refer(names[Kept])}},
            },
            **_refuse(_REFUSALS_OF_FILES),
        },
        "security": [_TOKEN],
    }


def _list_parameters(query: type[Query]) -> Iterator[Json]:
    for name, schema in query.model_json_schema().get("properties", {}).items():
        told = {key: value for key, value in schema.items() if key not in ("title", "description", "default", "anyOf")}
        choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
        parameter = {"name": name, "in": "query", "required": False, "schema": {**told, **(choices or [{}])[0]}}
        if schema.get("default") is not None:
            parameter["schema"]["default"] = schema["default"]
        if "description" in schema:
            parameter["description"] = schema["description"]
        yield parameter


def _refuse(statuses: tuple[int, ...]) -> Json:
    return {
        str(status): {
            "description": _PHRASES[status],
            "content": {MEDIA: {"schema": _refer("Problem")}},
            **(
                {"headers": {name: {"description": says, "schema": {"type": "string"}} for name, says in told.items()}}
                if (told := _HEADERS.get(status))
                else {}
            ),
        }
        for status in statuses
    }


def _refer(name: str) -> Json:
    return {"$ref": _REF.format(model=name)}
