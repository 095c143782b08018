"""`awesomelint config`: the settings in force for a file, and where each came from."""

from __future__ import annotations

import os
from argparse import Namespace

from awesomelint.config import Configuration
from awesomelint.config.render import as_data, as_toml, rows
from awesomelint.session.sources import OK
from awesomelint.ui.console import output
from awesomelint.ui.sanitize import harmless
from awesomelint.workspace import files


def run(args: Namespace) -> int:
    """Print the settings that `check` would go by."""
    path = files.list_at(args.path or "")
    configuration = Configuration.of(args)
    file = configuration.file_for(path)
    found = rows(configuration.layers_for(path))
    shown = os.path.relpath(file.path) if file is not None else None
    name = harmless(path)
    with output(None, args.output_format) as out:
        if args.output_format == "json":
            import json

            told = {
                "path": path,
                "configuration": shown,
                "excluded": configuration.excludes(path),
                "settings": as_data(found),
            }
            out.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        else:
            out.write(
                f"# The settings in force for {name}, from {harmless(shown) if shown else 'no configuration file'}.\n"
            )
            if shown is None and not args.isolated:
                out.write("# `awesomelint init` writes one that fits the list.\n")
            if configuration.excludes(path):
                out.write("# This file is left out: `exclude` matches it.\n")
            out.write(as_toml(found))
    return OK
