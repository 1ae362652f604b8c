"""Checks requests, answers and records against the AT Protocol lexicons of `specs/bluesky/lexicons`.

Rules from the Lexicon specification: `maxLength` of a string counts UTF-8 bytes, `maxGraphemes` grapheme
clusters; objects are open, but a property the lexicon does not name is an error here unless `open_world` is set,
because in our own requests it would be a typing mistake.
"""

from __future__ import annotations

import fnmatch
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import regex

# Formats as the AT Protocol specification writes them.
_HANDLE = r"([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_DID = r"did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]"
_NSID = r"[a-zA-Z]([a-zA-Z0-9-]{0,62})?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,62})?)+\.[a-zA-Z][a-zA-Z0-9]{0,62}"
_TID = r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}"
_RKEY = r"(?!\.{1,2}$)[a-zA-Z0-9_~.:-]{1,512}"
_FORMATS = {
    "handle": _HANDLE,
    "did": _DID,
    "at-identifier": f"({_HANDLE}|{_DID})",
    "nsid": _NSID,
    "tid": _TID,
    "record-key": _RKEY,
    "at-uri": f"at://({_HANDLE}|{_DID})(/{_NSID}(/{_RKEY})?)?",
    "cid": r"[a-zA-Z0-9+=]{8,256}",
    "uri": r"[a-z][a-z0-9.+-]{0,80}:[^\s]{1,8000}",
    "language": r"(i|[a-z]{2,3})(-[a-zA-Z0-9]+)*",
    "datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,20})?(Z|[+-]\d\d:\d\d)",
}
# Parameters the live service wants and the published lexicon does not name yet.
_UNLISTED_PARAMETERS = {"app.bsky.video.uploadVideo": {"did", "name"}}


class Violation(AssertionError):
    """The data break the lexicon, at the path in the message."""


class Lexicons:
    """All lexicons of a folder."""

    def __init__(self, folder: Path) -> None:
        self.defs: dict[str, Any] = {}
        for file in folder.rglob("*.json"):
            lexicon = json.loads(file.read_text(encoding="utf-8"))
            for name, definition in lexicon["defs"].items():
                self.defs[lexicon["id"] if name == "main" else f"{lexicon['id']}#{name}"] = definition

    def request(self, request: httpx.Request) -> str:
        """Check one XRPC request: method, parameters, encoding, body. Gives its NSID."""
        nsid = request.url.path.removeprefix("/xrpc/")
        definition = self.defs.get(nsid)
        if definition is None or definition["type"] not in {"query", "procedure"}:
            raise Violation(f"{nsid}: no such method")
        wanted = "GET" if definition["type"] == "query" else "POST"
        if request.method != wanted:
            raise Violation(f"{nsid}: {request.method}, not {wanted}")
        self._parameters(nsid, definition.get("parameters"), request)
        self._input(nsid, definition.get("input"), request)
        return nsid

    def _parameters(self, nsid: str, schema: Any, request: httpx.Request) -> None:
        schema = schema or {"properties": {}}
        given: dict[str, Any] = {}
        for name in set(request.url.params):
            values = request.url.params.get_list(name)
            rule = schema["properties"].get(name)
            if rule is None:
                if name in _UNLISTED_PARAMETERS.get(nsid, ()):
                    continue
                raise Violation(f"{nsid}: unknown parameter {name}")
            if rule["type"] == "array":
                given[name] = values
            elif rule["type"] == "integer":
                given[name] = int(values[0])
            elif rule["type"] == "boolean":
                given[name] = {"true": True, "false": False}[values[0]]
            else:
                given[name] = values[0]
        self.check({**schema, "type": "object"}, given, nsid, f"{nsid}?")

    def _input(self, nsid: str, schema: Any, request: httpx.Request) -> None:
        if schema is None:
            if request.content:
                raise Violation(f"{nsid}: takes no body")
            return
        sent = request.headers.get("content-type", "").split(";")[0]
        if not fnmatch.fnmatch(sent, schema["encoding"]):
            raise Violation(f"{nsid}: Content-Type {sent!r}, not {schema['encoding']}")
        if "schema" in schema:
            data = json.loads(request.content)
            self.check(schema["schema"], data, nsid, nsid)
            if "record" in data and "collection" in data:
                self.record(data["record"], data["collection"], data.get("rkey"))

    def record(self, record: Any, collection: str, rkey: str | None = None) -> None:
        """Check a record and its key against the lexicon of its collection."""
        definition = self.defs[collection]
        if record.get("$type") != collection:
            raise Violation(f"$type {record.get('$type')!r} in collection {collection}")
        if rkey is not None and definition["key"] == "tid":
            self._format("tid", rkey, "rkey")
        self.check(definition["record"], record, collection, "record")

    def answer(self, nsid: str, data: Any) -> None:
        """Check an answer a test makes up, so that tests are no more forgiving than the network."""
        self.check(self.defs[nsid]["output"]["schema"], data, nsid, f"{nsid} answer", open_world=True)

    def check(self, schema: Any, data: Any, home: str, path: str, *, open_world: bool = False) -> None:
        """Raise Violation where `data` breaks `schema`; `home` is the lexicon that local refs mean."""
        kind = schema["type"]
        if kind == "ref":
            name = self._absolute(schema["ref"], home)
            self.check(self.defs[name], data, name.split("#")[0], path, open_world=open_world)
        elif kind == "union":
            self._union(schema, data, home, path, open_world)
        elif kind == "object":
            self._object(schema, data, home, path, open_world)
        elif kind == "array":
            self._expect(isinstance(data, list), path, "no list")
            self._expect(len(data) <= schema.get("maxLength", len(data)), path, f"{len(data)} items")
            self._expect(len(data) >= schema.get("minLength", 0), path, f"{len(data)} items")
            for index, item in enumerate(data):
                self.check(schema["items"], item, home, f"{path}[{index}]", open_world=open_world)
        elif kind == "string":
            self._string(schema, data, path)
        elif kind == "integer":
            self._expect(isinstance(data, int) and not isinstance(data, bool), path, f"{data!r} is no integer")
            self._expect(schema.get("minimum", data) <= data <= schema.get("maximum", data), path, f"{data} outside")
        elif kind == "boolean":
            self._expect(isinstance(data, bool), path, f"{data!r} is no boolean")
        elif kind == "blob":
            self._blob(schema, data, path)
        elif kind == "unknown":
            self._expect(isinstance(data, dict), path, "no object")
        else:
            raise Violation(f"{path}: lexicon type {kind} is not known to this checker")

    @staticmethod
    def _absolute(ref: str, home: str) -> str:
        name = home.split("#")[0] + ref if ref.startswith("#") else ref
        return name.removesuffix("#main")

    def _union(self, schema: Any, data: Any, home: str, path: str, open_world: bool) -> None:
        self._expect(isinstance(data, dict) and "$type" in data, path, "a union member needs $type")
        names = [self._absolute(ref, home) for ref in schema["refs"]]
        name = data["$type"].removesuffix("#main")
        self._expect(name in names, path, f"{name} is none of {names}")
        self.check(self.defs[name], data, name.split("#")[0], path, open_world=open_world)

    def _object(self, schema: Any, data: Any, home: str, path: str, open_world: bool) -> None:
        self._expect(isinstance(data, dict), path, "no object")
        properties, nullable = schema.get("properties", {}), schema.get("nullable", ())
        for name in schema.get("required", ()):
            self._expect(name in data, path, f"{name} is missing")
        for name, value in data.items():
            if name == "$type":
                continue
            if name not in properties:
                self._expect(open_world, path, f"unknown property {name}")
                continue
            if value is None and name in nullable:
                continue
            self.check(properties[name], value, home, f"{path}.{name}", open_world=open_world)

    def _string(self, schema: Any, data: Any, path: str) -> None:
        self._expect(isinstance(data, str), path, f"{data!r} is no string")
        size, clusters = len(data.encode()), len(regex.findall(r"\X", data))
        self._expect(size <= schema.get("maxLength", size), path, f"{size} bytes")
        self._expect(size >= schema.get("minLength", 0), path, f"{size} bytes")
        self._expect(clusters <= schema.get("maxGraphemes", clusters), path, f"{clusters} graphemes")
        self._expect(clusters >= schema.get("minGraphemes", 0), path, f"{clusters} graphemes")
        if "format" in schema:
            self._format(schema["format"], data, path)

    def _format(self, name: str, data: str, path: str) -> None:
        self._expect(re.fullmatch(_FORMATS[name], data) is not None, path, f"{data!r} is no {name}")
        if name == "datetime":
            try:
                datetime.fromisoformat(data)
            except ValueError as error:
                raise Violation(f"{path}: {data!r} is no time") from error

    def _blob(self, schema: Any, data: Any, path: str) -> None:
        self._expect(isinstance(data, dict) and data.get("$type") == "blob", path, "no blob")
        self._expect(set(data) == {"$type", "ref", "mimeType", "size"}, path, f"blob with {sorted(data)}")
        self._format("cid", data["ref"]["$link"], f"{path}.ref")
        self._expect(data["size"] <= schema.get("maxSize", data["size"]), path, f"{data['size']} bytes")
        accepted = schema.get("accept", ["*/*"])
        self._expect(any(fnmatch.fnmatch(data["mimeType"], a) for a in accepted), path, f"{data['mimeType']} refused")

    @staticmethod
    def _expect(truth: bool, path: str, what: str) -> None:
        if not truth:
            raise Violation(f"{path}: {what}")
