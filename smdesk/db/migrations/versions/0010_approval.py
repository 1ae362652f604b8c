"""Approval rounds: what went to the client, what came back, and their history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

# The types as they stood when this was written: a migration does not follow the models.
TIME, WALL, JSON, DIGEST = sa.String(27), sa.String(26), sa.Text(), sa.String(64)


def upgrade() -> None:
    """Three tables; nothing was sent yet."""
    op.create_table(
        "approval_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("deadline", WALL),
        sa.Column("sent", DIGEST, nullable=False),
        *(sa.Column(name, TIME) for name in ("sent_at", "answered_at", "closed_at")),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", TIME),
        *_times(),
        sa.PrimaryKeyConstraint("id", name="pk_approval_round"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_approval_round_client_id_client"),
        sa.UniqueConstraint("key", name="uq_approval_round_key"),
    )
    op.create_index("ix_approval_round_client_id", "approval_round", ["client_id"])
    _items()
    op.create_table(
        "approval_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer()),
        sa.Column("at", TIME, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("facts", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_approval_event"),
        _owner("approval_event", "round_id", "approval_round"),
        _owner("approval_event", "item_id", "approval_item"),
    )
    op.create_index("ix_approval_event_round_id", "approval_event", ["round_id"])


def _items() -> None:
    op.create_table(
        "approval_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown", JSON),
        sa.Column("wall", WALL),
        sa.Column("digest", DIGEST, nullable=False),
        sa.Column("seen", DIGEST, nullable=False),
        sa.Column("says", sa.String(12), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("texts", JSON, nullable=False),
        sa.Column("answered_by", sa.String(200), nullable=False),
        sa.Column("answered_at", TIME),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.String(12), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        *_times(),
        sa.PrimaryKeyConstraint("id", name="pk_approval_item"),
        sa.UniqueConstraint("round_id", "post_id", name="uq_approval_item_round_id_post_id"),
        _owner("approval_item", "round_id", "approval_round"),
        _owner("approval_item", "post_id", "post"),
    )
    op.create_index("ix_approval_item_post_id", "approval_item", ["post_id"])


def _owner(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}", ondelete="CASCADE")


def _times() -> list[sa.Column[str]]:
    return [sa.Column(name, TIME, nullable=False) for name in ("created_at", "changed_at")]
