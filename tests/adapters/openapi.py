"""Checks a recorded request against a network's own description: OpenAPI 3.1, or Swagger 2.0.

Method, path, names of query parameters, body fields with their types and enumerations, and the parts of a multipart
body. A form-encoded body is taken where JSON is described: Mastodon's documentation describes both as one.
"""

from __future__ import annotations

import email
import json
import re
from collections.abc import Mapping
from email.policy import HTTP
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import jsonschema
import yaml

BODY_TYPES = ("application/json", "multipart/form-data", "application/x-www-form-urlencoded")


class Violation(AssertionError):
    """The request is not what the description allows."""


class Description:
    """One description file. `extra` names body fields that are used on purpose though it does not know them.

    `base` is the beginning of the addresses that the description has among its servers instead of its paths.
    """

    def __init__(self, file: Path, extra: frozenset[str] = frozenset(), base: str = "") -> None:
        text = file.read_text(encoding="utf-8")
        self.data = json.loads(text) if file.suffix == ".json" else yaml.load(text, Loader=yaml.CSafeLoader)
        self.extra = extra
        self.base = base
        self._components = self._any_of(self.data.get("components") or {})
        self._checked: dict[tuple[str, str, str, bytes], str] = {}

    def check(self, request: httpx.Request) -> str:
        """The operation the request calls, as `METHOD template`. Raises Violation.

        The same request is looked at once: tests send it a thousand times.
        """
        key = (request.method, str(request.url), request.headers.get("content-type", ""), request.content)
        if key not in self._checked:
            self._checked[key] = self._look(request)
        return self._checked[key]

    def _look(self, request: httpx.Request) -> str:
        template, operation = self._operation(request)
        query = [p for p in map(self._resolve, operation.get("parameters") or []) if p["in"] == "query"]
        self._fields(list(request.url.params.multi_items()), query, "query")
        body = self._body(request)
        described = self._described(operation)
        if not described:
            if body:
                raise Violation(f"{template} takes no body, got {sorted(body)}")
        else:
            self._check_body(request, body, described, template)
        return f"{request.method} {template}"

    # -- which operation

    def _operation(self, request: httpx.Request) -> tuple[str, Mapping[str, Any]]:
        path = request.url.path
        if not path.startswith(self.base):
            raise Violation(f"{path} does not begin with {self.base}")
        path = path.removeprefix(self.base)
        fitting = [t for t in self.data["paths"] if re.fullmatch(re.sub(r"\\{[^}]+\\}", "[^/]+", re.escape(t)), path)]
        for template in sorted(fitting, key=lambda t: t.count("{")):
            operation = self.data["paths"][template].get(request.method.lower())
            if operation is not None:
                return template, operation
        raise Violation(f"{request.method} {path} is not described")

    # -- query and forms: name, value pairs

    def _fields(self, pairs: list[tuple[str, str]], parameters: list[Mapping[str, Any]], where: str) -> None:
        known = {p["name"]: p for p in parameters}
        for name, value in pairs:
            parameter = known.get(name) or known.get(name.removesuffix("[]")) or known.get(f"{name}[]")
            if parameter is None:
                if name in self.extra:
                    continue
                raise Violation(f"{where} has no {name!r}; it has {sorted(known)}")
            self._text_value(name, value, parameter.get("schema", parameter))
        for name, parameter in known.items():
            if parameter.get("required") and name not in dict(pairs):
                raise Violation(f"{where} lacks {name!r}")

    def _text_value(self, name: str, value: str, schema: Mapping[str, Any]) -> None:
        schema = self._resolve(schema)
        kind = schema.get("type")
        good = {
            "integer": lambda: re.fullmatch(r"-?\d+", value),
            "boolean": lambda: value in {"true", "false"},
            "number": lambda: re.fullmatch(r"-?\d+(\.\d+)?", value),
        }
        if kind in good and not good[kind]():
            raise Violation(f"{name}={value!r} is no {kind}")
        if "enum" in schema and value not in schema["enum"]:
            raise Violation(f"{name}={value!r} is none of {schema['enum']}")
        each = self._resolve(schema.get("items", {})) if kind == "array" else {}
        if "enum" in each and (strange := set(value.split(",")) - set(each["enum"])):
            raise Violation(f"{name} knows no {sorted(strange)}")

    # -- bodies

    def _body(self, request: httpx.Request) -> dict[str, Any]:
        """Field → value; a value is bytes for a file."""
        content, kind = request.content, request.headers.get("content-type", "")
        if not content:
            return {}
        if kind.startswith("application/json"):
            data = json.loads(content)
            if not isinstance(data, dict):
                raise Violation("the body is no object")
            return data
        if kind.startswith("application/x-www-form-urlencoded"):
            return dict(parse_qsl(content.decode(), keep_blank_values=True, strict_parsing=True))
        if kind.startswith("multipart/form-data"):
            message = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + content, policy=HTTP)
            return dict(self._part(part) for part in message.iter_parts())
        raise Violation(f"unknown kind of body {kind!r}")

    def _part(self, part: Any) -> tuple[str, Any]:
        name = part.get_param("name", header="content-disposition")
        if part.get_filename():
            if part.get_content_type() in {"text/plain", "application/octet-stream"}:
                raise Violation(f"the file {name!r} has no MIME type of its own")
            return name, part.get_payload(decode=True)
        return name, part.get_payload(decode=True).decode()

    def _described(self, operation: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
        if "swagger" in self.data:
            form = {p["name"].removesuffix("[]"): p for p in operation.get("parameters") or [] if p["in"] == "formData"}
            return {"form": form} if form else {}
        content = (operation.get("requestBody") or {}).get("content") or {}
        return {kind: content[kind]["schema"] for kind in BODY_TYPES if kind in content}

    def _check_body(self, request: httpx.Request, body: dict[str, Any], described: Any, template: str) -> None:
        kind = request.headers.get("content-type", "").split(";")[0]
        if "form" in described:
            return self._swagger_body(body, described["form"])
        if kind == "multipart/form-data" or "application/json" not in described:
            if kind not in described:
                raise Violation(f"{template} takes {sorted(described)}, got {kind!r}")
            return self._schema_body(self._as_text(body), described[kind], coerced=True)
        return self._schema_body(body, described["application/json"], coerced=kind != "application/json")

    def _as_text(self, body: dict[str, Any]) -> dict[str, Any]:
        return {name: value if isinstance(value, str) else "binary" for name, value in body.items()}

    def _schema_body(self, body: dict[str, Any], schema: Mapping[str, Any], *, coerced: bool) -> None:
        known = self._properties(schema)
        body = {name: value for name, value in body.items() if name not in self.extra}
        if unknown := set(body) - set(known):
            raise Violation(f"unknown fields {sorted(unknown)}; known are {sorted(known)}")
        if coerced:
            body = {name: self._coerced(value, self._resolve(known[name])) for name, value in body.items()}
        # A status with text and media fits two of the `oneOf`: the description means "any of these".
        self._valid(body, schema)
        for name, value in body.items():  # one of "any" may know a field that the fitting one does not
            self._valid(value, known[name], name)

    def _valid(self, value: Any, schema: Mapping[str, Any], name: str = "body") -> None:
        whole = {**self._any_of(schema), "components": self._components}
        checker = jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker())
        for error in checker.iter_errors(value):
            raise Violation(f"{name}/{'/'.join(map(str, error.path))}: {error.message}")

    def _coerced(self, value: Any, schema: Mapping[str, Any]) -> Any:
        kind = schema.get("type")
        if kind == "array":
            return [value]
        if kind == "boolean" and value in {"true", "false"}:
            return value == "true"
        if kind == "integer" and re.fullmatch(r"-?\d+", value):
            return int(value)
        return value

    def _swagger_body(self, body: dict[str, Any], form: Mapping[str, Mapping[str, Any]]) -> None:
        types = {"string": str, "boolean": bool, "array": list, "integer": int, "file": bytes}
        for name, value in body.items():
            field = form.get(name.removesuffix("[]"))
            if field is None:
                if name in self.extra:
                    continue
                raise Violation(f"unknown field {name!r}; known are {sorted(form)}")
            if not isinstance(value, types[field["type"]]):
                raise Violation(f"{name} is {type(value).__name__}, described as {field['type']}")
            if "enum" in field and value not in field["enum"]:
                raise Violation(f"{name}={value!r} is none of {field['enum']}")
        for name, field in form.items():
            if field.get("required") and name not in body:
                raise Violation(f"{name!r} is missing")

    # -- schemas

    def _resolve(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in schema:
            target: Any = self.data
            for step in schema["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            schema = target
        return schema

    def _properties(self, schema: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
        schema = self._resolve(schema)
        found = dict(schema.get("properties") or {})
        for key in ("allOf", "oneOf", "anyOf"):
            for branch in schema.get(key) or []:
                found |= self._properties(branch)
        return found

    def _any_of(self, node: Any) -> Any:
        if isinstance(node, dict):
            return {("anyOf" if key == "oneOf" else key): self._any_of(value) for key, value in node.items()}
        if isinstance(node, list):
            return [self._any_of(value) for value in node]
        return node
