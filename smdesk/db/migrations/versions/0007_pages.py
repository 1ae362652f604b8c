"""The pages of a document in a column of their own; of a KPI what is to push it, and when its number is read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# The type as it stood when this was written: a migration does not follow the models.
JSON = sa.Text()


def upgrade() -> None:
    """Until now the pages of a PDF stood where the seconds of a video stand."""
    with op.batch_alter_table("media") as media:
        media.add_column(sa.Column("pages", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE media SET pages = round(duration_s), duration_s = 0 WHERE mime = 'application/pdf'")
    with op.batch_alter_table("media") as media:
        media.alter_column("pages", server_default=None)
    with op.batch_alter_table("kpi") as kpi:
        kpi.add_column(sa.Column("pushed", JSON, nullable=False, server_default="[]"))
        kpi.add_column(sa.Column("reads", sa.String(8), nullable=False, server_default=""))
    with op.batch_alter_table("kpi") as kpi:
        kpi.alter_column("pushed", server_default=None)
        kpi.alter_column("reads", server_default=None)
