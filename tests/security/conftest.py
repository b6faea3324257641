"""A body with two delegations, and browsers in which people have signed in, for those who attack it."""

from tests.bodies.conftest import do, still
from tests.bodies.test_signing import fresh_limits, house

__all__ = ["do", "fresh_limits", "house", "still"]
