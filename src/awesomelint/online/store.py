"""Answers of earlier runs, in a database in the user's cache folder."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

_SCHEMA = """
create table if not exists answers (
    source text not null, question text not null, asked real not null, answer text not null,
    primary key (source, question)
)
"""
# Answers that nobody asked for again within this time are removed. In seconds.
_KEPT = 400 * 24 * 3600.0
# SQLite accepts 999 parameters in any version.
_AT_ONCE = 500


class Store:
    """Answers by source and question, as plain data. May be used by several threads.

    Without a path, or if the file cannot be used, answers are kept in memory only; `problem` then says why.
    `clock` is the time in seconds since 1970.
    """

    def __init__(self, path: str | None, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self.problem = ""
        self._database = self._open(path)

    def load(self, source: str, questions: Iterable[str], max_age: float | None) -> dict[str, Any]:
        """Return the answers that are at most `max_age` seconds old; None for any age."""
        oldest = -1.0 if max_age is None else self._clock() - max_age
        wanted = list(questions)
        found: dict[str, Any] = {}
        with self._lock:
            for at in range(0, len(wanted), _AT_ONCE):
                some = wanted[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = self._database.execute(
                    f"select question, answer from answers where source = ? and asked > ? and question in ({marks})",
                    (source, oldest, *some),
                )
                for question, answer in rows:
                    try:
                        found[question] = json.loads(answer)
                    except (ValueError, RecursionError):
                        continue
        return found

    def save(self, source: str, answers: Mapping[str, Any]) -> None:
        """Keep answers; each call is written at once, so that nothing is lost if the run is stopped."""
        now = self._clock()
        rows = [(source, question, now, json.dumps(answer)) for question, answer in answers.items()]
        with self._lock:
            try:
                with self._database:
                    self._database.executemany("insert or replace into answers values (?, ?, ?, ?)", rows)
            except sqlite3.Error as error:
                self.problem = str(error)

    def close(self) -> None:
        """Remove very old answers and close the file."""
        with self._lock:
            try:
                with self._database:
                    self._database.execute("delete from answers where asked < ?", (self._clock() - _KEPT,))
            except sqlite3.Error:
                pass
            self._database.close()

    def _open(self, path: str | None) -> sqlite3.Connection:
        if path is not None:
            try:
                os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
                database = sqlite3.connect(path, timeout=10, check_same_thread=False)
                with database:
                    database.execute(_SCHEMA)
                return database
            except (OSError, sqlite3.Error) as error:
                self.problem = str(error)
        database = sqlite3.connect(":memory:", check_same_thread=False)
        database.execute(_SCHEMA)
        return database
