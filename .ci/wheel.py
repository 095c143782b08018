"""Build the wheel and check that it holds every module and data file of the package: `.ci/wheel.py PYTHON`."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "awesomelint"


def main(python: str) -> int:
    """Return 1 and print what is missing, else 0."""
    with tempfile.TemporaryDirectory() as folder:
        command = [python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, str(ROOT)]
        subprocess.run(command, check=True)
        (wheel,) = Path(folder).glob("awesomelint-*.whl")
        packed = set(zipfile.ZipFile(wheel).namelist())
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    missing = sorted({path.relative_to(PACKAGE.parent).as_posix() for path in files} - packed)
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    bare = sorted(
        str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()
    )
    for name in missing:
        print(f"not in the wheel: {name}")
    for name in bare:
        print(f"a package without __init__.py: {name}")
    return 1 if missing or bare else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
