"""The inbox of an account on the practice network: reading it, answering, and what else can be done with a message."""

from __future__ import annotations

from dataclasses import replace

from smdesk.adapters.base import Complaint, InboxMessage, InboxPage, ReplyRequest, Target
from smdesk.adapters.practice import answers, crowd, intake, lookback, progress, server
from smdesk.adapters.practice.calls import Calls
from smdesk.adapters.practice.faults import Fault, Operation
from smdesk.core.network import Dedupe, NetworkSpec
from smdesk.core.outcome import CannotTell, Finding, Outcome, Prepared


class Community(Calls):
    """Implements ReadsInbox, ReadsThreads, RepliesInInbox, RepliesPrivately and all acts on messages."""

    def page(self, cursor: str = "") -> InboxPage:
        """What people wrote. Raises AuthExpired, Offline, LimitedError, Unavailable."""
        with self._asking(Operation.PAGE):
            return self.network.page(self._id, cursor)

    def thread(self, post_id: str) -> tuple[InboxMessage, ...]:
        """What stands under a post, our answers with it. Raises AuthExpired, Unavailable."""
        with self._asking(), self.network.looking() as db:
            return crowd.thread(db, self._id, post_id)

    def reply(self, request: ReplyRequest) -> Outcome:
        """Our answer, in one commit of the network."""
        return self._call(Operation.REPLY, request.key, lambda fault: self._reply(request, fault))

    def find_reply(self, request: ReplyRequest) -> Finding:
        """Look back in the way the account's `dedupe` has."""
        if self.spec.dedupe is Dedupe.NONE:
            return CannotTell("no_listing")
        comment = request.as_comment()
        return self._look(
            Operation.FIND_REPLY,
            request.key,
            lambda db: lookback.find(db, self._plain, self._id, comment, self.network.now),
        )

    def reply_privately(self, request: ReplyRequest) -> Outcome:
        """The same as a message that stands under no post; one for each comment."""
        return self._call(Operation.REPLY, request.key, lambda fault: self._reply(request, fault, private=True))

    def find_private_reply(self, request: ReplyRequest) -> Finding:
        """Messages to people are listed with everything else of the account."""
        return self.find_reply(request)

    def like(self, target: Target, on: bool) -> Outcome:
        """A like, or none."""
        return self._mark("like", target, target.id, on)

    def hide(self, target: Target, on: bool) -> Outcome:
        """Hidden from everybody, or shown."""
        return self._mark("hide", target, target.id, on)

    def remove(self, target: Target) -> Outcome:
        """Taken away, for good."""
        return self._mark("delete", target, target.id, True)

    def block(self, target: Target, on: bool) -> Outcome:
        """The author says nothing more to this account, or may again."""
        return self._mark("block", target, target.author_id or target.author, on)

    def mute(self, target: Target, on: bool) -> Outcome:
        """The account hears nothing more of the author, or again."""
        return self._mark("mute", target, target.author_id or target.author, on)

    def report(self, target: Target, complaint: Complaint) -> Outcome:
        """Told to who runs the network: nobody, here."""
        return self._mark("report", target, target.id, True)

    @property
    def _plain(self) -> NetworkSpec:
        """An answer has no container, also where posts have."""
        return replace(self.spec, dedupe=Dedupe.LOOKBACK) if self.spec.dedupe is Dedupe.TWO_PHASE else self.spec

    def _reply(self, request: ReplyRequest, fault: Fault | None, *, private: bool = False) -> Outcome:
        given = intake.submission(self._id, request.as_comment())
        given = replace(given, kind="message") if private else given
        intake.check(self.spec, given)
        with self._inside() as db:
            if private:
                server.require_first(db, given)
            return progress.state(db, server.accept(db, self._plain, given, self.network.now, answers.manner(fault)))

    def _mark(self, act: str, target: Target, what: str, on: bool) -> Outcome:
        def change(_: Fault | None) -> Outcome:
            with self._inside() as db:
                if act != "delete":
                    server.require_message(db, target.id)
                crowd.mark(db, self._id, act, what, self.network.now, on)
            return Prepared({})

        return self._call(Operation.ACT, "", change)
