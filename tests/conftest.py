"""No cache of reports, compiled modules, and Hypothesis profiles: `HYPOTHESIS_PROFILE=thorough` tries many examples."""

from __future__ import annotations

import os
import sys

# The tests start the program hundreds of times, and pytest rewrites all of Hypothesis: half of their time is compiling
# if nothing that was compiled is kept. This is before the import of Hypothesis, which is compiled there.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from hypothesis import HealthCheck, settings  # noqa: E402

# The same few examples at every run, so that a change and not the weather makes a test fail.
settings.register_profile("default", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "thorough",
    max_examples=3000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# What a test says of the program must come from the program as it is; the tests of the cache ask for one of their own.
os.environ["AWESOMELINT_NO_CACHE"] = "1"
