"""Content sheets: a week of posts as design is told of it, what is written for the designer, and deliveries."""

from __future__ import annotations

from datetime import date
from typing import Any

from smdesk.core.clock import Clock
from smdesk.core.sheet.lines import Brief, Delivery
from smdesk.db import Database
from smdesk.services.sheets.views import Delivered, SheetView, Written


class SheetsService:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def week(self, client: int, monday: date) -> SheetView:
        """The sheet of a client's week; also of one without posts. Raises NotFound `unknown_client`."""
        raise NotImplementedError

    def write(self, post_id: int, **given: Any) -> Written:
        """Change `art_text`, `scene`, `refs`, `sizes` or `needed` of what is written for the designer.

        Raises NotFound `unknown_post`; InvalidInput `brief_too_long` (`field`, `limit`), `bad_size`.
        """
        raise NotImplementedError

    def put_back(self, written: Written) -> Written:
        """Undo a change; what comes back does it again. Raises Conflict `brief_changed` (`post`)."""
        raise NotImplementedError

    def deliver(self, client: int, monday: date) -> Delivered:
        """Remember the week as it goes to design. Ideas, drafts and places in the plan that wait for art are
        "in design" then.

        Raises NotFound `unknown_client`; InvalidInput `sheet_empty`.
        """
        raise NotImplementedError

    def take_back(self, delivered: Delivered) -> None:
        """As if it had not been delivered; posts get their stage back where they still have the one it gave them.

        Raises Conflict `sheet_delivered_again` where a later version exists.
        """
        raise NotImplementedError

    def deliveries(self, client: int, monday: date) -> tuple[Delivery, ...]:
        """All versions of a week, the last one first."""
        raise NotImplementedError

    def brief(self, post_id: int) -> Brief:
        """What is written for the designer of a post. Raises NotFound `unknown_post`."""
        raise NotImplementedError
