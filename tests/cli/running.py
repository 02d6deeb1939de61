"""Runs the command line in tests, in this process or in one of its own, and holds JSON output to its schema."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from defense_tui.cli.main import main

_SCHEMAS = {path.name: json.loads(path.read_text()) for path in (Path(__file__).parent / "schemas").glob("*.json")}
_REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in _SCHEMAS.items()
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[list[str]]:
        """The records printed, as fields."""
        return [line.split("\t") for line in self.out.splitlines()]

    def document(self, schema: str) -> Any:
        """The JSON document printed, once it has been held to ``schemas/<schema>.json``."""
        document = json.loads(self.out)
        jsonschema.Draft202012Validator(_SCHEMAS[f"{schema}.json"], registry=_REGISTRY).validate(document)
        return document


class CommandLine:
    """Calls ``main`` in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *argv: str | Path) -> Outcome:
        """Run one command line."""
        self._capsys.readouterr()
        status = main([str(argument) for argument in argv])
        captured = self._capsys.readouterr()
        return Outcome(status, captured.out, captured.err)


def run_process(*argv: str | Path, environ: Mapping[str, str] | None = None) -> Outcome:
    """Run one command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "defense_tui", *argv],
        env={**os.environ, **(environ or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)
