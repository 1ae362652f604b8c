"""Media hosts in the window: where a network fetches pictures, the pane says from where, and a dialog adds a place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import update

from smdesk.core.errors import RefusedError
from smdesk.models import Channel
from smdesk.services.hosts import HostLogin
from smdesk.ui.channels.hosts import FIELDS, HostDialog
from smdesk.ui.kit.place import Place

LOGIN = HostLogin("s3.example.com", "AKIA1", "very-secret", {"bucket": "sol", "public": "https://media.example.org"})


@pytest.fixture
def desk(example_desk, monkeypatch):
    """The example desk; the trial of a media host says what `answer` says."""
    runtime = example_desk.runtime
    view = next(each for each in runtime.channels.listing() if each.mode == "api")
    with runtime.db.write() as unit:
        unit.session.execute(
            update(Channel).where(Channel.id == view.id).values(limits={"media_by_address": ["image"]})
        )
    answers: list[Exception] = []

    def tried(info, secrets):
        if answers:
            raise answers.pop(0)
        return info, "https://media.example.org/test.jpg"

    monkeypatch.setattr(runtime.hosts, "_tried", tried)
    example_desk.window.resize(1440, 900)
    example_desk.window.router.go(Place("channels", row=view.id, detail="host"))
    page = example_desk.window.router.page("channels")
    page.refresh()
    page.open(view.id)
    return page, runtime, view, answers


def opened(page) -> HostDialog:
    return page.findChild(HostDialog)


def test_the_composer_leads_to_the_dialog_and_the_dialog_adds_one(desk, qtbot):
    page, runtime, view, answers = desk
    dialog = opened(page)
    assert dialog.isVisible()
    dialog.kind.set_value("s3")
    dialog._fill()
    assert tuple(dialog.fields) == FIELDS["s3"]
    dialog.primary.click()
    assert dialog.isVisible()  # nothing is typed yet
    texts = {"server": LOGIN.server, "handle": LOGIN.handle, "secret": LOGIN.secret, **LOGIN.options}
    for name, text in texts.items():
        dialog.fields[name].setText(text)
    answers.append(RefusedError("host_not_public", words="HTTP 403"))
    dialog.primary.click()
    problem = dialog.findChild(QLabel, "problem")
    qtbot.waitUntil(lambda: problem.isVisibleTo(dialog) and dialog.primary.isEnabled())
    assert "HTTP 403" in problem.text()
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(runtime.hosts.listing()) == 1)
    qtbot.waitUntil(lambda: page.detail.findChild(QPushButton, "host-test") is not None)
    assert runtime.hosts.of_channel(view.id).name == "sol@s3.example.com"


def test_another_one_is_chosen_and_that_is_undone(desk, qtbot):
    page, runtime, view, _ = desk
    opened(page).reject()
    first = runtime.hosts.add("s3", view.client_id, LOGIN)
    options = {**LOGIN.options, "bucket": "luna"}
    second = runtime.hosts.add("s3", view.client_id, HostLogin(LOGIN.server, LOGIN.handle, "s", options))
    page.detail.draw()
    page.acts.choose_host(view, second.id, first.id)
    assert runtime.hosts.of_channel(view.id).id == second.id
    page._ui.undo.undo()
    assert runtime.hosts.of_channel(view.id).id == first.id
