"""The database backend ``plenary.record.sqlite`` (Django asks for a module of this name).

SQLite lets one writer in and has the others try again after pauses, so that under load some wait for seconds. Here
every transaction (``atomic``) first takes an flock on a file beside the database, and the system wakes the next in
turn. Reads stand outside ``atomic`` and wait for nobody: the journal is a write-ahead log.
"""

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions hold the gate from their beginning to their end."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._gate: int | None = None
        self._inside = False

    def _start_transaction_under_autocommit(self) -> None:
        self._enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # Django has it, its stubs do not
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # Django has it, its stubs do not
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # Django has it, its stubs do not
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # Django has it, its stubs do not
        finally:
            self._inside = False
            if self._gate is not None:
                os.close(self._gate)
                self._gate = None

    def _enter(self) -> None:
        if self._inside or self.is_in_memory_db():
            return
        if self._gate is None:
            name = str(self.settings_dict["NAME"])
            self._gate = os.open(f"{name}.gate", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._gate, fcntl.LOCK_EX)
        self._inside = True

    def _leave(self) -> None:
        if self._gate is not None and self._inside:
            fcntl.flock(self._gate, fcntl.LOCK_UN)
        self._inside = False
