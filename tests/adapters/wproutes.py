"""Checks a recorded request against what a WordPress site says of its own API (the `routes` of its index).

`tests/adapters/wordpress/routes.json` holds the routes that are used, as a site with WordPress 6.8 gave them, cut down
to methods, names and types; a test against the real server compares the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import jsonschema

from tests.adapters.openapi import Violation

FILE = Path(__file__).parent / "wordpress" / "routes.json"
NAMESPACE = "/wp/v2/"
#: What an upload may carry beside its bytes.
UPLOAD = ("content-disposition", "content-type")


class Routes:
    """The description of one site's API."""

    def __init__(self, routes: Mapping[str, Any] | None = None) -> None:
        given = routes or json.loads(FILE.read_text(encoding="utf-8"))
        self.routes = {name: each["endpoints"] if isinstance(each, dict) else each for name, each in given.items()}

    def check(self, request: httpx.Request) -> str:
        """The route called, as `METHOD route`; "" for what is none of the namespace. Raises Violation."""
        query = dict(request.url.params)
        path = query.pop("rest_route", request.url.path)
        if NAMESPACE not in path:
            return ""
        route = path[path.index(NAMESPACE) :]
        name, endpoint = self._endpoint(request.method, route)
        args = endpoint["args"]
        for key, value in query.items():
            self._valid(key.removesuffix("[]"), _parsed(value, args.get(key.removesuffix("[]"), {})), args, name)
        body = self._body(request, name)
        for key, value in body.items():
            self._valid(key, value, args, name)
        given = {*body, *query}
        if request.method == "POST" and "{" not in name:
            missing = [key for key, rule in args.items() if rule.get("required") and key not in given]
            if missing:
                raise Violation(f"{name} lacks {missing}")
        return f"{request.method} {name}"

    def _endpoint(self, method: str, route: str) -> tuple[str, Mapping[str, Any]]:
        for name, endpoints in self.routes.items():
            if re.fullmatch(name, route):
                for endpoint in endpoints:
                    if method in endpoint["methods"]:
                        return re.sub(r"\(\?P<(\w+)>.*?\)$", r"{\1}", name), endpoint
                raise Violation(f"{name} takes no {method}")
        raise Violation(f"{method} {route} is not described")

    def _body(self, request: httpx.Request, name: str) -> dict[str, Any]:
        if not request.content:
            return {}
        if name == "/wp/v2/media" and not request.headers["content-type"].startswith("application/json"):
            if not all(request.headers.get(each) for each in UPLOAD):
                raise Violation(f"an upload needs {UPLOAD}")
            if not re.fullmatch(r'attachment; filename="[\x20-\x7e]+\.\w+"', request.headers["content-disposition"]):
                raise Violation(f"odd name: {request.headers['content-disposition']}")
            return {}
        data = json.loads(request.content)
        if request.method != "POST" or not isinstance(data, dict):
            raise Violation(f"{request.method} {name} takes no such body")
        return data

    def _valid(self, key: str, value: Any, args: Mapping[str, Any], name: str) -> None:
        if key not in args:
            raise Violation(f"{name} has no {key!r}; it has {sorted(args)}")
        rule = args[key]
        if rule.get("type") == "object" and isinstance(value, str):
            return  # title, content, excerpt: the text itself, or an object with `raw`
        schema = {k: v for k, v in rule.items() if k in {"type", "enum", "minimum", "maximum", "items", "format"}}
        checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        for error in checker.iter_errors(value):
            if schema.get("format") == "date-time" and "date-time" in error.message:
                continue  # theirs may be without a zone: checked below
            raise Violation(f"{name}: {key}: {error.message}")
        if rule.get("format") == "date-time" and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", str(value)):
            raise Violation(f"{name}: {key}={value!r} is no time of theirs")


def _parsed(value: str, rule: Mapping[str, Any]) -> Any:
    kind = rule.get("type")
    if kind == "integer" and re.fullmatch(r"-?\d+", value):
        return int(value)
    if kind == "boolean" and value in {"true", "false"}:
        return value == "true"
    if kind == "array":
        items = value.split(",")
        numbers = rule.get("items", {}).get("type") == "integer" and all(re.fullmatch(r"\d+", one) for one in items)
        return [int(one) for one in items] if numbers else items
    return value
