"""What tests share: the reader of case files, promises, hostile texts, repositories, real lists."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TESTS = PROJECT / "tests"
# Real lists are not part of the project. Tests that use them are skipped unless this folder exists beside the checkout.
SHARED = PROJECT.parent / "shared"
# Whether to read all real lists and to try many generated texts, which takes an hour, instead of a few.
THOROUGH = os.environ.get("AWESOMELINT_TESTS") == "thorough"
