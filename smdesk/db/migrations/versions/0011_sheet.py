"""The content sheet: what is written for the designer, what went to design, and the art that came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

# The types as they stood when this was written: a migration does not follow the models.
TIME, JSON, DAY = sa.String(27), sa.Text(), sa.String(10)


def upgrade() -> None:
    """Three tables; nothing was written for a designer yet."""
    op.create_table(
        "brief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("art_text", sa.Text(), nullable=False),
        sa.Column("scene", sa.Text(), nullable=False),
        sa.Column("refs", JSON, nullable=False),
        sa.Column("sizes", JSON, nullable=False),
        sa.Column("needed", sa.Boolean(), nullable=False),
        sa.Column("codes", JSON, nullable=False),
        *(sa.Column(name, TIME, nullable=False) for name in ("created_at", "changed_at")),
        sa.PrimaryKeyConstraint("id", name="pk_brief"),
        _of_post("brief"),
        sa.UniqueConstraint("post_id", name="uq_brief_post_id"),
    )
    op.create_table(
        "sheet_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("week", DAY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("lines", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_delivery"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_sheet_delivery_client_id_client"),
        sa.UniqueConstraint("client_id", "week", "version", name="uq_sheet_delivery_client_id_week_version"),
    )
    op.create_table(
        "art",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("media_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(255), nullable=False),
        sa.Column("format", sa.String(24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("asked", JSON, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_art"),
        _of_post("art"),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name="fk_art_media_id_media"),
    )
    op.create_index("ix_art_post_id", "art", ["post_id"])


def _of_post(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=f"fk_{table}_post_id_post", ondelete="CASCADE")
