"""The record of a contest: what a stranger needs to make the draw again stands in it, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from smdesk.core import contest as core
from smdesk.reports import contest_record, page
from smdesk.services.contests.views import ContestView, DrawView
from tests.reports.conftest import Read

CLOSES = datetime(2026, 12, 8, 20)
KEYS = [f"instagram:person_{number}" for number in range(60)]
DRAWN = core.draw("5e" * 32, KEYS, 2, 1)


def draw(number: int, at: datetime | None, void: str = "") -> DrawView:
    names = {key: f"@{key[10:]}" for key in KEYS}
    return DrawView(
        number, number, DRAWN.commitment, datetime(2026, 12, 1, tzinfo=UTC), False, DRAWN.secret, DRAWN.method,
        DRAWN.entries, DRAWN.entries_sha256, DRAWN.winners, DRAWN.reserves, 3, names, (("x:eva", "Family"),), at, void,
    )  # fmt: skip


def record(read: type[Read], language: str, *made: DrawView) -> Read:
    view = ContestView(
        1, 1, "Oldmill", None, None, "Bread", language, "Europe/Madrid", None, CLOSES, None, "A loaf", 2, 1,
        core.Rules(how="Comment"), "Terms\n\n1. Title\nText.", "en-1", 60, 1, made, 1,
    )  # fmt: skip
    data, _ = page.pdf(contest_record.document(view, ("#4a2c1c",), datetime(2026, 12, 9, tzinfo=UTC)))
    return read(data)


@pytest.mark.parametrize(("language", "words"), [("en", "How to check the draw"), ("es", "Cómo comprobar el sorteo")])
def test_everything_to_make_the_draw_again_is_there(read: type[Read], language: str, words: str) -> None:
    made = record(
        read,
        language,
        draw(1, datetime(2026, 12, 9, tzinfo=UTC), "A reason"),
        draw(2, datetime(2026, 12, 9, tzinfo=UTC)),
    )
    assert words in made.text
    flat = made.text.replace(" ", "")
    seed = core.seed_of(DRAWN.secret, DRAWN.entries_sha256)
    for piece in (
        DRAWN.commitment,
        seed,
        core.ticket(seed, DRAWN.winners[0]),
        *KEYS,
        "Areason",
        "x:eva",
        "1.Title",
    ):
        assert piece in flat, piece
    assert made.outside() == []


def test_a_draw_before_the_close_says_so_and_one_to_be_made_gives_no_secret_away(read: type[Read]) -> None:
    assert "before the close." in record(read, "en", draw(1, datetime(2026, 12, 8, 18, 59, tzinfo=UTC))).text
    assert "before the close." not in record(read, "en", draw(1, datetime(2026, 12, 8, 19, tzinfo=UTC))).text
    waiting = record(read, "en", draw(1, None)).text.replace(" ", "")
    assert DRAWN.commitment in waiting
    assert DRAWN.secret not in waiting
