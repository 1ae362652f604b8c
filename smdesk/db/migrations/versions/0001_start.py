"""The first schema: clients, channels, posts, the publishing ledger, settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# The types as they stood when this was written: a migration does not follow the models.
INSTANT = sa.String(27)
WALL_TIME = sa.String(26)
JSON = sa.Text()


def upgrade() -> None:
    """Make all tables of the first release."""
    _client()
    _job_run()
    _media()
    _setting()
    _channel()
    _post()
    _publication()
    _rate_state()
    _revision()
    _variant()
    _attempt()
    _part()
    _transition()
    _part_media()


def _client() -> None:
    op.create_table(
        "client",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("website", sa.String(2048), nullable=False),
        sa.Column("sector", sa.String(200), nullable=False),
        sa.Column("late_limit_min", sa.Integer()),
        sa.Column("approval_required", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_client"),
    )
    op.create_index("uq_client_name_live", "client", ["name"], unique=True, sqlite_where=sa.text("deleted_at IS NULL"))


def _job_run() -> None:
    op.create_table(
        "job_run",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("started_at", INSTANT),
        sa.Column("ended_at", INSTANT),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_job_run"),
    )


def _media() -> None:
    op.create_table(
        "media",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("mime", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("duration_s", sa.Double(), nullable=False),
        sa.Column("filename", sa.String(255), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_media"),
        sa.UniqueConstraint("sha256", name="uq_media_sha256"),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("scope", sa.String(8), nullable=False),
        sa.Column("scope_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "scope", "scope_id", name="pk_setting"),
    )


def _channel() -> None:
    op.create_table(
        "channel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("network", sa.String(32), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("handle", sa.String(320), nullable=False),
        sa.Column("display_name", sa.String(320), nullable=False),
        sa.Column("server", sa.String(2048), nullable=False),
        sa.Column("remote_id", sa.String(512), nullable=False),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("limits", JSON, nullable=False),
        sa.Column("limits_read_at", INSTANT),
        sa.Column("secret_ref", sa.String(128), nullable=False),
        sa.Column("problem", sa.String(64), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("spacing_s", sa.Double()),
        sa.Column("slots", JSON, nullable=False),
        sa.Column("checked_at", INSTANT),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_channel_client_id_client"),
        sa.PrimaryKeyConstraint("id", name="pk_channel"),
    )
    op.create_index("ix_channel_client_id", "channel", ["client_id"])
    op.create_index(
        "uq_channel_account_live",
        "channel",
        ["network", "server", "remote_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL AND remote_id <> ''"),
    )


def _post() -> None:
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("recurrence", JSON),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_post_client_id_client"),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
    )
    op.create_index("ix_post_client_id", "post", ["client_id"])


def _publication() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer()),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(12), nullable=False),
        sa.Column("wall_time", WALL_TIME, nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("zone_data", sa.String(16), nullable=False),
        sa.Column("due_utc", INSTANT, nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("hold_reason", sa.String(64), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", INSTANT),
        sa.Column("queued_at", INSTANT),
        sa.Column("first_try_at", INSTANT),
        sa.Column("doubt", sa.Boolean(), nullable=False),
        sa.Column("ask", sa.String(64), nullable=False),
        sa.Column("key", sa.String(64)),
        sa.Column("armed_at", INSTANT),
        sa.Column("payload", sa.Text()),
        sa.Column("payload_hash", sa.String(64), nullable=False),
        sa.Column("step", sa.String(24), nullable=False),
        sa.Column("step_state", JSON, nullable=False),
        sa.Column("delegated", sa.String(512), nullable=False),
        sa.Column("wish", sa.String(12), nullable=False),
        sa.Column("remote_id", sa.String(512)),
        sa.Column("remote_url", sa.String(2048), nullable=False),
        sa.Column("remote_extra", JSON, nullable=False),
        sa.Column("published_at", INSTANT),
        sa.Column("proof", sa.String(12), nullable=False),
        sa.Column("error_code", sa.String(64), nullable=False),
        sa.Column("error_why", sa.String(16), nullable=False),
        sa.Column("error_words", sa.Text(), nullable=False),
        sa.Column("boot_id", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_publication_channel_id_channel"),
        sa.ForeignKeyConstraint(["parent_id"], ["publication.id"], name="fk_publication_parent_id_publication"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_publication_post_id_post"),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
        sa.UniqueConstraint("key", name="uq_publication_key"),
    )
    op.create_index("ix_publication_due_utc", "publication", ["due_utc"])
    op.create_index(
        "ix_publication_next_try_at", "publication", ["next_try_at"], sqlite_where=sa.text("next_try_at IS NOT NULL")
    )
    op.create_index(
        "ix_publication_parent_id", "publication", ["parent_id"], sqlite_where=sa.text("parent_id IS NOT NULL")
    )
    op.create_index("ix_publication_post_id", "publication", ["post_id"])
    op.create_index("ix_publication_state_due_utc", "publication", ["state", "due_utc"])
    op.create_index(
        "uq_publication_open",
        "publication",
        ["post_id", "channel_id", "kind", "occurrence"],
        unique=True,
        sqlite_where=sa.text(
            "state IN ('assisted', 'delegated', 'held', 'late', 'processing', 'scheduled', 'sending', 'unconfirmed')"
        ),
    )
    op.create_index(
        "uq_publication_remote",
        "publication",
        ["channel_id", "remote_id"],
        unique=True,
        sqlite_where=sa.text("remote_id IS NOT NULL"),
    )
    op.create_index(
        "uq_publication_sending", "publication", ["channel_id"], unique=True, sqlite_where=sa.text("state = 'sending'")
    )


def _rate_state() -> None:
    op.create_table(
        "rate_state",
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("next_allowed_at", INSTANT),
        sa.Column("limited_until", INSTANT),
        sa.Column("windows", JSON, nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_rate_state_channel_id_channel"),
        sa.PrimaryKeyConstraint("channel_id", name="pk_rate_state"),
    )


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("snapshot", JSON, nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_revision_post_id_post", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
    )
    op.create_index("ix_revision_post_id_at", "revision", ["post_id", "at"])


def _variant() -> None:
    op.create_table(
        "variant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Integer()),
        sa.Column("format", sa.String(24), nullable=False),
        sa.Column("first_comment", sa.Text()),
        sa.Column("reply_to", sa.String(2048), nullable=False),
        sa.Column("options", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_variant_channel_id_channel"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_variant_post_id_post", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_variant"),
        sa.UniqueConstraint("post_id", "channel_id", name="uq_variant_post_id_channel_id"),
    )
    op.create_index("uq_variant_base", "variant", ["post_id"], unique=True, sqlite_where=sa.text("channel_id IS NULL"))


def _attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(24), nullable=False),
        sa.Column("payload_hash", sa.String(64), nullable=False),
        sa.Column("boot_id", sa.String(40), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name="fk_attempt_publication_id_publication"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.UniqueConstraint("publication_id", "number", name="uq_attempt_publication_id_number"),
    )


def _part() -> None:
    op.create_table(
        "part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("variant_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("link", sa.String(2048), nullable=False),
        sa.ForeignKeyConstraint(["variant_id"], ["variant.id"], name="fk_part_variant_id_variant", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_part"),
        sa.UniqueConstraint("variant_id", "position", name="uq_part_variant_id_position"),
    )


def _transition() -> None:
    op.create_table(
        "transition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("target", sa.String(16), nullable=False),
        sa.Column("by", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name="fk_transition_publication_id_publication"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_transition"),
    )
    op.create_index("ix_transition_publication_id", "transition", ["publication_id"])


def _part_media() -> None:
    op.create_table(
        "part_media",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("media_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.Column("crop", JSON),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name="fk_part_media_media_id_media"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_part_media_part_id_part", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_part_media"),
        sa.UniqueConstraint("part_id", "position", name="uq_part_media_part_id_position"),
    )
    op.create_index("ix_part_media_media_id", "part_media", ["media_id"])
