"""Resolve: the settings for each file, from the nearest configuration and the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesomelint.config.discover import Discovery, named
from awesomelint.errors import UserError
from awesomelint.settings import Settings
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from awesomelint.config.layers import File, Given, Layer
    from awesomelint.config.past import Past
    from awesomelint.config.path_patterns import Patterns

_OPTIONS = ("select", "extend_select", "ignore", "min_severity")


class Configuration:
    """What a run is asked for: the command line, and the configuration files near the files that are looked at.

    With a `past`, the configuration files are those of that revision; so is the baseline that they name.
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
        # What git says of the past is not looked up again at little cost.
        inputs.whole = inputs.whole and past is None
        self._named = named(config, inputs, past) if config is not None else None
        self._isolated = isolated
        self._discovery = Discovery(inputs, past)
        self._settings: dict[tuple[str, tuple[int, ...]], Settings] = {}
        self._patterns: dict[tuple[str, int], Patterns] = {}

    @classmethod
    def of(cls, args: Namespace, inputs: Inputs | None = None) -> Configuration:
        """The configuration that parsed arguments ask for; options that a command does not have are not asked for.

        The files that it is made from, or could have been, are noted in `inputs`.
        """
        config, isolated = getattr(args, "config", None), getattr(args, "isolated", False)
        if config is not None and isolated:
            raise UserError(
                "--config names a configuration file and --isolated forbids them; use one of the two"
            )
        past = _past(getattr(args, "config_from", None))
        today = _today(getattr(args, "today", None))
        return cls(_asked(args), today, config, isolated=isolated, inputs=inputs, past=past)

    def settings_for(self, path: str) -> Settings:
        """The settings for a file; for standard input, its path is the name that is given to it."""
        file = self.file_for(path)
        fitting = self._fitting(file, path)
        key = (file.path if file is not None else "", fitting)
        if key not in self._settings:
            self._settings[key] = self._combined(file, fitting)
        return self._settings[key]

    def layers_for(self, path: str) -> list[Layer]:
        """All that was given for a file, what goes before the others last."""
        file = self.file_for(path)
        return self._layers(file, self._fitting(file, path))

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves a file out."""
        file = self.file_for(path)
        given = file.layer.get(("exclude",)) if file is not None else None
        return file is not None and given is not None and self._match(file, -1, given, path)

    def file_for(self, path: str) -> File | None:
        """The configuration file that holds for a file."""
        if self._isolated or self._named is not None:
            return self._named
        return self._discovery.nearest(os.path.dirname(os.path.abspath(path)))

    def _combined(self, file: File | None, fitting: tuple[int, ...]) -> Settings:
        if file is None and not self.command_line:
            return Settings(today=self.today)
        from awesomelint.config.to_settings import settings

        return settings(self._layers(file, fitting), file, self.today)

    def _layers(self, file: File | None, fitting: tuple[int, ...]) -> list[Layer]:
        if file is None:
            return [self.command_line]
        return [file.layer, *(file.overrides[index].layer for index in fitting), self.command_line]

    def _fitting(self, file: File | None, path: str) -> tuple[int, ...]:
        """Which of a configuration's overrides are for a file."""
        if file is None:
            return ()
        return tuple(
            index for index, part in enumerate(file.overrides) if self._match(file, index, part.files, path)
        )

    def _match(self, file: File, index: int, given: Given, path: str) -> bool:
        """Whether patterns match a file; `index` tells them apart within their configuration."""
        if not given.value:
            return False
        from awesomelint.config.path_patterns import Patterns

        if (file.path, index) not in self._patterns:
            self._patterns[file.path, index] = Patterns(given, file.folder)
        return self._patterns[file.path, index].match(os.path.abspath(path))


def _asked(args: Namespace) -> Layer:
    if all(getattr(args, name, None) is None for name in _OPTIONS):
        return {}
    # Most calls have no such option, and then a start without the names of all rules is a quicker one.
    from awesomelint.config.to_settings import command_line

    return command_line(args)


def _past(revision: str | None) -> Past | None:
    if revision is None:
        return None
    # Only few calls need git.
    from awesomelint.config.past import Past

    return Past(revision)


def _today(given: str | None) -> date:
    from datetime import date

    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UserError(f"--today {given}: write a day as 2025-01-31") from None
