"""Versions: what would change is shown before anything does, and going back can itself be undone."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.core.walltime import WallTime
from smdesk.services.patches import PartInput, PostPatch, VariantInput
from smdesk.services.posts.rules import Time
from smdesk.ui.composer.versions import VersionsDialog
from tests.ui.composer.conftest import Bench

NOON = datetime(2026, 10, 2, 12, 0)


def shown(bench: Bench) -> VersionsDialog:
    bench.page.header._versions.click()
    found = [each for each in bench.page.findChildren(VersionsDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_difference_is_seen_then_the_version_comes_back_and_goes_again(bench: Bench, qtbot) -> None:
    posts = bench.desk.runtime.posts
    post = posts.add(bench.desk.new(bench.client, bench.auto, text="Two loaves a day")).post
    posts.edit(post.id, PostPatch(base=VariantInput(parts=(PartInput("Ten loaves a day"),))))
    bench.page.open(post.id)
    asked = shown(bench)
    qtbot.waitUntil(lambda: bool(asked.text.toPlainText()))
    assert "TenTwo loaves a day" in asked.text.toPlainText().replace("\n", "")
    assert "line-through" in asked.text.toHtml()
    QTest.keyClick(asked.list, Qt.Key.Key_Return)
    assert bench.box.caption.toPlainText() == "Two loaves a day"
    bench.ui.undo.undo()
    assert bench.stored().text == "Ten loaves a day"
    assert bench.box.caption.toPlainText() == "Ten loaves a day"


def test_a_version_tells_by_the_clock_of_this_computer_when_it_was_kept(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.page.keeper.save()
    bench.desk.clock.advance(600)
    at = bench.desk.clock.now()
    bench.type("And more ")
    asked = shown(bench)
    here = bench.ui.language.words.instant(at, "Asia/Kathmandu")  # where the tests' computer stands
    assert asked.list.item(0).text().startswith(here)


def test_what_is_typed_is_kept_as_a_version_before_going_back(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.settle()
    bench.desk.clock.advance(600)
    bench.type("And more ")
    asked = shown(bench)
    assert bench.stored().text == "And more One"
    asked.primary.click()
    assert bench.stored().text == "One"
    assert bench.desk.runtime.posts.revisions(bench.stored().id)[0].text == "And more One"


def test_to_look_at_versions_puts_nothing_into_what_is_scheduled(bench: Bench, qtbot) -> None:
    posts = bench.desk.runtime.posts
    post = posts.add(
        bench.desk.new(bench.client, bench.auto, text="Two loaves"), Time(wall=WallTime(NOON, bench.client.zone))
    ).post
    bench.page.open(post.id)
    bench.type("Typed and not meant yet. ")
    asked = shown(bench)
    assert bench.stored().text == "Two loaves"
    assert bench.page.model.outdated  # it waits for "Update"
    asked.reject()
    bench.page.acts.update()
    assert bench.stored().text == "Typed and not meant yet. Two loaves"
    asked = shown(bench)
    qtbot.waitUntil(lambda: bool(asked.text.toPlainText()))
    asked.primary.click()
    assert bench.stored().text == "Two loaves"


def test_of_what_is_out_versions_are_read_only(bench: Bench) -> None:
    post = bench.desk.runtime.posts.add(bench.desk.new(bench.client, bench.auto, text="Out"), Time(now=True)).post
    bench.desk.publish()
    bench.page.open(post.id)
    asked = shown(bench)
    assert not asked.primary.isVisible()
    assert asked.none.isVisible()
    assert not asked.list.isVisible()


def test_a_long_beginning_is_shortened_and_the_list_is_not_scrolled_to_the_side(bench: Bench) -> None:
    posts = bench.desk.runtime.posts
    post = posts.add(bench.desk.new(bench.client, bench.auto, text="Wide wonderful wholemeal loaves " * 4)).post
    posts.edit(post.id, PostPatch(base=VariantInput(parts=(PartInput("Ten loaves a day"),))))
    bench.page.open(post.id)
    asked = shown(bench)
    item = asked.list.item(0)
    assert item.text().endswith("…")
    assert asked.list.visualItemRect(item).right() <= asked.list.viewport().rect().right()
