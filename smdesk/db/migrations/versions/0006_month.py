"""A target for each month of a KPI."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add it; no KPI has one yet."""
    with op.batch_alter_table("kpi") as kpi:
        kpi.add_column(sa.Column("monthly", sa.Double()))
