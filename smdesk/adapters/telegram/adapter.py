"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one.

The Bot API has no key against repeats and a bot cannot read what stands in a channel: after a lost answer nobody can
tell from here whether the message is out, so the person is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from smdesk.adapters.base import Account, InboxPage, PublishRequest, ReplyRequest, Sample, Session, Target
from smdesk.adapters.http import Answer, Http
from smdesk.adapters.telegram import discussion, messages, moderation, session
from smdesk.adapters.telegram.api import SERVER, Bot, number, result
from smdesk.adapters.telegram.chats import message_url
from smdesk.adapters.telegram.errors import code_of, moved_to, outcome
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, NotSent, Outcome, Prepared, Published, RemoteRef, Unknown, Why
from smdesk.core.steps import StepKind

IDS = "ids"  # of an album: the numbers of all its messages


class TelegramAdapter:
    """Publishes, Deletes, Authorises and ReadsMetrics for one bot in one channel.

    `account.secrets` has `bot_token`, and `chat`: the chat's present number, which changes when a group becomes a
    supergroup. `account.remote_id` stays what it was when the channel was connected.
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token = account.secrets.get("bot_token", "")
        http.hide(token)
        self._account = account
        self._bot = Bot(http, token, account.server or SERVER, clock or SystemClock())
        self._known = self._chat = account.secrets.get("chat") or account.remote_id

    def prepare(self, request: PublishRequest) -> Outcome:
        """Nothing is laid ready: the message carries its files."""
        return NotSent("not_offered", why=Why.CONTENT)

    def publish(self, request: PublishRequest) -> Outcome:
        """Send the message or album of a part."""
        if request.step.kind is StepKind.COMMENT:
            return NotSent("not_offered", why=Why.CONTENT)
        ready = messages.draft(request)
        if not isinstance(ready, messages.Draft):
            return ready
        answer = messages.send(self._bot, self._chat, ready, request)
        if isinstance(answer, Answer) and (moved := moved_to(answer)):
            self._chat = moved  # the refusal says for certain that nothing was sent
            answer = messages.send(self._bot, self._chat, ready, request)
        if not isinstance(answer, Answer):
            return answer
        found = result(answer)
        sent = self._remote(found if isinstance(found, list) else [found])
        if sent is not None:
            return Published(sent)
        if answer.ok and not (isinstance(answer.data, dict) and answer.data.get("ok") is False):
            return Unknown("answer_without_id", self._bot.http.words(answer), answer.status)
        return outcome(self._bot, answer)

    def poll(self, request: PublishRequest) -> Outcome:
        """A message is out when it is answered; there is nothing to wait for."""
        return NotSent("not_offered")

    def find(self, request: PublishRequest) -> Finding:
        """A bot has no list of a channel's messages."""
        return CannotTell("uploads_not_listed" if request.step.repeatable else "no_listing")

    def delete(self, remote: RemoteRef) -> Outcome:
        """Take a message down, or all of an album, or an answer in the group; what is gone already is fine."""
        if "/" in remote.id:
            return moderation.remove(self._bot, Target(remote.id, "comment"))
        known = [int(each) for each in (remote.extra.get(IDS) or remote.id).split(",") if each.isdigit()]
        if len(known) > 1:
            answer = self._bot.send("deleteMessages", {"chat_id": self._chat, "message_ids": known})
        else:
            answer = self._bot.send("deleteMessage", {"chat_id": self._chat, "message_id": known[0] if known else 0})
        if not isinstance(answer, Answer):
            return answer
        if result(answer) is True or code_of(answer) == "message_gone":
            return Prepared({})
        return outcome(self._bot, answer, repeatable=True)

    # -- the inbox: ReadsInbox, RepliesInInbox, LikesInInbox, DeletesInInbox, BlocksAuthors -----------------------

    def page(self, cursor: str = "") -> InboxPage:
        """What people wrote in the discussion group. Raises as `discussion.page`."""
        return discussion.page(self._bot, self._chat, str(self._account.facts.get("kind") or ""), cursor)

    def reply(self, request: ReplyRequest) -> Outcome:
        """A message of the bot that answers."""
        return moderation.reply(self._bot, request)

    def find_reply(self, request: ReplyRequest) -> Finding:
        """A bot has no list of a group's messages."""
        return CannotTell("no_listing")

    def like(self, target: Target, on: bool) -> Outcome:
        """The bot's heart on it, or none."""
        return moderation.like(self._bot, target, on)

    def remove(self, target: Target) -> Outcome:
        """Taken away for everybody."""
        return moderation.remove(self._bot, target)

    def block(self, target: Target, on: bool) -> Outcome:
        """Out of the group, or allowed to come back."""
        return moderation.block(self._bot, target, on)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The members of the channel; a bot sees nothing of its messages. Raises as `session.connect`."""
        here = self._account.remote_id
        return tuple(session.members(self._bot, self._chat, here)) if here in remote_ids else ()

    def whoami(self) -> Session:
        """The channel as it is called now. Raises as `session.connect`."""
        found = session.identify(self._bot, self._chat)
        return replace(found, remote_id=self._account.remote_id or found.remote_id, server=self._account.server)

    def renewed(self) -> Mapping[str, str] | None:
        """The chat's new number, after a group has become a supergroup."""
        return {"chat": self._chat} if self._chat != self._known else None

    def _remote(self, sent: Sequence[object]) -> RemoteRef | None:
        """The message that was sent, by the numbers in the answer; None unless all of them are there."""
        ids = [number(each.get("message_id")) if isinstance(each, dict) else None for each in sent]
        if not ids or None in ids:
            return None
        url = message_url(self._chat, str(self._account.facts.get("name") or ""), str(ids[0]))
        extra = {IDS: ",".join(map(str, ids))} if len(ids) > 1 else {}
        return RemoteRef(str(ids[0]), url, extra)
