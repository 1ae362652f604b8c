"""The signature against the examples that AWS gives with their results.

From "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk" of the S3 API
reference; the keys are the ones it prints.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from smdesk.adapters.hosting.sigv4 import Signer

SIGNER = Signer("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
AT = datetime(2013, 5, 24, tzinfo=UTC)
BUCKET = "https://examplebucket.s3.amazonaws.com"
STORED = {"date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"}
WELCOME = hashlib.sha256(b"Welcome to Amazon S3.").hexdigest()


@pytest.mark.parametrize(
    ("method", "path", "given", "signature"),
    [
        ("GET", "/test.txt", {"more": {"range": "bytes=0-9"}},
         "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
        ("PUT", "/test%24file.text", {"more": STORED, "body": WELCOME},
         "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
        ("GET", "/?lifecycle", {}, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        ("GET", "/?prefix=J&max-keys=2", {}, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ],
)  # fmt: skip
def test_the_published_examples(method, path, given, signature):
    proof = SIGNER.headers(method, BUCKET + path, AT, **given)["Authorization"]
    assert proof.startswith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,")
    assert proof.endswith(f"Signature={signature}")


def test_the_secret_key_is_shown_nowhere():
    headers = SIGNER.headers("GET", f"{BUCKET}/a", AT)
    assert SIGNER.secret not in f"{headers}{SIGNER!r}"
