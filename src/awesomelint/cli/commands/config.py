"""`awesomelint config`: print the settings for a file and the origin of each."""

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
    """Print the settings that `check` would use."""
    path = files.list_at(args.path or "")
    configuration = Configuration.of(args)
    file = configuration.file_for(path)
    settings = rows(configuration.layers_for(path))
    config_path = os.path.relpath(file.path) if file is not None else None
    with output(args.output_file, args.output_format) as out:
        if args.output_format == "json":
            import json

            data = {
                "path": path,
                "configuration": config_path,
                "excluded": configuration.excludes(path),
                "settings": as_data(settings),
            }
            out.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        else:
            out.write(f"# Settings for {harmless(path)}\n")
            out.write(f"# Configuration file: {harmless(config_path) if config_path else 'none'}\n")
            if config_path is None and not args.isolated:
                out.write("# Run `awesomelint init` to create one for this list.\n")
            if configuration.excludes(path):
                out.write("# This file is excluded by the setting `exclude`.\n")
            out.write(as_toml(settings))
    return OK
