"""No cache for the tests, and Hypothesis profiles: few examples by default, many with `HYPOTHESIS_PROFILE=thorough`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

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
