"""How a channel stands, what it can do alone and what not, and its limits: in words, without widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QObject

from smdesk.core import network as networks
from smdesk.core.errors import KEYRING_CLOSED
from smdesk.core.network import Feature, MediaRule, NetworkSpec
from smdesk.core.records import dataclass
from smdesk.core.rights import Lack
from smdesk.core.walltime import in_zone
from smdesk.services.today.needs import days_left
from smdesk.services.views import ChannelView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.figures import written
from smdesk.ui.kit.i18n import Language
from smdesk.ui.kit.naming import network_name

#: A token that ends within this time is told of (SCREENS 5.6).
WARN = timedelta(days=7)
#: The fact that holds Telegram's group of a channel.
GROUP = "group"
translate = QCoreApplication.translate


class State(StrEnum):
    """The states of a channel; the value is also the tone in which it is drawn."""

    READY = "success"
    REPAIR = "danger"
    KEYRING = "keyring"  # its access is as good as ever, and cannot be read
    EXPIRING = "warning"
    PAUSED = "paused"
    BY_HAND = "hand"


@dataclass(frozen=True, slots=True)
class Condition:
    """A state, its word, and the line below it."""

    state: State
    word: str
    note: str = ""


def expires_at(view: ChannelView) -> datetime | None:
    """When the access ends, where the network says so (`facts["expires_at"]`, ISO 8601); aware."""
    said = view.facts.get("expires_at")
    if not isinstance(said, str):
        return None
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return None
    return found if found.tzinfo else None


class _Counted(QObject):
    """Words with a number in them, for which Qt's tools want an object's own `tr`."""

    def left(self, days: int) -> str:
        """Until an access ends."""
        return self.tr("%n day(s) left", "", days)


def state_of(view: ChannelView, now: datetime) -> State:
    """The one that shows: what must be repaired first, then what is held back, then what will need repair."""
    ends = expires_at(view)
    if view.problem in KEYRING_CLOSED:
        return State.KEYRING
    if view.problem or (ends is not None and ends <= now):
        return State.REPAIR
    if view.paused:
        return State.PAUSED
    if ends is not None and ends - now <= WARN:
        return State.EXPIRING
    return State.BY_HAND if view.mode == "assisted" else State.READY


def condition(view: ChannelView, now: datetime, language: Language) -> Condition:
    """The state in words."""
    state, ends = state_of(view, now), expires_at(view)
    match state:
        case State.REPAIR if ends is not None and ends <= now and not view.problem:
            ended = translate("Channels", "Ended %1").replace("%1", short(ends, now, language))
            return Condition(state, translate("Channels", "Access ended"), ended)
        case State.REPAIR:
            return Condition(state, translate("Channels", "Needs repair"), problem(view, language))
        case State.KEYRING:
            return Condition(state, translate("Channels", "Keyring closed"), problem(view, language))
        case State.PAUSED:
            return Condition(state, translate("Channels", "Paused"), translate("Channels", "Nothing goes out on it"))
        case State.EXPIRING:
            assert ends is not None
            until = translate("Channels", "Until %1").replace("%1", short(ends, now, language))
            left = _Counted().left(days_left(ends, now))
            return Condition(state, translate("Channels", "Ends soon"), f"{until} · {left}")
        case State.BY_HAND:
            return Condition(state, translate("Channels", "By hand"), translate("Channels", "You publish, it helps"))
    if ends is not None:
        return Condition(
            state,
            translate("Channels", "Connected"),
            translate("Channels", "Until %1").replace("%1", short(ends, now, language)),
        )
    if view.checked_at is not None:
        return Condition(
            state,
            translate("Channels", "Connected"),
            translate("Channels", "Checked %1").replace("%1", short(view.checked_at, now, language)),
        )
    return Condition(state, translate("Channels", "Connected"))


def problem(view: ChannelView, language: Language) -> str:
    """What is wrong, one sentence."""
    return repair(view, language)[0]


def repair(view: ChannelView, language: Language) -> tuple[str, str]:
    """What is wrong, and what to do."""
    if not view.problem:
        return translate("Channels", "The access has ended."), translate("Channels", "Reconnect it.")
    said = language.words.access(view.problem, view)
    return said.what, said.do


def short(instant: datetime, now: datetime, language: Language) -> str:
    """A time for a narrow place: `today 09:30`, `3 Dec`."""
    at, today = (in_zone(each, computer_zone()) for each in (instant, now))
    if at.date() == today.date():
        return translate("Channels", "today %1").replace("%1", language.clock(at.replace(second=0)))
    pattern = translate("Channels", "d MMM") if at.year == today.year else translate("Channels", "d MMM yyyy")
    return language.locale.toString(QDate(at.year, at.month, at.day), pattern)


def moment(instant: datetime, language: Language) -> str:
    """A time as this computer's clock shows it, to the minute."""
    return language.words.instant(instant.replace(second=0, microsecond=0), computer_zone())


def account(view: ChannelView) -> str:
    """What the person knows the channel by."""
    return view.handle or view.display_name or network_name(view.network)


def kind(view: ChannelView) -> str:
    """The line below the account: the network, and the name that stands there."""
    more = view.display_name if view.display_name and view.display_name != account(view) else ""
    if not more and view.server:
        more = view.server.removeprefix("https://").removeprefix("http://")
    return f"{network_name(view.network)} · {more}" if more else network_name(view.network)


def spec_of(view: ChannelView) -> NetworkSpec:
    """The network with the account's own values over it."""
    return networks.of_channel(view.network, view.limits, view.mode)


def needs_host(view: ChannelView) -> bool:
    """True when its network fetches media from a place on the web of the client's."""
    return publishes_alone(view) and bool(spec_of(view).media_by_address)


def publishes_alone(view: ChannelView) -> bool:
    """True when smdesk itself sends."""
    return view.mode == "api"


def could_publish_alone(view: ChannelView) -> bool:
    """True for a channel that is published on by hand though its network has a way in."""
    return view.mode != "api" and networks.load(view.network).can(Feature.PUBLISH)


def abilities(view: ChannelView) -> tuple[list[str], list[str]]:
    """What this access can do, and what it cannot; with the rights that it lacks by their names."""
    can, cannot = abilities_of(spec_of(view), alone=publishes_alone(view))
    for lack in view.lacks:
        lost = allowed_by(lack)
        told = (
            translate("Channels", "%1 was not allowed: %2")
            if lack.refused
            else translate("Channels", "%1 was not asked for when it was connected: %2")
        )
        if lost:
            can = [each for each in can if each not in lost]
            cannot = [*(each for each in cannot if each not in lost),
                      told.replace("%1", right_name(lack)).replace("%2", ", ".join(lost))]  # fmt: skip
    return can, cannot


def allowed_by(lack: Lack) -> list[str]:
    """What a right would allow."""
    also = {
        "answers": translate("Channels", "Answering comments"),
        "comments": translate("Channels", "Reading comments and mentions"),
        "drafts": translate("Channels", "Drafts that you finish in the app"),
        "discussion": translate("Channels", "Comments of its group, where one bot serves several channels"),
    }
    words = {**_feature_words(), Feature.INBOX_HIDE: translate("Channels", "Hiding comments")}
    found = [text for feature, text in words.items() if feature in lack.features]
    return [*found, *([also[lack.also]] if lack.also else [])]


def right_name(lack: Lack) -> str:
    """What the network calls it; what is no scope has words of ours."""
    return translate("Channels", "Its discussion group") if lack.right == GROUP else lack.right


def only_asked(view: ChannelView) -> bool:
    """True where what is missing is told to whoever asks, without another access."""
    return all(lack.right == GROUP for lack in view.lacks)


def abilities_of(spec: NetworkSpec, *, alone: bool, brief: bool = False) -> tuple[list[str], list[str]]:
    """The same of a network, before there is a channel; `brief` without what is a matter of course."""
    if not alone:
        return (
            [
                translate("Channels", "Reminds you when it is time"),
                translate("Channels", "Has text, first comment and pictures ready to paste"),
                translate("Channels", "Opens the network’s page"),
                translate("Channels", "Keeps your link as the proof"),
            ],
            [
                translate("Channels", "Publishing without you"),
                translate("Channels", "Comments and messages"),
                translate("Channels", "Figures"),
            ],
        )
    words = _feature_words()
    can = [text for feature, text in words.items() if spec.can(feature) and not (brief and feature in _MINOR)]
    cannot = [text for feature, text in words.items() if not spec.can(feature) and feature not in _MINOR]
    return can, cannot


#: Not worth a line where they are missing.
_MINOR = frozenset({Feature.ALT_TEXT, Feature.LINK_CARD, Feature.LIMITS, Feature.REPLY, Feature.INBOX_MESSAGES})


def _feature_words() -> dict[Feature, str]:
    return {
        Feature.PUBLISH: translate("Channels", "Publishes by itself, at its time"),
        Feature.THREAD: translate("Channels", "Threads of several posts"),
        Feature.REPLY: translate("Channels", "Answers to other posts"),
        Feature.FIRST_COMMENT: translate("Channels", "A first comment"),
        Feature.IMAGES: translate("Channels", "Pictures"),
        Feature.VIDEO: translate("Channels", "Video"),
        Feature.ALT_TEXT: translate("Channels", "Alternative text"),
        Feature.LINK_CARD: translate("Channels", "Cards for links"),
        Feature.NATIVE_SCHEDULE: translate("Channels", "Goes out even if this computer is off"),
        Feature.LIMITS: translate("Channels", "Reads the account’s own limits"),
        Feature.INBOX: translate("Channels", "Comments and messages"),
        Feature.INBOX_MESSAGES: translate("Channels", "Private messages"),
        Feature.METRICS: translate("Channels", "Figures"),
    }


def takes_pictures(view: ChannelView) -> bool:
    """True where a post may be pictures alone; by hand that is up to the network, for smdesk itself sends nothing."""
    network = networks.load(view.network)
    return network.can(Feature.IMAGES) or not network.can(Feature.PUBLISH)


def limits(view: ChannelView, language: Language) -> list[str]:
    """The bounds that matter while writing."""
    spec, size = spec_of(view), language.words.facts.size
    found = []
    if spec.text.limit is not None:
        counted = (
            translate("Channels", "Text: %1 bytes")
            if spec.text.counter == "bytes"
            else translate("Channels", "Text: %1 characters")
        )
        found.append(counted.replace("%1", written(language, spec.text.limit)))
    rule, pictures = spec.media, takes_pictures(view)
    if not pictures:
        found += _thumbnail(rule, size)
    elif rule.max_images:
        found.append(translate("Channels", "Pictures: up to %1").replace("%1", written(language, rule.max_images)))
    if rule.image_bytes is not None and pictures:
        found.append(translate("Channels", "A picture: up to %1").replace("%1", size(rule.image_bytes)))
    if rule.video_bytes is not None and (rule.max_videos or rule.max_media):
        found.append(translate("Channels", "A video: up to %1").replace("%1", size(rule.video_bytes)))
    if rule.video_seconds is not None:
        found.append(translate("Channels", "A video: up to %1").replace("%1", language.span(rule.video_seconds)))
    if rule.required:
        video = rule.video_required
        found.append(
            translate("Channels", "Needs a video") if video else translate("Channels", "Needs a picture or a video")
        )
    return found


def _thumbnail(rule: MediaRule, size: Callable[[int], str]) -> list[str]:
    """Where pictures cannot be published: the one that is taken beside a video is its thumbnail, no picture post."""
    if not rule.max_images:
        return []
    if rule.image_bytes is None:
        return [translate("Channels", "A thumbnail for the video")]
    return [translate("Channels", "A thumbnail for the video: up to %1").replace("%1", size(rule.image_bytes))]


def limits_source(view: ChannelView, language: Language) -> str:
    """Where the limits are from, and of when."""
    if view.limits_read_at is not None:
        at = moment(view.limits_read_at, language)
        return translate("Channels", "Read from the account’s server on %1.").replace("%1", at)
    checked = spec_of(view).checked
    if checked is None:
        return translate("Channels", "From what the network publishes.")
    day = language.locale.toString(
        QDate(checked.year, checked.month, checked.day), translate("Channels", "d MMMM yyyy")
    )
    return translate("Channels", "From what the network publishes, compared on %1.").replace("%1", day)
