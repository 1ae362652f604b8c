"""The colours of a picture: those of printing look different on a network."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Nothing is known of the pictures that are there; it is read when one is attached again."""
    with op.batch_alter_table("media") as media:
        media.add_column(sa.Column("colors", sa.String(8), nullable=False, server_default=""))
    with op.batch_alter_table("media") as media:
        media.alter_column("colors", server_default=None)
