"""The networks' descriptions beside the project: where they are, and bodies held against JSON schemas."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

SPECS = Path(os.environ.get("SMDESK_SHARED", Path(__file__).parents[2] / ".." / "shared")) / "specs"


class Reference:
    """One file of definitions. The same body is held against a definition once: tests send it a thousand times."""

    def __init__(self, file: Path) -> None:
        self.data: dict[str, Any] = json.loads(file.read_text("utf-8"))
        self._checkers: dict[str, jsonschema.Draft202012Validator] = {}
        self._good: set[tuple[str, str]] = set()

    def check(self, name: str, body: Any) -> None:
        """Raises jsonschema.ValidationError where the body is not what the definition describes."""
        key = (name, json.dumps(body, sort_keys=True))
        if key not in self._good:
            self._checker(name).validate(body)
            self._good.add(key)

    def _checker(self, name: str) -> jsonschema.Draft202012Validator:
        if name not in self._checkers:
            schema = {"$ref": f"#/$defs/{name}", "$defs": self.data["$defs"]}
            jsonschema.Draft202012Validator.check_schema(schema)
            self._checkers[name] = jsonschema.Draft202012Validator(schema)
        return self._checkers[name]


@cache
def reference(name: str) -> Reference:
    """The definitions in a file below `specs`."""
    return Reference(SPECS / name)
