"""Prints the golden database of the present revision: run once a release, `python tests/golden_db/make.py > 0001.sql`.

A golden file is never changed after its release. Its rows are the ones that `tests/db/test_migrations.py` looks for.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from smdesk.core.publication import State
from smdesk.db import open_database
from smdesk.db.schema import APPLICATION_ID, FILE_NAME
from smdesk.models import (
    Ad,
    AdSet,
    Agreement,
    ApprovalEvent,
    ApprovalItem,
    ApprovalRound,
    Attempt,
    Audit,
    Author,
    Base,
    Campaign,
    Channel,
    Client,
    Contest,
    Conversation,
    Dossier,
    Finding,
    KeyDate,
    Kpi,
    Media,
    Message,
    Objective,
    Part,
    PartMedia,
    Persona,
    Post,
    Presence,
    Product,
    Publication,
    Reading,
    Reply,
    Sample,
    Setting,
    SyncState,
    Transition,
    Variant,
    Voice,
)

AT = datetime(2026, 9, 30, 12, 0, tzinfo=UTC)


def rows() -> list[Base]:
    """One desk in small: a client, a channel, a thread with a picture, a success and a doubt."""
    times = {"created_at": AT, "changed_at": AT}
    ledger = {"post_id": 1, "channel_id": 1, "zone": "America/Bogota", "zone_data": "2026b", **times}
    return [
        Client(id=1, name="Panadería «La Espiga» 🥖", zone="America/Bogota", languages=["es-CO", "en"], **times),
        Channel(id=1, client_id=1, network="bluesky", handle="espiga.example", remote_id="did:plc:espiga", **times),
        Post(id=1, client_id=1, title="Pan de yuca", stage="planned", **times),
        Variant(id=1, post_id=1, first_comment="¿Quién viene?", **times),
        Part(id=1, variant_id=1, position=0, text="Buenos días.\nMañana: pan de yuca."),
        Part(id=2, variant_id=1, position=1, text="El segundo."),
        Media(id=1, sha256="ab" * 32, mime="image/png", size=12, width=3, height=2, created_at=AT),
        Media(id=2, sha256="cd" * 32, mime="application/pdf", size=12, pages=12, created_at=AT),
        Media(id=4, sha256="0a" * 32, mime="image/jpeg", size=12, width=3, height=2, colors="CMYK", created_at=AT),
        Media(id=3, sha256="ef" * 32, mime="video/mp4", size=12, duration_s=4.5, video_codec="VP9", audio_codec="AAC",
              created_at=AT),
        PartMedia(id=1, part_id=1, media_id=1, position=0, alt="Un pan"),
        Publication(id=1, state=State.PUBLISHED, wall_time=datetime(2026, 10, 1, 9), remote_id="at://did/1",
                    due_utc=datetime(2026, 10, 1, 14, tzinfo=UTC), key="k1", **ledger),
        Publication(id=2, state=State.UNCONFIRMED, wall_time=datetime(2026, 10, 2, 9), occurrence=1,
                    due_utc=datetime(2026, 10, 2, 14, tzinfo=UTC), key="k2", ask="look_back", **ledger),
        Attempt(id=1, publication_id=1, number=1, step="part.0", outcome="published", status=200, started_at=AT),
        Attempt(id=2, publication_id=2, number=1, step="part.0", outcome="unknown", started_at=AT),
        Transition(id=1, publication_id=1, at=AT, source="sending", target="published"),
        Author(id=1, channel_id=1, remote_id="did:plc:nuria", handle="nuria.example", name="Nuria", **times),
        Conversation(id=1, channel_id=1, key="at://nuria/1", kind="comment", author_id=1, publication_id=1,
                     first_at=AT, last_at=AT, waiting_since=AT, messages=1, **times),
        Message(id=1, conversation_id=1, channel_id=1, remote_id="at://nuria/1", kind="comment", author_id=1,
                author="nuria.example", author_name="Nuria", text="¿Hay pan de yuca mañana? 🍞", at=AT, read_at=AT,
                under="at://did/1", publication_id=1),
        Reply(id=1, channel_id=1, conversation_id=1, message_id=1, text="Sí, desde las 7.", state="unconfirmed",
              due_at=AT, key="r1", **times),
        SyncState(channel_id=1, job="inbox", cursor="c1", succeeded_at=AT),
        Sample(id=1, channel_id=1, publication_id=1, metric="likes", value=12.0, at=AT, window="lifetime",
               definition="bluesky:likeCount"),
        Setting(key="future.unknown", scope="client", scope_id=1, value='{"kept": true}'),
        *strategy(times),
    ]  # fmt: skip


def strategy(times: dict[str, datetime]) -> list[Base]:
    """What is known of the client, agreed with it and planned."""
    return [
        Dossier(id=1, client_id=1, goal="Vender más pan de yuca", colors=["#b3541e"], promo_ceiling=20, **times),
        Product(id=1, client_id=1, name="Pan de yuca", facts=["Sin gluten"], **times),
        Persona(id=1, client_id=1, name="Doña Marta", share=60, profile={"place": "Bogotá"}, **times),
        Voice(id=1, client_id=1, summary="Cercana", address="usted", rules={"banned": [{"word": "barato"}]}, **times),
        Audit(id=1, client_id=1, day="2026-09-01", swot={"strengths": ["El obrador"]}, **times),
        Presence(id=1, audit_id=1, network="facebook", followers=412, **times),
        Finding(id=1, audit_id=1, text="Nadie responde", impact=5, effort=1, became="objective:1", **times),
        Objective(id=1, client_id=1, name="Que respondamos a todos", origin="finding:1", **times),
        Kpi(id=1, objective_id=1, name="Respuesta", metric="response_rate", baseline=40.0, target=90.0, **times),
        Kpi(
            id=2,
            objective_id=1,
            name="Pedidos",
            metric="conversions",
            baseline=90.0,
            target=120.0,
            monthly=12.5,
            pushed=["persona:1"],
            reads="mon",
            **times,
        ),
        Reading(id=1, kpi_id=1, day="2026-09-15", value=55.0, **times),
        Agreement(id=1, client_id=1, number=1, snapshot={"objectives": []}, signed_by="Marta", **times),
        Campaign(id=1, client_id=1, name="Diciembre", kind="paid", budget=15000, currency="COP", **times),
        AdSet(id=1, campaign_id=1, name="Barrio", persona_id=1, **times),
        Ad(id=1, ad_set_id=1, name="Bandeja", post_id=1, **times),
        Contest(id=1, client_id=1, name="Sorteo", zone="America/Bogota", closes=datetime(2026, 12, 20, 20), **times),
        ApprovalRound(
            id=1, client_id=1, key="k" * 32, name="1 al 15", language="es", sent="9" * 64, sent_at=AT, **times
        ),
        ApprovalItem(
            id=1,
            round_id=1,
            post_id=1,
            version=1,
            digest="8" * 64,
            seen="8" * 64,
            says="changes",
            comment="¿Y el precio?",
            texts=["Buenos días."],
            answered_by="Marta",
            answered_at=AT,
            **times,
        ),
        ApprovalEvent(id=1, round_id=1, item_id=1, at=AT, kind="answered", facts={"file": "uno.answer"}),
        KeyDate(id=1, client_id=1, name="Aniversario", day="2020-12-07", yearly=True, **times),
    ]


def main() -> None:
    """Write the dump to standard output."""
    with tempfile.TemporaryDirectory() as folder:
        with open_database(Path(folder)) as db, db.write() as unit:
            for row in rows():
                unit.session.add(row)
                unit.session.flush()
        with closing(sqlite3.connect(Path(folder) / FILE_NAME)) as connection:
            sys.stdout.write(f"PRAGMA application_id={APPLICATION_ID};\n")
            sys.stdout.writelines(f"{line}\n" for line in connection.iterdump())


if __name__ == "__main__":
    main()
