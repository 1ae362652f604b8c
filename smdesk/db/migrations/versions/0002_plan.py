"""What planning takes: a time for drafts, pillars, saved texts, things put off, a colour for each client."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# The types as they stood when this was written: a migration does not follow the models.
INSTANT = sa.String(27)
WALL_TIME = sa.String(26)


def upgrade() -> None:
    """Add them; what is there stays as it is."""
    _pillar()
    _snippet()
    op.create_table(
        "snooze",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_snooze"),
    )
    with op.batch_alter_table("client") as client:
        client.add_column(sa.Column("color", sa.String(16), nullable=False, server_default=""))
    with op.batch_alter_table("client") as client:
        client.alter_column("color", server_default=None)
    with op.batch_alter_table("post") as post:
        post.add_column(sa.Column("pillar_id", sa.Integer()))
        post.add_column(sa.Column("planned_wall", WALL_TIME))
        post.add_column(sa.Column("planned_zone", sa.String(64), nullable=False, server_default=""))
        post.add_column(sa.Column("planned_utc", INSTANT))
        post.create_foreign_key("fk_post_pillar_id_pillar", "pillar", ["pillar_id"], ["id"])
    with op.batch_alter_table("post") as post:
        post.alter_column("planned_zone", server_default=None)
    op.create_index("ix_post_planned_utc", "post", ["planned_utc"], sqlite_where=sa.text("planned_utc IS NOT NULL"))


def _pillar() -> None:
    op.create_table(
        "pillar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("color", sa.String(16), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_pillar_client_id_client"),
        sa.PrimaryKeyConstraint("id", name="pk_pillar"),
    )
    op.create_index("ix_pillar_client_id", "pillar", ["client_id"])


def _snippet() -> None:
    op.create_table(
        "snippet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer()),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        *_versioned(),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_snippet_client_id_client"),
        sa.PrimaryKeyConstraint("id", name="pk_snippet"),
    )
    op.create_index("ix_snippet_client_id", "snippet", ["client_id"])


def _versioned() -> list[sa.Column[object]]:
    return [
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
    ]
