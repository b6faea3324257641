"""The API does what its description says, whatever it is sent: schemathesis tries, as anybody and with a token.

In the gate it tries some addresses of each kind; in the long tests all of them.
"""

import re

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test
from schemathesis.openapi import from_wsgi
from schemathesis.schemas import APIOperation

from plenary.web.wsgi import application
from tests.web.api.conftest import House

SOME = re.compile(
    r"GET /\{body\}(/members|/members/\{code\}|/documents/\{key\}|/record|/record/\{sequence\}|/search)\.json"
    r"|POST .*/(delegation.appoint|behalf.confirm|files)"
)
"""A list, a thing, something for some alone, the record, the search; acts with private values, choices and numbers;
a file."""
ALL = re.compile(".*")


def list_failures(which: re.Pattern[str], examples: int, token: str | None) -> dict[str, str]:
    """What is not as described, by address."""
    config = SchemathesisConfig.from_dict({})
    # What the rules refuse was sent well: 422. What was sent badly is 400.
    accepted = config.projects.default.checks.positive_data_acceptance
    accepted.expected_statuses = [*accepted.expected_statuses, "422"]
    description = from_wsgi("/api/openapi.json", application, config=config)
    headers = {"Accept-Encoding": "identity", **({"Authorization": f"Bearer {token}"} if token else {})}
    found = {}
    for result in description.get_all_operations():
        operation = result.ok()
        if which.fullmatch(operation.label):
            try:
                attempt(operation, examples, headers)
            except FailureGroup as failure:
                found[operation.label] = "".join(str(each) for each in failure.exceptions)
    return found


def attempt(operation: APIOperation, examples: int, headers: dict[str, str]) -> None:
    """Try one address: every limit that its description has, then what hypothesis thinks of."""

    def call(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=headers)

    chosen = settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    create_test(
        operation=operation,
        test_func=call,
        config=HypothesisTestConfig(
            project=operation.schema.config,
            modes=[HypothesisTestMode.COVERAGE, HypothesisTestMode.FUZZING],
            settings=chosen,
        ),
    )()


@pytest.mark.parametrize("token", [False, True], ids=["anybody", "token"])
def test_what_is_sent_is_answered_as_described(house: House, token: bool):
    found = list_failures(SOME, 2, house.token("desk", "secretariat") if token else None)
    assert found == {}


@pytest.mark.long
@pytest.mark.parametrize("token", [False, True], ids=["anybody", "token"])
def test_whatever_is_sent_to_any_address_is_answered_as_described(house: House, token: bool):
    found = list_failures(ALL, 25, house.token("desk", "secretariat") if token else None)
    assert found == {}
