"""Checks a recorded request against a description of Telegram's Bot API (`specs/telegram/bot-api.json`).

Method, names, types, what is required, and the objects inside; of a multipart body also that each file that is referred
to is there. The description is a published one, read from the official page by others.
"""

from __future__ import annotations

import email
import json
import re
from collections.abc import Mapping
from email.policy import HTTP
from pathlib import Path
from typing import Any

import httpx

from tests.adapters.openapi import Violation


class BotApi:
    """The description."""

    def __init__(self, file: Path) -> None:
        data = json.loads(file.read_text(encoding="utf-8"))
        self.methods, self.types = data["methods"], data["types"]

    def check(self, request: httpx.Request) -> str:
        """The method the request calls. Raises Violation."""
        path = re.fullmatch(r"/bot\d+:[\w-]+/(\w+)", request.url.path)
        if not path or path[1] not in self.methods:
            raise Violation(f"no method: {request.url.path}")
        fields = {field["name"]: field for field in self.methods[path[1]].get("fields", [])}
        files: dict[str, Any] = {}
        if request.method == "GET":
            given: dict[str, Any] = {name: _value(text) for name, text in request.url.params.multi_items()}
        elif request.headers["content-type"].startswith("application/json"):
            given = json.loads(request.content)
        else:
            given, files = self._multipart(request)
        self._object(path[1], fields, given | {name: None for name in files if name in fields}, files)
        attached = set(re.findall(r"attach://(\w+)", json.dumps(given)))
        if attached != set(files) - set(fields):
            raise Violation(f"{path[1]}: refers to {sorted(attached)}, brings {sorted(files)}")
        return str(path[1])

    def _multipart(self, request: httpx.Request) -> tuple[dict[str, Any], dict[str, Any]]:
        kind = request.headers["content-type"].encode()
        message = email.message_from_bytes(b"Content-Type: " + kind + b"\r\n\r\n" + request.content, policy=HTTP)
        given: dict[str, Any] = {}
        files: dict[str, Any] = {}
        for part in message.iter_parts():
            name = part.get_param("name", header="content-disposition")
            content = part.get_payload(decode=True)
            if not part.get_filename():
                given[name] = _value(content.decode())
                continue
            if part.get_content_type() in {"text/plain", "application/octet-stream"}:
                raise Violation(f"the file {name!r} has no MIME type of its own")
            files[name] = content
        return given, files

    def _object(self, name: str, fields: Mapping[str, Any], given: Mapping[str, Any], files: Mapping[str, Any]) -> None:
        for key, value in given.items():
            if key not in fields:
                raise Violation(f"{name} has no {key!r}; it has {sorted(fields)}")
            kinds = fields[key]["types"]
            if key in files and "InputFile" in kinds:
                continue
            if problems := self._problems(kinds, value):
                raise Violation(f"{name}: {key}: {problems}")
        if missing := [key for key, field in fields.items() if field["required"] and key not in given]:
            raise Violation(f"{name} lacks {missing}")

    def _problems(self, kinds: list[str], value: Any) -> str:
        """What keeps a value from being of any of the kinds, "" for nothing. A list may hold members of several."""
        inner = [kind.removeprefix("Array of ") for kind in kinds if kind.startswith("Array of ")]
        if inner and isinstance(value, list):
            return next(filter(None, (self._problems(inner, each) for each in value)), "")
        found = [self._problem(kind, value) for kind in kinds if kind != "InputFile" and not kind.startswith("Array")]
        return "; ".join(found or [f"{value!r} is none of {kinds}"]) if all(found) else ""

    def _problem(self, kind: str, value: Any) -> str:
        """What keeps a value from being of a kind, "" for nothing."""
        plain = {"Integer": int, "String": str, "Boolean": bool, "Float": int | float}
        if kind in plain:
            good = isinstance(value, plain[kind]) and (kind == "Boolean" or not isinstance(value, bool))
            return "" if good else f"{value!r} is no {kind}"
        if not isinstance(value, dict):
            return f"{value!r} is no {kind}"
        if several := self.types[kind].get("subtypes"):
            return self._problems(several, value)
        try:
            self._object(kind, {field["name"]: field for field in self.types[kind].get("fields", [])}, value, {})
        except Violation as error:
            return str(error)
        told = re.search(
            r"must be (\w+)$", next((f["description"] for f in self.types[kind]["fields"] if f["name"] == "type"), "")
        )
        return f"{value['type']!r} is not {told[1]!r}" if told and value.get("type") != told[1] else ""


def _value(text: str) -> Any:
    """A field of a form or query: JSON where it is a list, object, truth or number, else the text."""
    try:
        return json.loads(text) if re.fullmatch(r"\[.*\]|\{.*\}|true|false|-?\d+", text, re.DOTALL) else text
    except ValueError:
        return text
