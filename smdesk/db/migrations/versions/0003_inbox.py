"""The inbox with its ledger of answers, measured values, clients that are no longer worked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# The types as they stood when this was written: a migration does not follow the models.
INSTANT = sa.String(27)
JSON = sa.Text()


def upgrade() -> None:
    """Add them; what is there stays as it is."""
    for make in (
        _author, _conversation, _message, _note, _reply, _message_act, _sync_state, _import_batch, _sample,
    ):  # fmt: skip
        make()
    with op.batch_alter_table("client") as client:
        client.add_column(sa.Column("archived_at", INSTANT))
    undated = "planned_utc IS NULL AND stage <> 'planned' AND deleted_at IS NULL"
    op.create_index("ix_post_undated", "post", ["changed_at"], sqlite_where=sa.text(undated))


def _author() -> None:
    op.create_table(
        "author",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(512), nullable=False),
        sa.Column("handle", sa.String(320), nullable=False),
        sa.Column("name", sa.String(320), nullable=False),
        sa.Column("url", sa.String(2048), nullable=False),
        sa.Column("avatar_url", sa.String(2048), nullable=False),
        sa.Column("tags", JSON, nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("blocked_at", INSTANT),
        sa.Column("muted_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_author"),
        sa.UniqueConstraint("channel_id", "remote_id", name="uq_author_channel_id_remote_id"),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_author_channel_id_channel"),
    )


def _conversation() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(512), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("author_id", sa.Integer()),
        sa.Column("publication_id", sa.Integer()),
        sa.Column("under", sa.String(512), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("unread", sa.Boolean(), nullable=False),
        sa.Column("snoozed_until", INSTANT),
        sa.Column("done_at", INSTANT),
        sa.Column("first_at", INSTANT, nullable=False),
        sa.Column("last_at", INSTANT, nullable=False),
        sa.Column("waiting_since", INSTANT),
        sa.Column("answer_by", INSTANT),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer()),
        sa.Column("triage", sa.String(12), nullable=False),
        sa.Column("triage_by", sa.String(8), nullable=False),
        sa.Column("triage_why", JSON, nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversation"),
        sa.UniqueConstraint("channel_id", "key", name="uq_conversation_channel_id_key"),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_conversation_channel_id_channel"),
        sa.ForeignKeyConstraint(["author_id"], ["author.id"], name="fk_conversation_author_id_author"),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name="fk_conversation_publication_id_publication"),
    )
    op.create_index("ix_conversation_author_id", "conversation", ["author_id"])
    op.create_index("ix_conversation_channel_id_state_last_at", "conversation", ["channel_id", "state", "last_at"])
    op.create_index("ix_conversation_publication_id", "conversation", ["publication_id"], sqlite_where=sa.text("publication_id IS NOT NULL"))
    op.create_index("ix_conversation_state_last_at", "conversation", ["state", "last_at"])


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(512), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Integer()),
        sa.Column("author", sa.String(320), nullable=False),
        sa.Column("author_name", sa.String(320), nullable=False),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("media", JSON, nullable=False),
        sa.Column("rating", sa.Integer()),
        sa.Column("url", sa.String(2048), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("read_at", INSTANT, nullable=False),
        sa.Column("edited_at", INSTANT),
        sa.Column("parent", sa.String(512), nullable=False),
        sa.Column("under", sa.String(512), nullable=False),
        sa.Column("publication_id", sa.Integer()),
        sa.Column("extra", JSON, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("answered_at", INSTANT),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("liked", sa.Boolean(), nullable=False),
        sa.Column("deleted_there", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("channel_id", "remote_id", name="uq_message_channel_id_remote_id"),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="fk_message_conversation_id_conversation"),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_message_channel_id_channel"),
        sa.ForeignKeyConstraint(["author_id"], ["author.id"], name="fk_message_author_id_author"),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name="fk_message_publication_id_publication"),
    )
    op.create_index("ix_message_author_id_at", "message", ["author_id", "at"])
    op.create_index("ix_message_channel_id_at", "message", ["channel_id", "at"])
    op.create_index("ix_message_conversation_id_at", "message", ["conversation_id", "at"])
    op.create_index("ix_message_edited_at", "message", ["edited_at"], sqlite_where=sa.text("edited_at IS NOT NULL"))


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="fk_note_conversation_id_conversation"),
    )
    op.create_index("ix_note_conversation_id", "note", ["conversation_id"])


def _reply() -> None:
    op.create_table(
        "reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("media_id", sa.Integer()),
        sa.Column("closes", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", INSTANT),
        sa.Column("armed_at", INSTANT),
        sa.Column("first_try_at", INSTANT),
        sa.Column("ended_at", INSTANT),
        sa.Column("doubt", sa.Boolean(), nullable=False),
        sa.Column("ask", sa.String(64), nullable=False),
        sa.Column("proof", sa.String(12), nullable=False),
        sa.Column("remote_id", sa.String(512)),
        sa.Column("remote_url", sa.String(2048), nullable=False),
        sa.Column("error_code", sa.String(64), nullable=False),
        sa.Column("error_why", sa.String(16), nullable=False),
        sa.Column("error_words", sa.Text(), nullable=False),
        sa.Column("boot_id", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reply"),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_reply_channel_id_channel"),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="fk_reply_conversation_id_conversation"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_reply_message_id_message"),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name="fk_reply_media_id_media"),
        sa.UniqueConstraint("key", name="uq_reply_key"),
    )
    op.create_index("ix_reply_conversation_id", "reply", ["conversation_id"])
    op.create_index("ix_reply_state_due_at", "reply", ["state", "due_at"])
    op.create_index("uq_reply_remote", "reply", ["channel_id", "remote_id"], unique=True, sqlite_where=sa.text("remote_id IS NOT NULL"))
    op.create_index("uq_reply_sending", "reply", ["channel_id"], unique=True, sqlite_where=sa.text("state = 'sending'"))


def _message_act() -> None:
    op.create_table(
        "message_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_message_act"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_message_act_message_id_message"),
    )
    op.create_index("ix_message_act_message_id", "message_act", ["message_id"])


def _sync_state() -> None:
    op.create_table(
        "sync_state",
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("job", sa.String(16), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=False),
        sa.Column("tried_at", INSTANT),
        sa.Column("succeeded_at", INSTANT),
        sa.Column("next_due_at", INSTANT),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error_code", sa.String(64), nullable=False),
        sa.Column("error_words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "job", name="pk_sync_state"),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_sync_state_channel_id_channel"),
    )
    op.create_index("ix_sync_state_next_due_at", "sync_state", ["next_due_at"])


def _import_batch() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("filename", sa.String(255), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("undone_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_import_batch"),
    )


def _sample() -> None:
    op.create_table(
        "sample",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer()),
        sa.Column("metric", sa.String(64), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("window", sa.String(12), nullable=False),
        sa.Column("window_start", INSTANT),
        sa.Column("window_end", INSTANT),
        sa.Column("dimension", sa.String(96), nullable=False),
        sa.Column("definition", sa.String(96), nullable=False),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("batch_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_sample"),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_sample_channel_id_channel"),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name="fk_sample_publication_id_publication"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name="fk_sample_batch_id_import_batch"),
    )
    op.create_index("ix_sample_batch_id", "sample", ["batch_id"], sqlite_where=sa.text("batch_id IS NOT NULL"))
    op.create_index("ix_sample_channel_id_metric_at", "sample", ["channel_id", "metric", "at"], sqlite_where=sa.text("publication_id IS NULL"))
    op.create_index("ix_sample_publication_id_metric_at", "sample", ["publication_id", "metric", "at"], sqlite_where=sa.text("publication_id IS NOT NULL"))
