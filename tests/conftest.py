"""No cache of reports, compiled modules, Hypothesis profiles, and which tests run first and in one worker.

With `AWESOMELINT_TESTS=thorough` many examples are tried.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

# The tests start the program hundreds of times, and pytest rewrites all of Hypothesis: half of their time is compiling
# if nothing that was compiled is kept. This is before the import of Hypothesis, which is compiled there.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

from tests.support import THOROUGH, lists  # noqa: E402

# The same few examples at every run, so that a change and not the weather makes a test fail.
settings.register_profile("default", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "thorough",
    max_examples=3000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("thorough" if THOROUGH else "default")

# As the program itself does. The thousands of collected tests would be looked at again and again.
gc.set_threshold(200_000, 10, 10)

# What a test says of the program must come from the program as it is; the tests of the cache ask for one of their own.
os.environ["AWESOMELINT_NO_CACHE"] = "1"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests come first, so that no worker is left with a long one when the others have ended."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than there are cores: some tests wait for servers, for pip or for the clock."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give all tests of a real list to one worker, which reads it once for them, and otherwise those of a module.

    To send tests one by one takes longer than most of them, and each worker prepares the fixtures of a module anew.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByListOrModule(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            module, _, test = nodeid.partition("::")
            name = test.partition("[")[2].removesuffix("]")
            # Another parameter may follow.
            names = {name, name.rpartition("-")[0]}
            return next(iter(names & lists.NAMES), module)

    return ByListOrModule(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.fixture(scope="session", autouse=True)
def findings_in_real_lists(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder for what `lists.linted` finds, shared by all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "findings"
    folder.mkdir(exist_ok=True)
    lists.FINDINGS[:] = [folder]
