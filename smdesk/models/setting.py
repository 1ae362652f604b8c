"""Settings as stored: one value a key and scope, as the JSON text that `core.settings` makes and reads."""

from datetime import datetime

from sqlalchemy import String, Text

from smdesk.models.base import Base, Mapped, mapped_column


class Setting(Base):
    """One value. `scope` is app, client or channel; `scope_id` 0 for app. Unknown keys are kept."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    scope: Mapped[str] = mapped_column(String(8), primary_key=True, default="app")
    scope_id: Mapped[int] = mapped_column(primary_key=True, default=0)
    value: Mapped[str] = mapped_column(Text)  # see core.settings.encode


class JobRun(Base):
    """The last run of a periodic job; `publisher` is the publisher's own sign of life."""

    __tablename__ = "job_run"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    outcome: Mapped[str] = mapped_column(Text, default="")
