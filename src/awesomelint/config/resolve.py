"""Resolve the settings of each file from its nearest configuration file and the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesomelint.config.discover import Discovery, load
from awesomelint.errors import UserError
from awesomelint.settings import Settings
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from awesomelint.config.layers import File, Given, Layer
    from awesomelint.config.past import Past
    from awesomelint.config.path_patterns import Patterns

_OPTIONS = ("select", "extend_select", "ignore", "unfixable", "min_severity")


class Configuration:
    """The settings of a run: the command line and the configuration files that apply to the files checked.

    If `past` is given, configuration files and the baselines they name are read from that git revision.
    """

    def __init__(
        self,
        command_line: Layer,
        today: date | None,
        config: str | None = None,
        *,
        isolated: bool = False,
        inputs: Inputs | None = None,
        past: Past | None = None,
    ) -> None:
        self.command_line = command_line
        self.today = today
        self.past = past
        inputs = inputs or Inputs()
        # Whether a git revision has changed cannot be checked cheaply, so such a call is not replayed.
        inputs.complete = inputs.complete and past is None
        self._explicit = load(config, inputs, past) if config is not None else None
        self._isolated = isolated
        self._discovery = Discovery(inputs, past)
        self._settings: dict[tuple[str, tuple[int, ...]], Settings] = {}
        self._patterns: dict[tuple[str, int], Patterns] = {}

    @classmethod
    def of(cls, args: Namespace, inputs: Inputs | None = None) -> Configuration:
        """Create the configuration from parsed arguments; options that the command lacks keep their defaults.

        Records in `inputs` the configuration files that exist and those that were looked for.
        """
        config, isolated = getattr(args, "config", None), getattr(args, "isolated", False)
        if config is not None and isolated:
            raise UserError("--config and --isolated cannot be used together; remove one of them")
        past = _past(getattr(args, "config_from", None))
        today = _today(getattr(args, "today", None))
        return cls(_command_line(args), today, config, isolated=isolated, inputs=inputs, past=past)

    def settings_for(self, path: str) -> Settings:
        """Return the settings for a file; for standard input, `path` is the name given to it."""
        file = self.file_for(path)
        overrides = self._matching_overrides(file, path)
        key = (file.path if file is not None else "", overrides)
        if key not in self._settings:
            self._settings[key] = self._combine(file, overrides)
        return self._settings[key]

    def layers_for(self, path: str) -> list[Layer]:
        """Return the layers that apply to a file, the highest precedence last."""
        file = self.file_for(path)
        return self._layers(file, self._matching_overrides(file, path))

    def excludes(self, path: str) -> bool:
        """Return whether the configuration excludes a file."""
        file = self.file_for(path)
        given = file.layer.get(("exclude",)) if file is not None else None
        return file is not None and given is not None and self._match(file, -1, given, path)

    def file_for(self, path: str) -> File | None:
        """Return the configuration file that applies to a file, or None."""
        if self._isolated or self._explicit is not None:
            return self._explicit
        return self._discovery.nearest(os.path.dirname(os.path.abspath(path)))

    def _combine(self, file: File | None, overrides: tuple[int, ...]) -> Settings:
        if file is None and not self.command_line:
            return Settings(today=self.today)
        from awesomelint.config.to_settings import settings

        return settings(self._layers(file, overrides), file, self.today)

    def _layers(self, file: File | None, overrides: tuple[int, ...]) -> list[Layer]:
        if file is None:
            return [self.command_line]
        return [file.layer, *(file.overrides[index].layer for index in overrides), self.command_line]

    def _matching_overrides(self, file: File | None, path: str) -> tuple[int, ...]:
        """Return the indexes of the overrides that apply to a file."""
        if file is None:
            return ()
        return tuple(
            index
            for index, override in enumerate(file.overrides)
            if self._match(file, index, override.files, path)
        )

    def _match(self, file: File, index: int, given: Given, path: str) -> bool:
        """Return whether patterns match a file; `index` identifies them within `file`, -1 for `exclude`."""
        if not given.value:
            return False
        from awesomelint.config.path_patterns import Patterns

        if (file.path, index) not in self._patterns:
            self._patterns[file.path, index] = Patterns(given, file.folder)
        return self._patterns[file.path, index].match(os.path.abspath(path))


def _command_line(args: Namespace) -> Layer:
    if all(getattr(args, name, None) is None for name in _OPTIONS):
        return {}
    # Imported late, because it imports all rules and most calls use none of these options.
    from awesomelint.config.to_settings import command_line

    return command_line(args)


def _past(revision: str | None) -> Past | None:
    if revision is None:
        return None
    # Imported late, because few calls need git.
    from awesomelint.config.past import Past

    return Past(revision)


def _today(given: str | None) -> date:
    from datetime import date

    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UserError(f"--today {given}: expected a date such as 2025-01-31") from None
