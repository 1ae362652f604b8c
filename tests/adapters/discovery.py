"""Checks requests against Google's discovery documents: path, method, names of parameters, and the fields of bodies.

Google ignores what it does not know in queries and bodies of some APIs, silently; here each name must be described,
each value fit its type, format and enumeration, and what is required be there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

_KINDS = {"string": str, "boolean": bool, "integer": int, "number": int | float, "object": dict, "array": list}


class NotInTheDescription(AssertionError):
    """A request that the document does not have."""


class Discovery:
    """One API. `extra` names fields by `Schema.field` that are used on purpose though the document lacks them."""

    def __init__(self, file: Path, extra: frozenset[str] = frozenset()) -> None:
        self.data = json.loads(file.read_text(encoding="utf-8"))
        self.extra = extra
        self.methods = list(self._methods(self.data))

    def check(self, request: httpx.Request) -> str:
        """The id of the method that is called. Raises NotInTheDescription."""
        host = self.data["rootUrl"].removeprefix("https://").rstrip("/")
        if request.url.scheme != "https" or request.url.host != host:
            raise NotInTheDescription(f"the API is at {host}, not {request.url.host}")
        method, upload = self._method(request)
        self._query(method, request, upload=upload)
        request.read()
        kind = request.headers.get("content-type", "")
        if upload == "media":
            self._media(method, kind, len(request.content))
        elif "request" in method:
            if not kind.startswith("application/json"):
                raise NotInTheDescription(f"{method['id']} takes JSON, not {kind!r}")
            self._value(method["request"]["$ref"], method["request"], json.loads(request.content))
        elif request.content:
            raise NotInTheDescription(f"{method['id']} takes no body")
        if upload == "resumable":
            self._media(
                method, request.headers.get("x-upload-content-type", ""),
                int(request.headers.get("x-upload-content-length", "0")),
            )  # fmt: skip
        return str(method["id"])

    def _methods(self, place: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        yield from place.get("methods", {}).values()
        for below in place.get("resources", {}).values():
            yield from self._methods(below)

    def _method(self, request: httpx.Request) -> tuple[Mapping[str, Any], str]:
        path, wanted = request.url.path, request.url.params.get("uploadType", "")
        for method in self.methods:
            if method["httpMethod"] != request.method:
                continue
            if re.fullmatch(self._pattern(method["flatPath"]), path):
                return method, ""
            protocols = method.get("mediaUpload", {}).get("protocols", {})
            if protocols and path == protocols["simple"]["path"] and wanted in {"resumable", "media"}:
                return method, wanted
        raise NotInTheDescription(f"{request.method} {path} ({wanted or 'no upload'}) is not described")

    def _pattern(self, path: str) -> str:
        return "/" + re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(self.data["servicePath"] + path))

    def _query(self, method: Mapping[str, Any], request: httpx.Request, *, upload: str) -> None:
        known = {**self.data.get("parameters", {}), **method.get("parameters", {})}
        sent = dict(request.url.params)
        for name, value in request.url.params.multi_items():
            if name == "uploadType" and upload:
                continue
            if name not in known or known[name].get("location") == "path":
                raise NotInTheDescription(f"{method['id']} has no parameter {name!r}")
            self._parameter(method, name, value, known[name])
        for name, told in known.items():
            if told.get("required") and told.get("location") == "query" and not sent.get(name):
                raise NotInTheDescription(f"{method['id']} lacks {name!r}")

    @staticmethod
    def _parameter(method: Mapping[str, Any], name: str, value: str, told: Mapping[str, Any]) -> None:
        where = f"{method['id']} {name}={value!r}"
        if told["type"] == "integer":
            number = int(value)
            if number < int(told.get("minimum", number)) or number > int(told.get("maximum", number)):
                raise NotInTheDescription(f"{where} is out of bounds")
        if told["type"] == "boolean" and value not in {"true", "false"}:
            raise NotInTheDescription(f"{where} is no boolean")
        for each in value.split(",") if told.get("repeated") else [value]:
            if "enum" in told and each not in told["enum"]:
                raise NotInTheDescription(f"{where} is none of {told['enum']}")

    @staticmethod
    def _media(method: Mapping[str, Any], kind: str, size: int) -> None:
        rule = method["mediaUpload"]
        fits = any(re.fullmatch(each.replace("*", ".+"), kind) for each in rule["accept"])
        if not fits or size > int(rule.get("maxSize", size)):
            raise NotInTheDescription(
                f"{method['id']} takes {rule['accept']} up to {rule.get('maxSize')}, not {kind!r}"
            )

    def _value(self, where: str, schema: Mapping[str, Any], value: Any) -> None:
        if "$ref" in schema:
            name = schema["$ref"]
            described = self.data["schemas"][name]
            return self._object(name, described, value) if described.get("type") == "object" else None
        kind = schema.get("type", "any")
        if kind != "any" and (not isinstance(value, _KINDS[kind]) or (kind != "boolean" and isinstance(value, bool))):
            raise NotInTheDescription(f"{where} is no {kind}: {value!r}")
        if kind == "array":
            for each in value:
                self._value(where, schema["items"], each)
        elif kind == "object":
            self._object(where, schema, value)
        elif "enum" in schema and value not in schema["enum"]:
            raise NotInTheDescription(f"{where} is none of {schema['enum']}: {value!r}")
        elif schema.get("format") in {"date-time", "google-datetime"} and not datetime.fromisoformat(value).tzinfo:
            raise NotInTheDescription(f"{where} has no zone: {value!r}")
        return None

    def _object(self, where: str, schema: Mapping[str, Any], value: Any) -> None:
        if not isinstance(value, dict):
            raise NotInTheDescription(f"{where} is no object: {value!r}")
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        for name, each in value.items():
            if f"{where}.{name}" in self.extra:
                continue
            if name not in known and others is None:
                raise NotInTheDescription(f"{where} has no field {name!r}")
            self._value(f"{where}.{name}", known.get(name, others), each)
