"""What is planned for a client: campaigns and ads, contests, key dates, programmes; what a post belongs to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# The types as they stood when this was written: a migration does not follow the models.
INSTANT = sa.String(27)
WALL_TIME = sa.String(26)
JSON = sa.Text()


def upgrade() -> None:
    """Add them; what is there stays as it is."""
    for make in (
        _campaign, _ad_set, _ad, _ad_reading, _contest, _contest_entry, _contest_draw, _key_date, _programme,
        _plan_document,
    ):  # fmt: skip
        make()
    _pillar_columns()
    _post_columns()


def _pillar_columns() -> None:
    with op.batch_alter_table("pillar") as pillar:
        pillar.add_column(sa.Column("about", sa.Text(), nullable=False, server_default=""))
        pillar.add_column(sa.Column("personas", JSON, nullable=False, server_default="[]"))
    with op.batch_alter_table("pillar") as pillar:
        pillar.alter_column("about", server_default=None)
        pillar.alter_column("personas", server_default=None)


def _post_columns() -> None:
    links = {"persona_id": "persona", "campaign_id": "campaign", "series_id": "post", "batch_id": "import_batch"}
    with op.batch_alter_table("post") as post:
        for column, table in links.items():
            post.add_column(sa.Column(column, sa.Integer()))
            post.create_foreign_key(f"fk_post_{column}_{table}", table, [column], ["id"])
    for column in ("campaign_id", "batch_id"):
        op.create_index(f"ix_post_{column}", "post", [column], sqlite_where=sa.text(f"{column} IS NOT NULL"))
    op.create_index("ix_post_recurring", "post", ["client_id"], sqlite_where=sa.text("recurrence IS NOT NULL"))


def _campaign() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("aim", sa.String(24), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("kpi_id", sa.Integer()),
        sa.Column("starts", sa.String(10), nullable=False),
        sa.Column("ends", sa.String(10), nullable=False),
        sa.Column("budget", sa.Integer()),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("color", sa.String(16), nullable=False),
        sa.Column("utm", JSON, nullable=False),
        sa.Column("channel_id", sa.Integer()),
        sa.Column("remote", JSON, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_campaign"),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_campaign_channel_id_channel"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_campaign_client_id_client"),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name="fk_campaign_kpi_id_kpi"),
    )
    op.create_index("ix_campaign_client_id", "campaign", ["client_id"])


def _ad_set() -> None:
    op.create_table(
        "ad_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("persona_id", sa.Integer()),
        sa.Column("audience", JSON, nullable=False),
        sa.Column("placements", JSON, nullable=False),
        sa.Column("starts", sa.String(10), nullable=False),
        sa.Column("ends", sa.String(10), nullable=False),
        sa.Column("budget", sa.Integer()),
        sa.Column("per_day", sa.Boolean(), nullable=False),
        sa.Column("cap", sa.Integer()),
        sa.Column("aim", sa.String(24), nullable=False),
        sa.Column("remote", JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_ad_set"),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_ad_set_campaign_id_campaign"),
        sa.ForeignKeyConstraint(["persona_id"], ["persona.id"], name="fk_ad_set_persona_id_persona"),
    )
    op.create_index("ix_ad_set_campaign_id", "ad_set", ["campaign_id"])


def _ad() -> None:
    op.create_table(
        "ad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ad_set_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("post_id", sa.Integer()),
        sa.Column("creative", JSON, nullable=False),
        sa.Column("remote", JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_ad"),
        sa.ForeignKeyConstraint(["ad_set_id"], ["ad_set.id"], name="fk_ad_ad_set_id_ad_set"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_ad_post_id_post"),
    )
    op.create_index("ix_ad_ad_set_id", "ad", ["ad_set_id"])
    op.create_index("ix_ad_post_id", "ad", ["post_id"], sqlite_where=sa.text("post_id IS NOT NULL"))


def _ad_reading() -> None:
    op.create_table(
        "ad_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("ad_set_id", sa.Integer()),
        sa.Column("ad_id", sa.Integer()),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("cumulative", sa.Boolean(), nullable=False),
        sa.Column("spent", sa.Integer()),
        sa.Column("reach", sa.Integer()),
        sa.Column("impressions", sa.Integer()),
        sa.Column("clicks", sa.Integer()),
        sa.Column("results", sa.Double()),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("batch_id", sa.Integer()),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_ad_reading"),
        sa.ForeignKeyConstraint(["ad_id"], ["ad.id"], name="fk_ad_reading_ad_id_ad"),
        sa.ForeignKeyConstraint(["ad_set_id"], ["ad_set.id"], name="fk_ad_reading_ad_set_id_ad_set"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name="fk_ad_reading_batch_id_import_batch"),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_ad_reading_campaign_id_campaign"),
    )
    op.create_index("ix_ad_reading_campaign_id_day", "ad_reading", ["campaign_id", "day"])


def _contest() -> None:
    op.create_table(
        "contest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer()),
        sa.Column("post_id", sa.Integer()),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("opens", WALL_TIME),
        sa.Column("closes", WALL_TIME),
        sa.Column("draws", WALL_TIME),
        sa.Column("prize", sa.Text(), nullable=False),
        sa.Column("winners", sa.Integer(), nullable=False),
        sa.Column("reserves", sa.Integer(), nullable=False),
        sa.Column("rules", JSON, nullable=False),
        sa.Column("legal", sa.Text(), nullable=False),
        sa.Column("legal_version", sa.String(24), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_contest"),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_contest_campaign_id_campaign"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_contest_client_id_client"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_contest_post_id_post"),
    )
    op.create_index("ix_contest_client_id", "contest", ["client_id"])


def _contest_entry() -> None:
    op.create_table(
        "contest_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contest_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(600), nullable=False),
        sa.Column("name", sa.String(320), nullable=False),
        sa.Column("network", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url", sa.String(2048), nullable=False),
        sa.Column("at", INSTANT),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("message_id", sa.Integer()),
        sa.Column("excluded", sa.String(200), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_contest_entry"),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name="fk_contest_entry_contest_id_contest", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_contest_entry_message_id_message"),
        sa.UniqueConstraint("contest_id", "key", name="uq_contest_entry_contest_id_key"),
    )


def _contest_draw() -> None:
    op.create_table(
        "contest_draw",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contest_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("commitment", sa.String(64), nullable=False),
        sa.Column("committed_at", INSTANT),
        sa.Column("seed", sa.String(200), nullable=False),
        sa.Column("method", sa.String(24), nullable=False),
        sa.Column("entries", JSON, nullable=False),
        sa.Column("entries_sha256", sa.String(64), nullable=False),
        sa.Column("result", JSON, nullable=False),
        sa.Column("at", INSTANT),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contest_draw"),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name="fk_contest_draw_contest_id_contest", ondelete="CASCADE"),
        sa.UniqueConstraint("contest_id", "number", name="uq_contest_draw_contest_id_number"),
    )


def _key_date() -> None:
    op.create_table(
        "key_date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer()),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("until", sa.String(10), nullable=False),
        sa.Column("yearly", sa.Boolean(), nullable=False),
        sa.Column("ref", sa.String(120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_key_date"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_key_date_client_id_client"),
    )
    op.create_index("ix_key_date_client_id", "key_date", ["client_id"])


def _programme() -> None:
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("proposal", JSON, nullable=False),
        sa.Column("accepted_at", INSTANT),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_programme"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_programme_client_id_client"),
    )
    op.create_index("ix_programme_client_id_month", "programme", ["client_id", "month"])


def _plan_document() -> None:
    op.create_table(
        "plan_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("paper", sa.String(8), nullable=False),
        sa.Column("sections", JSON, nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_plan_document"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_plan_document_client_id_client"),
        sa.UniqueConstraint("client_id", name="uq_plan_document_client_id"),
    )


def _versioned() -> list[sa.Column[object]]:
    return [
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", INSTANT),
        *_timed(),
    ]


def _timed() -> list[sa.Column[object]]:
    return [
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
    ]
