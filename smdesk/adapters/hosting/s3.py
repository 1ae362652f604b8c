"""An S3-compatible bucket (AWS, R2, B2, Wasabi, Spaces, MinIO, Ceph …), addressed with the bucket in the path.

Its objects are read at a public address of their own (`facts["public"]`): the bucket's, or a domain in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from smdesk.adapters.addresses import base_url
from smdesk.adapters.hosting.base import FRESH, Given, Hosted, Settled, Stored
from smdesk.adapters.hosting.folders import folder_of
from smdesk.adapters.hosting.sigv4 import Signer
from smdesk.adapters.http import Answer, ErrorTable, Failure, Http, host_of
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput
from smdesk.core.outcome import Outcome, Prepared, Refused, Why

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_REGION = re.compile(r"\bs3[.-]([a-z]{2}-[a-z]+-\d+)\.")
_LOGIN = ("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "InvalidSecurity",
          "AuthorizationHeaderMalformed", "NotSignedUp")  # fmt: skip
_RIGHTS = ("AccessDenied", "AllAccessDisabled", "AccountProblem", "AccessControlListNotSupported", "MethodNotAllowed")
_PLACE = ("NoSuchBucket", "PermanentRedirect", "IllegalLocationConstraintException", "InvalidBucketName")
_FULL = frozenset({"QuotaExceeded", "StorageQuotaExceeded", "InsufficientStorage", "XMinioStorageFull",
                   "XMinioAdminBucketQuotaExceeded", "ServiceQuotaExceeded"})  # fmt: skip

#: "Error Responses" of the S3 API reference; the names of a full store are those of MinIO, Ceph and Garage.
TABLE = ErrorTable(
    codes={
        **dict.fromkeys(_LOGIN, (Why.AUTH, "host_login_refused")),
        **dict.fromkeys(_RIGHTS, (Why.AUTH, "host_forbidden")),
        **dict.fromkeys(_PLACE, (Why.AUTH, "host_folder_missing")),
        "EntityTooLarge": (Why.CONTENT, "host_file_too_large"),
        "RequestTimeTooSkewed": (Why.TRANSIENT, "clock_wrong"),  # more than fifteen minutes away
        "SlowDown": (Why.TRANSIENT, "host_busy"),
        "RequestTimeout": (Why.TRANSIENT, "host_unreachable"),
        "OperationAborted": (Why.TRANSIENT, "host_busy"),
    },
    statuses={
        **dict.fromkeys((301, 302, 307, 308, 404), (Why.AUTH, "host_folder_missing")),
        400: (Why.CONTENT, "host_file_refused"),
        401: (Why.AUTH, "host_login_refused"),
        403: (Why.AUTH, "host_forbidden"),
        413: (Why.CONTENT, "host_file_too_large"),
    },
)


def settle(given: Given) -> Settled:
    """What a person has typed, in order. Nothing is asked: putting a file there is the proof.

    Raises InvalidInput: as `Given.check`, `base_url`; `bucket_missing`, `bad_bucket` (bucket), `bad_folder` (folder).
    """
    given.check()
    endpoint = base_url(given.server)
    bucket = given.options.get("bucket", "").strip()
    if not bucket:
        raise InvalidInput("bucket_missing", field="bucket")
    if not _BUCKET.fullmatch(bucket):
        raise InvalidInput("bad_bucket", field="bucket", bucket=bucket)
    found = _REGION.search(endpoint)
    typed = given.options.get("public", "").strip()
    name = f"{bucket}@{host_of(endpoint)}"
    known = given.known.get(name, {})
    facts = {
        "endpoint": endpoint,
        "region": given.options.get("region", "").strip() or (found[1] if found else "us-east-1"),
        "bucket": bucket,
        "folder": folder_of(given.options.get("folder", ""), known),
        "public": base_url(typed, path=True) if typed else f"{endpoint}/{bucket}",
        "acl": str(known.get("acl", "")),
    }
    secrets = {"key_id": given.handle.strip(), "secret": given.secret.strip()}
    return Settled(name, facts, secrets)


class S3Host:
    """MediaHost for one bucket."""

    def __init__(self, facts: Mapping[str, Any], secrets: Mapping[str, str], http: Http, clock: Clock) -> None:
        http.hide(secrets.get("secret", ""))
        self._http, self._clock = http, clock
        self._signer = Signer(secrets.get("key_id", ""), secrets.get("secret", ""), str(facts["region"]))
        self._bucket = f"{facts['endpoint']}/{quote(str(facts['bucket']), safe='')}"
        self._folder = str(facts["folder"])
        self._public = str(facts["public"]).rstrip("/")
        self._acl = str(facts.get("acl", ""))

    def put(self, file: Hosted) -> Outcome:
        """See whether it is there, and send it in one piece where it is not."""
        key = quote(f"{self._folder}/{file.name}", safe="/-_.~")
        done = Prepared({"url": f"{self._public}/{key}", "name": file.name})
        if self._has(key, file):
            return done
        more = {"content-type": file.item.mime, **({"x-amz-acl": self._acl} if self._acl else {})}
        try:
            with file.path.open("rb") as stream:
                answer = self._call("PUT", key, body=file.sha256, more=more, upload=True, content=stream)
        except OSError as error:
            return Refused("file_unreadable", Why.CONTENT, error.strerror or "")
        return self._end(answer, done)

    def stored(self) -> tuple[Stored, ...]:
        """What lies in our folder (ListObjectsV2). Raises OSError."""
        return tuple(self._listed())

    def remove(self, name: str) -> Outcome:
        """Delete one object; a bucket says yes as well when it is not there."""
        return self._end(self._call("DELETE", quote(f"{self._folder}/{name}", safe="/-_.~")), Prepared({}))

    def close(self) -> None:
        """Give the sockets back."""
        self._http.close()

    def _has(self, key: str, file: Hosted) -> bool:
        """True when the same bytes are there, put so lately that nobody clears them away meanwhile."""
        answer = self._call("HEAD", key)  # 404, or 403 for who may not list: then it is put there
        if not isinstance(answer, Answer) or answer.status != 200:
            return False
        headers = answer.headers
        try:
            age = parsedate_to_datetime(headers["date"]) - parsedate_to_datetime(headers["last-modified"])
        except (KeyError, ValueError, TypeError):
            return False
        same = headers.get("content-length") == str(file.size)
        return same and headers.get("content-type") == file.item.mime and age < FRESH

    def _call(
        self, method: str, key: str = "", *, query: str = "", body: str = "", more: Mapping[str, str] | None = None,
        upload: bool = False, **request: Any,
    ) -> Answer | Failure:  # fmt: skip
        url = f"{self._bucket}{'/' if key else ''}{key}{'?' if query else ''}{query}"
        given = {"body": body} if body else {}
        signed = self._signer.headers(method, url, self._clock.now(), more=more, **given)
        signed.pop("host")  # httpx writes the same
        # A connection of its own for each call: a pooled one may be dead after a sleep.
        headers = {**signed, "Connection": "close"}
        return self._http.mutate(method, url, upload=upload, headers=headers, **request)

    def _end(self, answer: Answer | Failure, done: Outcome) -> Outcome:
        if not isinstance(answer, Answer):
            return answer
        if answer.ok:
            return done
        code, message = _error(answer.text)
        if code in _FULL or answer.status == 507:
            return Refused("host_full", Why.AUTH, self._http.redact(message), answer.status)
        said = replace(answer, data={"message": message or code})
        return TABLE.outcome(self._http, said, code, self._clock.now(), repeatable=True)

    def _listed(self) -> Iterator[Stored]:
        token = ""
        while True:
            after = f"continuation-token={quote(token, safe='')}&" if token else ""
            query = f"{after}list-type=2&prefix={quote(f'{self._folder}/', safe='')}"
            answer = self._call("GET", query=query)
            if not isinstance(answer, Answer) or not answer.ok:
                raise OSError("the bucket does not list what it holds")
            root = _parsed(answer.text)
            for entry in root.iterfind("{*}Contents"):
                key, at = entry.findtext("{*}Key") or "", entry.findtext("{*}LastModified") or ""
                yield Stored(key.rsplit("/", 1)[-1], datetime.fromisoformat(at).astimezone(UTC))
            token = root.findtext("{*}NextContinuationToken") or ""
            if not token:
                return


def _parsed(text: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise OSError("the bucket's answer is no list") from error


def _error(text: str) -> tuple[str, str]:
    """Code and message of an error's XML, "" where it is none."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return "", text[:300]
    return root.findtext("{*}Code") or "", root.findtext("{*}Message") or ""
