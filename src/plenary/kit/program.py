"""What the user calls this program."""

import os
import shlex
from collections.abc import Mapping

VARIABLE = "PLENARY_CALLED_AS"
"""Set by the script ``plenary``: the name it was called by."""


def called(environment: Mapping[str, str] = os.environ) -> str:
    """``./plenary``, ``../plenary``, or ``plenary`` where it is installed."""
    return shlex.quote(environment.get(VARIABLE) or "plenary")
