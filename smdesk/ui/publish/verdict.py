"""How a publication stands, in one box: never more than is known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.services.views import PublicationView
from smdesk.ui.kit.i18n import capital
from smdesk.words import Words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Verdict:
    """`tone` is a box of the style sheet; `details` are the network's own words."""

    tone: str
    icon: str
    title: str
    text: str = ""
    details: str = ""


def of(view: PublicationView, words: Words) -> Verdict:
    """The verdict on a publication."""
    match view.state:
        case State.PUBLISHED:
            return _published(view)
        case State.FAILED:
            title = translate("Verdict", "Not published")
            return Verdict("danger", "x-circle", title, *_why(view, words))
        case State.UNCONFIRMED:
            title = translate("Verdict", "Not known: please look yourself") if view.ask else _looking()
            said = words.quoted(view.network, view.error_words)
            return Verdict("warning", "question", title, _unconfirmed(view, words), said)
        case State.LATE:
            return Verdict(
                "missed", "moon-stars", translate("Verdict", "Its time passed while nobody could send it"),
                translate("Verdict", "Nothing was sent, and nothing will be sent until you say so."),
            )  # fmt: skip
        case State.ASSISTED:
            return Verdict(
                "due", "user", translate("Verdict", "It is your turn"),
                translate("Verdict", "Publish it on the network by hand, then say so here."),
            )  # fmt: skip
        case State.HELD:
            return Verdict("warning", "pause", capital(words.next_step(view)), *_why(view, words))
        case State.SKIPPED | State.CANCELLED:
            return Verdict("plain", "prohibit", translate("Verdict", "Not published, because you said so"))
        case _:
            return Verdict("info", "clock", capital(words.next_step(view)), *_why(view, words))


def _why(view: PublicationView, words: Words) -> tuple[str, str]:
    """What stood in the way, with its repair: also while it waits: only a person gets it a right.

    Beside it the network's own words, unless the sentence has them.
    """
    said = words.quoted(view.network, view.error_words)
    if not view.error_code:
        return "", said
    why = words.outcome(view.error_code, words=said)
    told = " ".join(part for part in (why.what, why.why, why.do) if part)
    return told, "" if said in told else said


def _looking() -> str:
    return translate("Verdict", "Not known yet: smdesk is looking")


def _unconfirmed(view: PublicationView, words: Words) -> str:
    return words.next_step(view) if view.ask else translate("Verdict", "It is not sent again before that is known.")


def _published(view: PublicationView) -> Verdict:
    """Wording follows the facts: an answer is not a look, and the person's word is the person's."""
    if view.proof == "found" and view.mode == "delegate":
        return Verdict(
            "success", "shield-check-fill", translate("Verdict", "Published exactly once"),
            translate("Verdict", "The network’s scheduler sent it. smdesk looked on the network and found the post."),
        )  # fmt: skip
    if view.proof == "found":
        return Verdict(
            "success", "shield-check-fill", translate("Verdict", "Published exactly once"),
            translate("Verdict", "An answer was lost on the way. smdesk looked on the network and found the post."),
        )  # fmt: skip
    if view.proof == "person":
        text = "" if view.remote_url else translate("Verdict", "There is no link to it.")
        return Verdict("success", "user", translate("Verdict", "Published, as you said"), text)
    if view.remote_url:
        return Verdict(
            "success", "shield-check-fill", translate("Verdict", "Published exactly once"),
            translate("Verdict", "Sent once; the network confirmed it and gave it an address."),
        )  # fmt: skip
    return Verdict(
        "success", "check-circle", translate("Verdict", "Sent once; not verified"),
        translate("Verdict", "The network took it, but gave no address to look at."),
    )  # fmt: skip
