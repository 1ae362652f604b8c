"""How a film is coded, in columns of their own: some networks take few codecs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nothing is known of the films that are there; it is read when one is attached again."""
    with op.batch_alter_table("media") as media:
        media.add_column(sa.Column("video_codec", sa.String(32), nullable=False, server_default=""))
        media.add_column(sa.Column("audio_codec", sa.String(32), nullable=False, server_default=""))
    with op.batch_alter_table("media") as media:
        media.alter_column("video_codec", server_default=None)
        media.alter_column("audio_codec", server_default=None)
