"""Connecting: the locations that the account manages, which of them this is, and whether what it posts is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import Session
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, part, rows, text
from smdesk.adapters.http import Answer, Http, host_of
from smdesk.core.errors import InvalidInput, MissingScope, Unavailable
from smdesk.core.network import NetworkSpec

ACCOUNTS = "https://mybusinessaccountmanagement.googleapis.com/v1/accounts"
INFORMATION = "https://mybusinessbusinessinformation.googleapis.com/v1"
VERIFICATIONS = "https://mybusinessverifications.googleapis.com/v1"
FIELDS = "name,title,storefrontAddress,metadata"
PAGES = 20
#: What an answer names where a profile may not speak for the business yet: `hasVoiceOfMerchant` is left out then.
WANTING = frozenset({"verify", "waitForVoiceOfMerchant", "resolveOwnershipConflict", "complyWithGuidelines"})


def connect(http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str) -> Session:
    """Find the location and give what is to be remembered.

    `handle` is the location's name, or its name with the address as `choose_account` tells it; it may be empty where
    the account manages one only.

    Raises:
        InvalidInput: `choose_account` (names), `account_not_managed` (handle, names).
        MissingScope: `no_location`, `profile_unverified` (name).
        As `errors.checked`, with `quota_zero` until Google has agreed.
    """
    google = Google.with_token(http, secret)
    found = _locations(google)
    if not found:
        raise MissingScope("no_location", host=host_of(ACCOUNTS))
    wanted = handle.strip().casefold()
    chosen = [each for each in found if wanted in {each["label"].casefold(), each["title"].casefold()}]
    if not wanted:
        chosen = found
    names = [each["label"] for each in found]
    if len(chosen) != 1:
        code = "choose_account" if chosen else "account_not_managed"
        raise InvalidInput(code, field="handle", handle=handle.strip(), names=names)
    _check_voice(google, chosen[0])
    return _session(google, chosen[0])


def identify(google: Google, remote_id: str) -> Session:
    """The location as it is now. Raises as `errors.checked`."""
    account, location = remote_id.split("/locations/")
    url = f"{INFORMATION}/locations/{location}"
    answer = errors.checked(google, google.get(url, readMask=FIELDS), url)
    if not isinstance(answer.data, dict) or not text(answer.data.get("title")):
        raise Unavailable("server_error", host=host_of(url), status=answer.status, words="")
    return _session(google, _known(account, answer.data, location))


def _session(google: Google, known: Mapping[str, str]) -> Session:
    return Session(
        known["id"], known["title"], known["label"], facts={"maps": known["maps"], **google.grant.facts()},
        secrets={"access_token": google.grant.secrets.get("access_token", "")},
    )  # fmt: skip


def _locations(google: Google) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for account in _pages(google, ACCOUNTS, "accounts", {"pageSize": 20}):
        name = text(account.get("name"))
        if not name.startswith("accounts/"):
            continue
        url = f"{INFORMATION}/{name}/locations"
        for row in _pages(google, url, "locations", {"pageSize": 100, "readMask": FIELDS}):
            location = text(row.get("name")).removeprefix("locations/")
            if location:
                found.append(_known(name, row, location))
    return list({each["id"].split("/")[-1]: each for each in found}.values())  # one may be in several groups


def _pages(google: Google, url: str, name: str, params: Mapping[str, str | int]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    token = ""
    for _ in range(PAGES):
        more = {"pageToken": token} if token else {}
        answer = errors.checked(google, google.get(url, **params, **more), url)
        if not isinstance(answer.data, dict):
            raise Unavailable("server_error", host=host_of(url), status=answer.status, words="")
        found += rows(answer, name) or []
        token = text(answer.data.get("nextPageToken"))
        if not token:
            break
    return found


def _known(account: str, row: Mapping[str, Any], location: str) -> dict[str, str]:
    title, address = text(row.get("title")) or location, part(row, "storefrontAddress")
    lines = address.get("addressLines")
    street = text(lines[0]) if isinstance(lines, list) and lines else ""
    where = ", ".join(word for word in (street, text(address.get("locality"))) if word)
    return {
        "id": f"{account}/locations/{location}", "title": title, "label": f"{title} ({where})" if where else title,
        "maps": text(part(row, "metadata").get("mapsUri")),
    }  # fmt: skip


def _check_voice(google: Google, known: Mapping[str, str]) -> None:
    """What an unverified profile posts is shown nowhere. Where Google does not tell, that is no obstacle."""
    answer = google.get(f"{VERIFICATIONS}/locations/{known['id'].split('/')[-1]}/VoiceOfMerchantState")
    told = answer.data if isinstance(answer, Answer) and answer.ok and isinstance(answer.data, dict) else {}
    if told.get("hasVoiceOfMerchant") is not True and WANTING & told.keys():
        raise MissingScope("profile_unverified", name=known["label"])
