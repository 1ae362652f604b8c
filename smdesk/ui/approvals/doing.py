"""What the buttons, keys and menus of the page do: each asks what it must, then the acts do it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from smdesk.core.approval import Round, Says
from smdesk.core.errors import NotFound
from smdesk.services.approvals.views import ItemView, Now, RoundView
from smdesk.ui.approvals import words
from smdesk.ui.approvals.filing import Files
from smdesk.ui.approvals.newround import EditRound, MorePosts, NewRound, Wish
from smdesk.ui.approvals.taking import Taking
from smdesk.ui.kit.clientchooser import with_client
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.place import Place
from smdesk.words import LANGUAGES, Words

if TYPE_CHECKING:
    from smdesk.ui.approvals.page import ApprovalsPage


class Doing(QObject):
    """Acts on the round and the post that show."""

    def __init__(self, ui: Ui, page: ApprovalsPage) -> None:
        super().__init__(page)
        self._ui, self._page, self._acts = ui, page, page.acts
        self.files = Files(ui, page, page.acts)
        self.taking = Taking(ui, page, page.acts)

    def wanted(self, name: str) -> None:
        """What a button of the detail is called."""
        acts: dict[str, Callable[[], object]] = {
            "use": self.use, "edit": self.edit, "decline": self.decline, "approve": self.approve,
            "changes": self.changes, "again": self.send_again, "put_back": self.put_back,
            "next": lambda: self._page.posts.list.step(1), "previous": lambda: self._page.posts.list.step(-1),
        }  # fmt: skip
        acts[name]()

    # -- rounds -------------------------------------------------------------------------------------------------

    def has_clients(self) -> bool:
        """Somebody can be asked."""
        return bool(self._ui.runtime.clients.list())

    def new_round(self, posts: Collection[int] = (), client: int = 0) -> None:
        """Ask whose where the window looks at all clients, then what goes in."""
        if client:
            self._new_round(client, posts)
        else:
            with_client(self._ui, self._page, self.tr("New round"), lambda each: self._new_round(each, posts))

    def _new_round(self, client: int, posts: Collection[int]) -> None:
        try:
            owner = self._ui.runtime.clients.show(client)
        except NotFound as error:
            self._page.tell_problem(error)
            return

        def create(wish: Wish) -> RoundView:
            return self._acts.create(client, wish.posts, wish.name, wish.deadline, wish.message)

        def save(wish: Wish) -> None:
            self.files.ask(create(wish))

        def preview(wish: Wish) -> None:
            self.files.preview(self._draft(client, wish))

        NewRound(self._page, self._ui, owner, {"save": save, "keep": create, "preview": preview}, posts).open()

    def _draft(self, client: int, wish: Wish) -> Round:
        """What would go out, without a round being left of it."""
        rounds = self._ui.runtime.approvals
        made = rounds.create(client, wish.posts, wish.name, deadline=wish.deadline, message=wish.message)
        try:
            return self._ui.runtime.approval_sending.outgoing(made.id)
        finally:
            rounds.discard(made.id)

    def send(self) -> None:
        """The file of what is new in the round, of all that is not approved where nothing is."""
        view = self._page.round
        if view is not None:
            fresh = [item.post_id for item in view.items if item.now is Now.NEW]
            self.files.ask(view, fresh if fresh and view.sent_at is not None else None)

    def send_again(self) -> None:
        """The file of what the client wanted otherwise, and of what has changed since."""
        view = self._page.round
        if view is not None:
            self.files.ask(view, [item.post_id for item in view.items if item.now in words.AGAIN])

    def preview(self) -> None:
        """What the client would see, in the browser."""
        view = self._page.round
        if view is None:
            return
        out = self._acts.result(lambda: self._ui.runtime.approval_sending.outgoing(view.id))
        if out is not None:
            self.files.preview(out)

    def remind(self) -> None:
        """A sentence to send, in the client's language."""
        view = self._page.round
        if view is None or view.sent_at is None:
            return
        spoken = Words(view.language if view.language in LANGUAGES else "en")
        key = "approvals.reminder_until" if view.deadline is not None else "approvals.reminder"
        text = spoken.t(key, name=view.name, sent=words.sent_day(view), count=view.tally.unanswered,
                        deadline=view.deadline)  # fmt: skip
        QGuiApplication.clipboard().setText(text)
        self._page.said.emit(self.tr("Reminder copied"), False)

    def edit_round(self) -> None:
        """Another name, deadline or message."""
        view = self._page.round
        if view is not None:
            today = words.today(self._ui, view)
            EditRound(self._page, self._ui, view, today, lambda given: self._acts.edit(view, given)).open()

    def add_posts(self) -> None:
        """More posts."""
        view = self._page.round
        if view is not None:
            today = words.today(self._ui, view)
            MorePosts(self._page, self._ui, view, today, lambda posts: self._acts.add(view, posts)).open()

    def close_round(self) -> None:
        """It takes no more answers."""
        if self._page.round is not None:
            self._acts.close(self._page.round)

    def reopen(self) -> None:
        """It takes answers again."""
        if self._page.round is not None:
            self._acts.reopen(self._page.round)

    def delete(self) -> None:
        """Put the round away."""
        if self._page.round is not None:
            self._acts.delete(self._page.round)

    # -- posts --------------------------------------------------------------------------------------------------

    def edit(self) -> None:
        """The post in the composer."""
        if self._page.item is not None:
            self._page.asked.emit(Place("composer", self._page.item.post_id))

    def use(self) -> None:
        """The post says what the client wrote."""
        self._with(self._acts.use_text)

    def withdraw(self) -> None:
        """Out of the round."""
        self._with(self._acts.withdraw)

    def put_back(self) -> None:
        """Into it again."""
        self._with(self._acts.put_back)

    def decline(self) -> None:
        """Ask why, and leave the post as it is."""

        def ask(view: RoundView, item: ItemView) -> None:
            made = self._ask(self.tr("Decline the changes of “%1”"), item, self.tr("Decline"),
                             self.tr("The post stays as it is. Your reason stays in the history."))  # fmt: skip
            why = QLineEdit()
            why.setObjectName("decline-why")
            made.add_field(why, self.tr("Reason"), field="note")
            made.show_with(lambda: self._acts.decline(view, item, why.text()))
            why.setFocus()

        self._with(ask)

    def approve(self) -> None:
        """Ask how the client said so."""

        def ask(view: RoundView, item: ItemView) -> None:
            made = self._ask(self.tr("Approve “%1” by hand"), item, self.tr("Approve"),
                             self.tr("For what the client said without the file: write who said it and how.")
                             )  # fmt: skip
            by, note = QLineEdit(item.answered_by), QLineEdit()
            note.setObjectName("approve-note")
            made.add_field(note, self.tr("How it was said, such as “on the telephone”"), field="note")
            made.add_field(by, self.tr("Who said it"))
            made.show_with(lambda: self._acts.by_hand(view, item, Says.APPROVED, note.text(), by=by.text()))
            note.setFocus()

        self._with(ask)

    def changes(self) -> None:
        """Ask what the client wants otherwise, and how they said so."""

        def ask(view: RoundView, item: ItemView) -> None:
            made = self._ask(self.tr("Changes asked for “%1”"), item, self.tr("Note the changes"),
                             self.tr("For what the client said without the file."))  # fmt: skip
            what, note, by = QPlainTextEdit(), QLineEdit(), QLineEdit(item.answered_by)
            what.setObjectName("changes-what")
            what.setTabChangesFocus(True)
            what.setFixedHeight(self._ui.theme.px(76))
            made.add_field(what, self.tr("What is to change"), field="comment")
            made.add_field(note, self.tr("How it was said, such as “on the telephone”"), field="note")
            made.add_field(by, self.tr("Who said it"))
            made.show_with(lambda: self._acts.by_hand(
                view, item, Says.CHANGES, note.text(), comment=what.toPlainText(), by=by.text()
            ))  # fmt: skip
            what.setFocus()

        self._with(ask)

    def _ask(self, title: str, item: ItemView, primary: str, text: str) -> Ask:
        return Ask(self._page, self._ui.language.words, title.replace("%1", words.title(item)), text, primary)

    def _with(self, act: Callable[[RoundView, ItemView], object]) -> None:
        view, item = self._page.round, self._page.item
        if view is not None and item is not None and view.closed_at is None:
            act(view, item)
