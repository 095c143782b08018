"""Build the wheel with compiled modules, and test it: `.ci/compiled.py`, or `.ci/compiled.py PYTHON` to test an installed one.

Without an argument, the wheel is built as for a release, from a source distribution, and installed into an environment of
its own in `build/compiled`, which borrows the dependencies of the one that runs this script. Then the installed program
must find the same as the one of the working copy, in a draw of the real lists beside it and in the examples. If there is no
C compiler, or Python was installed without its headers, nothing is built, and the reason is printed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "compiled"
# Of the real lists, in the order of their names, so many are passed over after each.
DRAW = 12
WHICH = "import awesomelint.reading as reading; print(reading.__file__)"


def main(arguments: list[str]) -> int:
    """Return 0 if everything holds or nothing can be built, else 1 or the status of what failed."""
    if arguments:
        return test(arguments[0])
    if lacking := what_is_lacking():
        print(f"The compiled wheel is neither built nor tested: {lacking}.")
        return 0
    python = install(build())
    return test(python) or compare(python)


def what_is_lacking() -> str:
    """Return what a C compiler needs and this machine does not have; empty if nothing."""
    command = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    if sys.platform != "win32" and shutil.which(shlex.split(command)[0]) is None:
        return f"there is no C compiler ({command})"
    headers = Path(sysconfig.get_path("include"), "Python.h")
    return "" if headers.is_file() else f"the headers of Python are missing ({headers})"


def build() -> Path:
    """Build the source distribution, and the wheel from it: the build hook writes next to the sources."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    run([sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(FOLDER)])
    (sources,) = FOLDER.glob("*.tar.gz")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(FOLDER)]
    run([*command, str(sources)], HATCH_BUILD_HOOK_ENABLE_MYPYC="1")
    (wheel,) = FOLDER.glob("*.whl")
    return wheel


def install(wheel: Path) -> str:
    """Install the wheel into an environment that has everything else of this one, and return its Python."""
    environment = FOLDER / "environment"
    run([sys.executable, "-m", "venv", "--without-pip", str(environment)])
    paths = {"base": str(environment), "platbase": str(environment)}
    packages = Path(sysconfig.get_path("purelib", "venv", paths))
    python = Path(sysconfig.get_path("scripts", "venv", paths), Path(sys.executable).name)
    # Python does not read the `.pth` files there, so the working copy is not among what is borrowed.
    (packages / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "--quiet", "--python", str(python), "install"]
    run([*command, "--no-deps", str(wheel)])
    return str(python)


def test(python: str) -> int:
    """Run the tests of what is compiled and of what uses it."""
    where = subprocess.run([python, "-c", WHICH], capture_output=True, text=True, check=True).stdout.strip()
    if where.endswith(".py"):
        print(f"awesomelint.reading is not compiled: {where}")
        return 1
    command = [python, "-m", "pytest", "--numprocesses=auto", "-m", "not slow and not pure"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def compare(python: str) -> int:
    """Compare findings, exports and styles with those of the working copy."""
    lists = [
        path
        for name in ("seeds", "corpus", "lists")
        for path in sorted(ROOT.glob(f"../shared/{name}/**/*.md"))
    ]
    paths = [*lists[::DRAW], ROOT / "examples"]
    programs = [str(Path(folder).with_name("awesomelint")) for folder in (sys.executable, python)]
    command = [sys.executable, "benchmarks/same_findings.py", *programs, *map(str, paths)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def run(command: list[str], **environment: str) -> None:
    """Run a command that must succeed."""
    subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
