"""Running the tests against mutants: a process that has collected all tests forks a copy of itself for each mutant."""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import random
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from mutation_changes import Mutant
from mutation_patch import Patch, forget_caches, functions_of
from mutation_sources import PACKAGES, PROGRAM, Equivalent, Record, Sources, key_of, tests_for

PYTEST = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]
# In place of the project's own: those for several workers need the plugin.
PYTEST += ["-o", "addopts=--import-mode=importlib"]
_MEMORY = 6 << 30


def say(text: str) -> None:
    """Say how far the work has come."""
    print(text, file=sys.stderr, flush=True)


class Watch:
    """A plugin that ends the process at the first failure, or in a test that runs too long.

    The failed test is written to a pipe.
    """

    def __init__(self, times: dict[str, float], pipe: int) -> None:
        self.times = times
        self.pipe = pipe

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[object]:
        seconds = self.times.get(item.nodeid, 5.0)
        # Processor time, for others are at work on the machine; the clock only for what waits for other processes.
        signal.setitimer(signal.ITIMER_PROF, 5 + 10 * seconds)
        signal.setitimer(signal.ITIMER_REAL, 60 + 30 * seconds)
        try:
            return (yield)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._end(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._end(report)

    def _end(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed:
            os.write(self.pipe, report.nodeid.encode())
            os._exit(1)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        os._exit(0 if exitstatus in (0, 5) else 1)


class Chosen:
    """A plugin that runs some tests only, in the order given."""

    def __init__(self, tests: list[str]) -> None:
        self.places = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.places), key=lambda item: self.places[item.nodeid]
        )


class Result(NamedTuple):
    mutant: Mutant
    # killed, survived, timed out, not covered, equivalent
    outcome: str
    test: str = ""
    seconds: float = 0.0


class Slot:
    """A copy of the tree for one mutant at a time, and a folder for what its tests write."""

    def __init__(self, folder: Path, number: int, base: Path) -> None:
        self.root = folder / f"slot-{number}" / "checkout"
        self.temporary = folder / f"slot-{number}" / "tmp"
        shutil.copytree(base, self.root, symlinks=True)
        self.pid = 0
        self.job: Any = None
        self.pipe = -1
        self.data = b""

    def restore(self, base: Path) -> None:
        shutil.rmtree(self.temporary, ignore_errors=True)
        self.temporary.mkdir()
        if isinstance(self.job, Job) and self.job.mutant is not None:
            path = self.job.mutant.path
            shutil.copyfile(base / path, self.root / path)


class Job(NamedTuple):
    """Tests to run against a mutant, or without one."""

    mutant: Mutant | None
    tests: list[str]


class Runner:
    """The plugin of the process that collects all tests: it takes over where pytest would run them."""

    def __init__(
        self, args: argparse.Namespace, folder: Path, base: Path, equivalent: dict[Equivalent, str]
    ) -> None:
        self.args = args
        self.folder = folder
        self.base = base
        self.sources = Sources(base, args.only or PACKAGES)
        self.equivalent = equivalent
        self.results: list[Result] = []
        self.sound: dict[str, bool] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> object:
        self.session = session
        self.items = {item.nodeid: item for item in session.items}
        self.functions = functions_of(self.base)
        # No collected object is garbage; looking at them again in each child would copy their pages.
        gc.collect()
        gc.freeze()
        self.slots = [Slot(self.folder, number, self.base) for number in range(self.args.jobs)]
        digest = self.sources.digest()
        self.record = Record(self.args.record, digest + ("+lists" if self.args.real_lists else ""))
        if self._record_missing():
            return None
        if self._mutate():
            return None
        return True

    # -- recording

    def _record_missing(self) -> bool:
        """Record what tests that are not in the record execute; True in the child that is to run them."""
        missing = [test for test in self.items if test not in self.record.numbers]
        if not missing:
            return False
        say(f"recording which lines {len(missing)} tests execute …")
        parts = [missing[number :: len(self.slots)] for number in range(len(self.slots))]
        waiting = []
        for slot, part in zip(self.slots, parts, strict=True):
            out = self.folder / f"recorded-{len(waiting)}.json"
            pid = os.fork()
            if not pid:
                self._begin(slot)
                self.session.items = [self.items[test] for test in part]
                self.session.config.pluginmanager.register(Recorder(self.base, out))
                return True
            waiting.append((pid, out))
        for pid, out in waiting:
            _, status = os.waitpid(pid, 0)
            if not out.exists():
                say(f"recording failed with status {status}")
                raise SystemExit(2)
            self.record.add(json.loads(out.read_text()))
        self.record.write()
        say(f"{len(self.record.failed)} tests fail or are skipped without any change, and are left out")
        return False

    def _begin(self, slot: Slot) -> None:
        """What a child does first."""
        os.setpgid(0, 0)
        slot.temporary.mkdir(exist_ok=True)
        os.environ["PYTHONPATH"] = str(slot.root / "src")
        os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["TMPDIR"] = str(slot.temporary)
        tempfile.tempdir = None
        null = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(null, number)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    # -- mutants

    def _mutate(self) -> bool:
        """Run all mutants; True in a child that is to run its tests."""
        drawn = self.sources.draw(self.args.number, random.Random(self.args.seed))
        usable = set(self.items)
        jobs: list[Job] = []
        for mutant in drawn:
            if key_of(mutant, self.sources) in self.equivalent:
                self.results.append(Result(mutant, "equivalent"))
                continue
            tests = self.record.ordered(tests_for(mutant, self.sources, self.record), usable)
            if tests:
                jobs.append(Job(mutant, tests))
            else:
                self.results.append(Result(mutant, "not covered"))
        say(f"{len(drawn)} mutants of {len(self.sources.mutants)}, {len(jobs)} to be run")
        jobs.reverse()
        total = len(jobs)
        while jobs or any(slot.pid for slot in self.slots):
            for slot in self.slots:
                if not slot.pid and jobs and self._start(slot, jobs.pop()):
                    return True
            self._collect(jobs)
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{total - len(jobs)}/{total} ")
        return False

    def _start(self, slot: Slot, job: Job) -> bool:
        slot.restore(self.base)
        slot.job = job
        slot.data = b""
        if job.mutant is not None:
            text = job.mutant.apply(self.sources.texts[job.mutant.path])
            (slot.root / job.mutant.path).write_text(text, encoding="utf-8")
        reading, writing = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writing)
            slot.pid, slot.pipe = pid, reading
            slot.started = time.monotonic()
            return False
        os.close(reading)
        self._begin(slot)
        times = dict(zip(self.record.tests, self.record.times, strict=True))
        try:
            is_ready = (
                job.mutant is None or Patch(self.sources, self.base, job.mutant, self.functions).apply()
            )
        except Exception:
            # The changed statement raises. An exception that left this function would remove the parent's folder.
            os._exit(1)
        if is_ready:
            forget_caches(self.base)
            self.session.items = [self.items[test] for test in job.tests]
            self.session.config.pluginmanager.register(Watch(times, writing))
            return True
        # The module must be imported anew.
        os.set_inheritable(writing, True)
        chosen = slot.temporary / "tests.json"
        chosen.write_text(json.dumps([job.tests, times]))
        os.chdir(slot.root)
        script = str(Path(__file__).with_name("mutants.py").resolve())
        return os.execv(sys.executable, [sys.executable, "-B", script, "--child", str(chosen), str(writing)])

    def _collect(self, jobs: list[Job]) -> None:
        """Wait for a child to end, and note what became of its mutant."""
        running = {slot.pipe: slot for slot in self.slots if slot.pid}
        ready, _, _ = select.select(list(running), [], [], 5)
        for pipe in ready:
            slot = running[pipe]
            data = os.read(pipe, 65536)
            if data:
                slot.data += data
                continue
            os.close(pipe)
            _, status = os.waitpid(slot.pid, 0)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(slot.pid, signal.SIGKILL)
            slot.pid = 0
            self._ended(slot.job, status, slot.data.decode(), time.monotonic() - slot.started, jobs)

    def _ended(self, job: Job, status: int, test: str, seconds: float, jobs: list[Job]) -> None:
        if job.mutant is None:
            (name,) = job.tests
            self.sound[name] = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
            if not self.sound[name]:
                self.record.failed.add(name)
                self.record.write()
            return
        if os.WIFSIGNALED(status):
            caught = os.WTERMSIG(status)
            outcome = "timed out" if caught in (signal.SIGPROF, signal.SIGALRM, signal.SIGXCPU) else "killed"
            self.results.append(Result(job.mutant, outcome, f"signal {caught}", seconds))
        elif os.WEXITSTATUS(status) == 0:
            self.results.append(Result(job.mutant, "survived", "", seconds))
        elif test in job.tests and test not in self.sound:
            # Does the test hold without the mutant, alone?
            jobs.append(job)
            jobs.append(Job(None, [test]))
            self.sound[test] = True
        elif test in job.tests and not self.sound[test]:
            jobs.append(Job(job.mutant, [name for name in job.tests if name not in self.record.failed]))
        else:
            self.results.append(Result(job.mutant, "killed", test or "the tests could not run", seconds))


class Recorder:
    """A plugin that records which lines each test executes."""

    def __init__(self, base: Path, out: Path) -> None:
        import coverage

        self.base = base
        self.out = out
        self.times: dict[str, float] = {}
        self.unusable: set[str] = set()
        self.coverage = coverage.Coverage(data_file=None, source=[str(base / PROGRAM)], config_file=False)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        if not self.times:
            self.coverage.start()
            # What runs in other processes is not seen, and takes most of the time.
            subprocess.Popen.__init__ = _skip  # type: ignore[method-assign]
        forget_caches(self.base)
        self.coverage.switch_context(item.nodeid)
        begun = time.process_time()
        try:
            return (yield)
        finally:
            spent = time.process_time() - begun
            self.times[item.nodeid] = spent + self.times.get(item.nodeid, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # Waiting for another process takes time as well.
        self.times[report.nodeid] = self.times.get(report.nodeid, 0) + report.duration / 4
        if not report.passed:
            self.unusable.add(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {
            Path(file).relative_to(self.base).as_posix(): {
                line: [context for context in contexts if context]
                for line, contexts in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        self.out.write_text(
            json.dumps(
                {
                    "times": self.times,
                    "failed": sorted(self.unusable),
                    "lines": lines,
                }
            )
        )
        os._exit(0)


def _skip(*_: object, **__: object) -> None:
    pytest.skip("starts another process")


def child(chosen: str, pipe: int) -> int:
    """Run some tests in a process of their own, in the copy that is the current folder."""
    sys.path[:] = [str(Path.cwd() / "src"), *sys.path[1:]]
    tests, times = json.loads(Path(chosen).read_text())
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    return int(pytest.main([*PYTEST, "--rootdir", ".", *files], plugins=[Chosen(tests), Watch(times, pipe)]))
