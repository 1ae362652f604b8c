"""What is known of a client and agreed with it: dossier, personas, voice, audits, objectives and KPIs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# The types as they stood when this was written: a migration does not follow the models.
INSTANT = sa.String(27)
JSON = sa.Text()


def upgrade() -> None:
    """Add them; what is there stays as it is."""
    for make in (
        _dossier, _product, _contact, _persona, _voice, _channel_choice, _audit, _presence, _competitor,
        _competitor_figure, _finding, _task, _objective, _kpi, _reading, _agreement,
    ):  # fmt: skip
        make()


def _dossier() -> None:
    op.create_table(
        "dossier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("networks", JSON, nullable=False),
        sa.Column("hours", JSON, nullable=False),
        sa.Column("logo_id", sa.Integer()),
        sa.Column("colors", JSON, nullable=False),
        sa.Column("promo_ceiling", sa.Integer()),
        sa.Column("utm", JSON, nullable=False),
        sa.Column("answers", JSON, nullable=False),
        sa.Column("cadence", JSON, nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_dossier"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_dossier_client_id_client"),
        sa.ForeignKeyConstraint(["logo_id"], ["media.id"], name="fk_dossier_logo_id_media"),
        sa.UniqueConstraint("client_id", name="uq_dossier_client_id"),
    )


def _product() -> None:
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("price", sa.String(80), nullable=False),
        sa.Column("url", sa.String(2048), nullable=False),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("claims", JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_product"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_product_client_id_client"),
    )
    op.create_index("ix_product_client_id", "product", ["client_id"])


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(200), nullable=False),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("approves", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_contact_client_id_client"),
    )
    op.create_index("ix_contact_client_id", "contact", ["client_id"])


def _persona() -> None:
    op.create_table(
        "persona",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("share", sa.Integer()),
        sa.Column("portrait_id", sa.Integer()),
        sa.Column("profile", JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_persona"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_persona_client_id_client"),
        sa.ForeignKeyConstraint(["portrait_id"], ["media.id"], name="fk_persona_portrait_id_media"),
    )
    op.create_index("ix_persona_client_id", "persona", ["client_id"])


def _voice() -> None:
    op.create_table(
        "voice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("address", sa.String(8), nullable=False),
        sa.Column("rules", JSON, nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_voice"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_voice_client_id_client"),
        sa.UniqueConstraint("client_id", name="uq_voice_client_id"),
    )


def _channel_choice() -> None:
    op.create_table(
        "channel_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("network", sa.String(32), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("role", sa.String(200), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("per_week", sa.Double()),
        sa.Column("score", JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_channel_choice"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_channel_choice_client_id_client"),
    )
    op.create_index("uq_channel_choice_client_id_network_live", "channel_choice", ["client_id", "network"], unique=True, sqlite_where=sa.text("deleted_at IS NULL"))


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("reputation", JSON, nullable=False),
        sa.Column("swot", JSON, nullable=False),
        sa.Column("marketing", JSON, nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_audit_client_id_client"),
    )
    op.create_index("ix_audit_client_id_day", "audit", ["client_id", "day"])


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("network", sa.String(32), nullable=False),
        sa.Column("channel_id", sa.Integer()),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("handle", sa.String(320), nullable=False),
        sa.Column("url", sa.String(2048), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("decision", sa.String(12), nullable=False),
        sa.Column("followers", sa.Integer()),
        sa.Column("per_week", sa.Double()),
        sa.Column("last_day", sa.String(10), nullable=False),
        sa.Column("checklist", JSON, nullable=False),
        sa.Column("consistency", sa.Integer()),
        sa.Column("figures", JSON, nullable=False),
        sa.Column("sources", JSON, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_presence"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_presence_audit_id_audit", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_presence_channel_id_channel"),
    )
    op.create_index("ix_presence_audit_id", "presence", ["audit_id"])


def _competitor() -> None:
    op.create_table(
        "competitor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("url", sa.String(2048), nullable=False),
        sa.Column("handles", JSON, nullable=False),
        sa.Column("pressure", sa.String(8), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_competitor"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_competitor_client_id_client"),
    )
    op.create_index("ix_competitor_client_id", "competitor", ["client_id"])


def _competitor_figure() -> None:
    op.create_table(
        "competitor_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competitor_id", sa.Integer(), nullable=False),
        sa.Column("network", sa.String(32), nullable=False),
        sa.Column("metric", sa.String(64), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_competitor_figure"),
        sa.ForeignKeyConstraint(["competitor_id"], ["competitor.id"], name="fk_competitor_figure_competitor_id_competitor", ondelete="CASCADE"),
    )
    op.create_index("ix_competitor_figure_competitor_id_day", "competitor_figure", ["competitor_id", "day"])


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("area", sa.String(24), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=False),
        sa.Column("effort", sa.Integer(), nullable=False),
        sa.Column("became", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_finding_audit_id_audit", ondelete="CASCADE"),
    )
    op.create_index("ix_finding_audit_id", "finding", ["audit_id"])


def _task() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due", sa.String(10), nullable=False),
        sa.Column("done_at", INSTANT),
        sa.Column("origin", sa.String(40), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_task_client_id_client"),
    )
    op.create_index("ix_task_client_id", "task", ["client_id"])


def _objective() -> None:
    op.create_table(
        "objective",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_objective"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_objective_client_id_client"),
    )
    op.create_index("ix_objective_client_id", "objective", ["client_id"])


def _kpi() -> None:
    op.create_table(
        "kpi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("objective_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("metric", sa.String(48), nullable=False),
        sa.Column("formula", sa.Text(), nullable=False),
        sa.Column("nature", sa.String(12), nullable=False),
        sa.Column("scope", sa.String(12), nullable=False),
        sa.Column("scope_id", sa.Integer()),
        sa.Column("unit", sa.String(16), nullable=False),
        sa.Column("falling", sa.Boolean(), nullable=False),
        sa.Column("baseline", sa.Double()),
        sa.Column("target", sa.Double()),
        sa.Column("starts", sa.String(10), nullable=False),
        sa.Column("deadline", sa.String(10), nullable=False),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_kpi"),
        sa.ForeignKeyConstraint(["objective_id"], ["objective.id"], name="fk_kpi_objective_id_objective"),
    )
    op.create_index("ix_kpi_objective_id", "kpi", ["objective_id"])


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kpi_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name="fk_reading_kpi_id_kpi", ondelete="CASCADE"),
    )
    op.create_index("ix_reading_kpi_id_day", "reading", ["kpi_id", "day"])


def _agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("snapshot", JSON, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.String(10), nullable=False),
        sa.Column("signed_by", sa.String(200), nullable=False),
        sa.Column("document_id", sa.Integer()),
        sa.Column("deleted_at", INSTANT),
        *_timed(),
        sa.PrimaryKeyConstraint("id", name="pk_agreement"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_agreement_client_id_client"),
        sa.ForeignKeyConstraint(["document_id"], ["media.id"], name="fk_agreement_document_id_media"),
        sa.UniqueConstraint("client_id", "number", name="uq_agreement_client_id_number"),
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
