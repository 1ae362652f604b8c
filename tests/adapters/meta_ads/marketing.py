"""An advertising account on Meta in memory; every request is held against Meta's own description."""

from __future__ import annotations

import json
from typing import Any

import httpx

from smdesk.adapters.http import Http
from tests.adapters import graphspec
from tests.adapters.contract.facebook import failure
from tests.adapters.specs import SPECS

ACCOUNT, TOKEN, POST = "act_900", "EAAads-token-of-the-test", "1234500_701"
MEDIUM = "1790001"
RUN = "6090001"  # a report that is prepared
PIECES = {"campaigns": "Campaign", "adsets": "AdSet", "adcreatives": "AdCreative", "ads": "Ad"}
INNER = {"adsets": "AdSet", "ads": "Ad"}


def account(**changes: Any) -> dict[str, Any]:
    return {
        "id": ACCOUNT, "account_id": "900", "name": "Sol Ads", "currency": "EUR", "timezone_name": "Europe/Madrid",
        "account_status": 1, "amount_spent": "1250", "spend_cap": "0", "min_daily_budget": 100,
        "user_tasks": ["ADVERTISE", "ANALYZE"], **changes,
    }  # fmt: skip


class Marketing(httpx.BaseTransport):
    """`faults`: number of a request → what goes wrong; (error, False) before it is carried out, (error, True) after."""

    def __init__(self) -> None:
        self.accounts = [account()]
        self.scopes = ["ads_management", "ads_read"]
        self.expires = 0
        self.pieces: dict[str, dict[str, Any]] = {}
        self.requests: list[httpx.Request] = []
        self.faults: dict[int, tuple[Exception, bool] | httpx.Response] = {}
        self.refuse: dict[tuple[str, str], httpx.Response] = {}  # method and edge → the answer, nothing done
        self.insights: list[dict[str, Any]] = []
        self.large = False  # the numbers are more than are told at once
        self.run = ["Job Not Started", "Job Running", "Job Completed"]  # what a report is, one look after another
        self.post = {"id": POST, "is_eligible_for_promotion": True, "promotable_id": POST}
        self.medium: dict[str, Any] = {"eligible_to_boost": True}
        self.number = 4999
        self.hides = False  # lists that do not show what was made last: they lag

    def http(self) -> Http:
        made = Http.create(self, [TOKEN])
        made.sleep = lambda seconds: None
        return made

    def of(self, edge: str) -> list[dict[str, Any]]:
        return [each for each in self.pieces.values() if each["edge"] == edge]

    def changing(self) -> list[httpx.Request]:
        """Requests that really made or changed something, or would have."""
        return [r for r in self.requests if r.method != "GET" and "execution_options" not in graphspec.form(r)]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        number = len(self.requests)
        self.requests.append(request)
        fault = self.faults.get(number)
        if isinstance(fault, httpx.Response):
            return fault
        if fault and not fault[1]:
            raise fault[0]
        response = self._respond(request)
        if fault:
            raise fault[0]
        return response

    def _respond(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/v26.0/")
        node, _, edge = path.partition("/")
        if path == "debug_token":
            data = {"type": "SYSTEM_USER", "is_valid": True, "scopes": self.scopes, "expires_at": self.expires}
            return httpx.Response(200, json={"data": data})
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return failure(190, "Invalid OAuth access token", 401)
        if (request.method, edge or path) in self.refuse:
            return self.refuse[request.method, edge or path]
        if path == "search":
            found = [{"id": "6003", "name": "Bread"}, {"id": "6004", "name": "Bread rolls"}]
            return httpx.Response(200, json={"data": found})
        self._check(request, node, edge)
        if path == "me/adaccounts":
            return httpx.Response(200, json={"data": self.accounts})
        if node == POST:
            return httpx.Response(200, json=self.post)
        if node == MEDIUM:
            return httpx.Response(200, json={"id": MEDIUM, "boost_eligibility_info": self.medium})
        if request.method == "POST" and edge == "insights":
            return httpx.Response(200, json={"report_run_id": RUN})
        if node == RUN and not edge:
            state = self.run[0] if len(self.run) == 1 else self.run.pop(0)
            done = {"Job Completed": 100, "Job Running": 40}.get(state, 0)
            return httpx.Response(200, json={"id": RUN, "async_status": state, "async_percent_completion": done})
        if node == RUN:
            start, size = int(request.url.params.get("after", 0)), int(request.url.params["limit"])
            paging = {"cursors": {"after": str(start + size)}}
            more = {"next": "https://graph.facebook.com/next"} if start + size < len(self.insights) else {}
            return httpx.Response(200, json={"data": self.insights[start : start + size], "paging": paging | more})
        if edge == "insights" and self.large:
            return failure(100, "Please reduce the amount of data you're asking for", error_subcode=1487534)
        if edge == "insights":
            return httpx.Response(200, json={"data": self.insights})
        if node == ACCOUNT:
            return self._account(request, edge)
        return self._piece(request, node)

    def _check(self, request: httpx.Request, node: str, edge: str) -> None:
        if not SPECS.is_dir():
            return
        kind = {"me": "User", ACCOUNT: "AdAccount", POST: "PagePost", MEDIUM: "IGMedia", RUN: "AdReportRun"}.get(node)
        kind = kind or PIECES[self.pieces[node]["edge"]] if node in self.pieces or kind else "Campaign"
        graphspec.check(SPECS, kind, request, f"/{edge}")
        if kind != "User":
            graphspec.check_values(SPECS, kind, request, f"/{edge}")
        rows = {"insights": "AdsInsights", "adaccounts": "AdAccount", "": kind, **PIECES}[edge]
        if "fields" in request.url.params:
            graphspec.check_fields(SPECS, rows, request.url.params["fields"], INNER if rows == "Campaign" else {})

    def _account(self, request: httpx.Request, edge: str) -> httpx.Response:
        if not edge:
            return httpx.Response(200, json=self.accounts[0])
        if request.method == "GET":
            rows = [] if self.hides else [self._shown(each) for each in self.of(edge)]
            if "filtering" in request.url.params:
                (wanted,) = json.loads(request.url.params["filtering"])
                assert (wanted["field"], wanted["operator"]) == ("name", "CONTAIN")
                rows = [each for each in rows if wanted["value"] in each["name"]]
            return httpx.Response(200, json={"data": rows})
        return self._made(graphspec.form(request), edge)

    def _made(self, sent: dict[str, str], edge: str) -> httpx.Response:
        problem = self._problem(sent, edge)
        if problem:
            return failure(100, "Invalid parameter", error_subcode=1487000, error_user_title="Not so",
                           error_user_msg=problem)  # fmt: skip
        if sent.get("execution_options") == '["validate_only"]':
            return httpx.Response(200, json={"success": True})
        assert edge == "adcreatives" or sent["status"] == "PAUSED", "something was made that could cost money"
        self.number += 1
        known = str(self.number)
        self.pieces[known] = {"id": known, "edge": edge, **sent}
        return httpx.Response(200, json={"id": known})

    def _problem(self, sent: dict[str, str], edge: str) -> str:
        if edge == "campaigns":
            return "" if "special_ad_categories" in sent and "is_adset_budget_sharing_enabled" in sent else "categories"
        parent = {"adsets": sent.get("campaign_id"), "ads": sent.get("adset_id")}.get(edge, "")
        if parent and parent not in self.pieces:
            return "parent"
        if edge == "adsets":
            aim = json.loads(sent["targeting"])
            if SPECS.is_dir():
                for node, told in (("Targeting", aim), ("TargetingAutomation", aim["targeting_automation"]),
                                   ("TargetingGeoLocation", aim["geo_locations"]),
                                   ("AdPromotedObject", json.loads(sent["promoted_object"]))):  # fmt: skip
                    assert set(told) <= set(graphspec.nodes(SPECS)[node]["fields"]), node
            if ("daily_budget" in sent) == ("lifetime_budget" in sent):
                return "budget"
        if edge == "adcreatives" and (sent.get("object_story_id") or sent["source_instagram_media_id"]) not in {
            POST,
            MEDIUM,
        }:
            return "post"
        return ""

    def _shown(self, piece: dict[str, Any]) -> dict[str, Any]:
        row = {name: value for name, value in piece.items() if name != "edge"}
        row["effective_status"] = row.get("status", "ACTIVE")
        if piece["edge"] == "campaigns":
            row["account_id"] = "900"
            for edge, parent in (("adsets", "campaign_id"), ("ads", None)):
                mine = [self._shown(each) for each in self.of(edge)
                        if parent is None or each[parent] == piece["id"]]  # fmt: skip
                if mine:
                    row[edge] = {"data": mine}
        return row

    def _piece(self, request: httpx.Request, node: str) -> httpx.Response:
        piece = self.pieces.get(node)
        if piece is None:
            return failure(100, "Object does not exist", error_subcode=33)
        if request.method == "DELETE":
            self.pieces = {known: each for known, each in self.pieces.items()
                           if known != node and each.get("campaign_id") != node}  # fmt: skip
            return httpx.Response(200, json={"success": True})
        if request.method == "POST":
            piece |= graphspec.form(request)
            return httpx.Response(200, json={"success": True})
        return httpx.Response(200, json=self._shown(piece))
