"""The calendar behind another page."""

from __future__ import annotations

from typing import Any

from smdesk.core.events import PublicationsChanged


def test_behind_another_page_it_reads_nothing_until_it_is_shown(example_desk: Any, qtbot: Any) -> None:
    router = example_desk.window.router
    router.go("calendar")
    model = router.shown.model
    read: list[bool] = []
    model.reread.connect(lambda: read.append(True))
    router.go("settings")
    model._hear(PublicationsChanged())
    qtbot.wait(2 * model._soon.interval() + 50)
    assert read == []
    router.go("calendar")
    assert read == [True]
    model._hear(PublicationsChanged())
    qtbot.waitUntil(lambda: len(read) == 2)


def test_behind_another_page_it_keeps_the_days_in_view_and_no_picture(example_desk: Any, qtbot: Any) -> None:
    router = example_desk.window.router
    router.go("calendar")
    month, model = router.shown.month, router.shown.model
    days = (model.end - model.start).days
    qtbot.waitUntil(lambda: month.painted and len(model._days._known) > days)
    router.go("settings")
    assert len(model._days._known) == days
    assert not month.painted
    router.go("calendar")
    qtbot.waitUntil(lambda: month.painted and len(model._days._known) > days)
