"""The bodies of this installation, and each of them with its rules."""

from django.http import HttpRequest

from plenary.bodies.api.document import AtQuery
from plenary.bodies.api.query import AsAtQuery, choose
from plenary.bodies.models import Body, Rules
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.procedure import Procedure
from plenary.bodies.views.as_at import require_recorded
from plenary.bodies.views.frame import newest, require_body
from plenary.kit.endpoint import Answer, Query, endpoint
from plenary.kit.policy import PUBLIC, policy
from plenary.record.models import Log


class BodyLine(Answer):
    """A body as a list has it; ``size`` is the newest sequence of its record."""

    key: str
    names: dict[str, str]
    demo: bool
    size: int


class Bodies(Answer):
    """Every body, by key."""

    bodies: tuple[BodyLine, ...]


class BodyData(BodyLine):
    """A body with its rules of procedure and the time of the newest entry."""

    time: str
    procedure: Procedure


class RulesData(Answer):
    """The rules of procedure of a body, and the sequence of the entry that adopted them."""

    body: str
    adopted: int
    procedure: Procedure


@policy(PUBLIC)
@endpoint("bodies", "api/bodies.json", model=Bodies)
def give_bodies(request: HttpRequest, asked: Query) -> Answer:
    """The bodies of this installation, by key."""
    sizes = dict(Log.objects.values_list("body", "size"))
    return Bodies(
        bodies=tuple(
            BodyLine(key=each.key, names=each.names, demo=each.demo, size=sizes.get(each.key, 0))
            for each in Body.objects.order_by("key")
        )
    )


@policy(PUBLIC)
@endpoint("body", "<slug:body>.json", model=BodyData, query=AsAtQuery, newest=newest)
def give_body(request: HttpRequest, asked: AsAtQuery, body: str) -> Answer:
    """A body: what it is called, how far its record goes, and its rules of procedure."""
    found, log, as_at = require_body(body), Log.objects.get(body=body), choose(asked, body)
    return BodyData(
        key=found.key,
        names=found.names,
        demo=found.demo,
        size=log.size,
        time=log.time,
        procedure=procedure_of(body, _begin_with_the_first(as_at.sequence)),
    )


@policy(PUBLIC)
@endpoint("rules", "<slug:body>/rules.json", model=RulesData, query=AtQuery, newest=newest)
def give_rules(request: HttpRequest, asked: AtQuery, body: str) -> Answer:
    """The rules of procedure, as they stand or stood."""
    require_body(body)
    require_recorded(body, asked.at)
    at = _begin_with_the_first(asked.at)
    adopted = Rules.rows.at(at).get(body=body).seq_from
    return RulesData(body=body, adopted=adopted, procedure=procedure_of(body, at))


def _begin_with_the_first(at: int | None) -> int | None:
    """Before its first entry a body has no rules: the first ones are what it began with."""
    return None if at is None else max(at, 1)
