"""Putting a mutant into a process that has imported the program already."""

from __future__ import annotations

import ast
import functools
import gc
import sys
import types
from pathlib import Path
from typing import Any

from mutation_changes import Mutant, targets
from mutation_sources import Sources, module_name, parsed


class Patch:
    """A mutant put into a process that has imported its module already."""

    def __init__(
        self,
        sources: Sources,
        base: Path,
        mutant: Mutant,
        functions: dict[tuple[str, str, int], list[types.FunctionType]],
    ) -> None:
        self.sources = sources
        self.functions = functions
        self.mutant = mutant
        self.file = str(base / mutant.path)
        self.text = mutant.apply(sources.texts[mutant.path])

    def apply(self) -> bool:
        """Whether that could be done."""
        if module_name(self.mutant.path) not in sys.modules:
            return False
        return self._function() if self.mutant.home else self._constant()

    def _function(self) -> bool:
        code = compile(self.text, self.file, "exec", dont_inherit=True)
        new = _code_of(code, self.mutant.home, self.mutant.home_line)
        if new is None:
            return False
        found = self.functions.get((self.file, self.mutant.home, self.mutant.home_line))
        if not found or any(len(value.__code__.co_freevars) != len(new.co_freevars) for value in found):
            return False
        for value in found:
            value.__code__ = new
        return True

    def _constant(self) -> bool:
        """Run the changed statement again, and those of the module that depend on it."""
        tree = ast.parse(self.text)
        changed = self.sources.names_of(self.mutant)
        if not changed:
            return False
        module = sys.modules[module_name(self.mutant.path)]
        again: list[ast.stmt] = []
        rebound: set[str] = set()
        for statement in tree.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
                if statement.lineno == self.mutant.home_line or used & rebound:
                    again.append(statement)
                    rebound |= targets(statement)
            elif rebound & _used_at_definition(statement):
                return False
        if not changed <= rebound:
            return False
        for path, text in self.sources.texts.items():
            if path == self.mutant.path:
                continue
            for node in parsed(text).body:
                if isinstance(node, ast.ImportFrom) and node.module == module_name(self.mutant.path):
                    names = {alias.asname or alias.name for alias in node.names if alias.name in rebound}
                    rest = parsed(text).body
                    if names and any(
                        names & _used_at_definition(other)
                        or (
                            isinstance(other, ast.Assign | ast.AnnAssign)
                            and names & {name.id for name in ast.walk(other) if isinstance(name, ast.Name)}
                        )
                        for other in rest
                    ):
                        return False
        old = {name: vars(module).get(name) for name in rebound}
        exec(compile(ast.Module(again, []), self.file, "exec", dont_inherit=True), vars(module))
        for other in list(sys.modules.values()):
            names = getattr(other, "__dict__", None)
            if names is None or other is module:
                continue
            for name in rebound:
                if name in names and names[name] is old[name]:
                    names[name] = vars(module)[name]
        return True


def _used_at_definition(statement: ast.stmt) -> set[str]:
    """The names that a function, a class or another statement uses when the module is imported."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return set()
    if isinstance(statement, ast.FunctionDef):
        nodes: list[ast.AST] = [
            *statement.decorator_list,
            *statement.args.defaults,
            *filter(None, statement.args.kw_defaults),
        ]
    elif isinstance(statement, ast.ClassDef):
        return {
            *(
                node.id
                for base in [*statement.bases, *statement.decorator_list]
                for node in ast.walk(base)
                if isinstance(node, ast.Name)
            ),
            *(name for inner in statement.body for name in _used_at_definition(inner)),
        }
    elif isinstance(statement, ast.Assign | ast.AnnAssign):
        nodes = [statement]
    else:
        nodes = [statement]
    return {node.id for top in nodes for node in ast.walk(top) if isinstance(node, ast.Name)}


def _code_of(code: types.CodeType, name: str, line: int) -> types.CodeType | None:
    if code.co_qualname == name and code.co_firstlineno == line:
        return code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType) and (found := _code_of(constant, name, line)):
            return found
    return None


def functions_of(base: Path) -> dict[tuple[str, str, int], list[types.FunctionType]]:
    """All functions of the program that are in memory, by file, qualified name and first line."""
    found: dict[tuple[str, str, int], list[types.FunctionType]] = {}
    for value in gc.get_objects():
        if isinstance(value, types.FunctionType) and value.__code__.co_filename.startswith(str(base)):
            code = value.__code__
            found.setdefault((code.co_filename, code.co_qualname, code.co_firstlineno), []).append(value)
    return found


def forget_caches(base: Path) -> None:
    """Empty what `functools` has cached for functions of the program and of its tests."""
    for cached in _caches(str(base)):
        cached.cache_clear()


_CACHES: dict[str, list[Any]] = {}


def _caches(base: str) -> list[Any]:
    modules = [
        module
        for module in list(sys.modules.values())
        if str(getattr(module, "__file__", "")).startswith(base)
    ]
    found = []
    for module in modules:
        known = _CACHES.get(module.__name__)
        if known is None:
            known = _CACHES[module.__name__] = [
                value
                for owner in [module, *(one for one in vars(module).values() if isinstance(one, type))]
                for value in vars(owner).values()
                if isinstance(value, functools._lru_cache_wrapper)
            ]
        found += known
    return found
