"""The proof for a client as a file: which posts went out, when, and how that is known, with the journal of each."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.services.publications.service import PublishingService
from smdesk.services.views import PublicationView
from smdesk.system.disk import storage_error
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.naming import network_name
from smdesk.ui.publish import journal
from smdesk.words import Words

translate = QCoreApplication.translate

_STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:900px;margin:2rem auto;padding:0 1rem;color:#26231d}
h1{font-size:1.5rem}h2{font-size:1.05rem;margin:1.6rem 0 .2rem}p{margin:.2rem 0}.meta{color:#6b665c}
table{border-collapse:collapse;width:100%;margin:.4rem 0}td{padding:.15rem .6rem .15rem 0;vertical-align:top}
td.t{white-space:nowrap;color:#6b665c}article{border-bottom:1px solid #ddd8cc;padding-bottom:.8rem;
break-inside:avoid}"""


@dataclass(frozen=True, slots=True)
class Row:
    """One publication as it is told in a file."""

    view: PublicationView
    when: str
    published: str
    result: str
    how: str
    proof: str
    story: list[journal.Entry]


def write(
    file: Path, form: str, views: Sequence[PublicationView], service: PublishingService, words: Words, title: str
) -> int:
    """Write a file of a form (csv, html, json); how many publications are in it. Not for the window's thread.

    Raises:
        StorageError: as `storage_error`.
    """
    rows = [_row(view, service, words) for view in views]
    text = {"csv": _csv, "html": _html, "json": _json}[form](rows, words, title)
    try:
        file.write_bytes(text.encode("utf-8-sig" if form == "csv" else "utf-8"))
    except OSError as error:
        raise storage_error(error, file if file.parent.is_dir() else file.parent) from error
    return len(rows)


def _row(view: PublicationView, service: PublishingService, words: Words) -> Row:
    out = view.out_at
    return Row(
        view, f"{view.wall:%Y-%m-%d %H:%M} {view.zone}",
        f"{in_zone(out, view.zone):%Y-%m-%d %H:%M:%S}" if out is not None and view.state is State.PUBLISHED else "",
        capital(words.state(view.state.value)), _how(view), _proof(view, words),
        journal.entries(service.history(view.id), words, view.found_out_at),
    )  # fmt: skip


def _how(view: PublicationView) -> str:
    return {
        "assisted": translate("Export", "Assisted"),
        "delegate": translate("Export", "By the network’s scheduler"),
    }.get(view.mode, translate("Export", "Automatic"))


def _proof(view: PublicationView, words: Words) -> str:
    if view.state is State.PUBLISHED:
        return {
            "answer": translate("Export", "The network confirmed it"),
            "found": translate("Export", "Looked up and found"),
            "person": translate("Export", "Confirmed by hand"),
        }.get(view.proof, "")
    return words.outcome(view.error_code, words=view.error_words).what if view.error_code else ""


def _heads() -> tuple[str, ...]:
    return (
        translate("Export", "Due"), translate("Export", "Published"), translate("Export", "Client"),
        translate("Export", "Network"), translate("Export", "Account"), translate("Export", "Post"),
        translate("Export", "Result"), translate("Export", "How"), translate("Export", "Proof"),
        translate("Export", "Link"),
    )  # fmt: skip


def _cells(row: Row) -> tuple[str, ...]:
    view = row.view
    return (
        row.when, row.published, view.client, network_name(view.network), view.channel, view.text, row.result,
        row.how, row.proof, view.remote_url,
    )  # fmt: skip


def _csv(rows: Sequence[Row], _words: Words, _title: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(_heads())
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} else cell for cell in _cells(row)])
    return made.getvalue()


def _json(rows: Sequence[Row], words: Words, title: str) -> str:
    told = [
        {
            "id": row.view.id, "due": row.view.due.isoformat(), "zone": row.view.zone,
            "published": row.view.out_at.isoformat() if row.view.out_at else None,
            "client": row.view.client, "network": row.view.network, "account": row.view.channel,
            "text": row.view.text, "state": row.view.state.value, "mode": row.view.mode, "proof": row.view.proof,
            "link": row.view.remote_url, "error": row.view.error_code,
            "journal": [
                {"at": entry.at.isoformat(), "what": entry.title, "more": entry.detail} for entry in row.story
            ],
        }
        for row in rows
    ]  # fmt: skip
    return json.dumps({"title": title, "publications": told}, ensure_ascii=False, indent=2)


def _html(rows: Sequence[Row], words: Words, title: str) -> str:
    parts = [
        f'<!doctype html><html lang="{words.language}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{html.escape(title)}</title>'
        f"<style>{_STYLE}</style><h1>{html.escape(title)}</h1>"
    ]
    for row in rows:
        view = row.view
        place = f"{network_name(view.network)} · {view.channel}".rstrip(" ·")
        told = " · ".join(part for part in (place, row.published or row.when, row.result, row.how) if part)
        parts.append(f"<article><h2>{html.escape(view.text)}</h2><p class=meta>{html.escape(told)}</p>")
        if view.remote_url.startswith(("https://", "http://")):
            link = html.escape(view.remote_url)
            parts.append(f'<p><a href="{link}">{link}</a></p>')
        parts.append(f"<p>{html.escape(row.proof)}</p><table>")
        for entry in row.story:
            at = f"{in_zone(entry.at, view.zone):%Y-%m-%d %H:%M:%S}"
            said = html.escape(f"{entry.title}. {entry.detail}" if entry.detail else entry.title)
            parts.append(f"<tr><td class=t>{at}<td>{said}")
        parts.append("</table></article>")
    return "".join(parts)
