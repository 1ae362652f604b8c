"""What has to be made where before a network can be connected: words from the catalogue, fields from its data."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from smdesk.core import network as networks
from smdesk.core.network import Feature, NetworkSpec
from smdesk.core.records import dataclass
from smdesk.words import Words

translate = QCoreApplication.translate
REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Guide:
    """How it publishes, what there is to do, in steps, the page to open for them, and the fields of the form.

    An empty caption means no such field.
    """

    way: str
    title: str
    steps: tuple[str, ...]
    page: str = ""  # may hold {server}
    server: str = ""
    server_hint: str = ""
    handle: str = ""
    handle_hint: str = ""
    secret: str = ""
    app_id: str = ""
    app_secret: str = ""
    redirect: str = ""
    redirect_hint: str = ""
    needed: frozenset[str] = frozenset()  # the names of those that must be filled


class Way(StrEnum):
    """How an account is given to smdesk."""

    PASTE = "paste"
    BROWSER = "browser"


def ways(spec: NetworkSpec) -> tuple[Way, ...]:
    """How accounts of a network are connected, the usual way first: the browser where it needs no app."""
    rule = spec.connect.browser
    if spec.auth == "oauth":
        return (Way.BROWSER,)
    if not rule.offered:
        return (Way.PASTE,)
    return (Way.BROWSER, Way.PASTE) if rule.registers or rule.first else (Way.PASTE, Way.BROWSER)


def of(network: str, words: Words, *, by_hand: bool = False, browser: bool | None = None, again: bool = False) -> Guide:
    """The guide of a network; `by_hand` that of publishing by hand, which every network has.

    `browser` chooses between signing in in the browser and pasting a token; None is the usual of both. `again`: a
    channel that there is already.
    """
    spec = networks.load(network)
    if by_hand or not spec.can(Feature.PUBLISH):
        return _by_hand(spec, words)
    rule, web = spec.connect, spec.connect.browser
    signs_in = ways(spec)[0] is Way.BROWSER if browser is None else browser

    def said(name: str, *, wanted: bool = True) -> str:
        keys = [f"guides.{network}.{name}"]
        if signs_in:
            keys.insert(0, f"guides.{network}.browser_{name}")
        if again:
            keys.insert(0, f"guides.{network}.again_{name}")
        return next((words.t(key) for key in keys if words.has(key)), "") if wanted else ""

    needed = _needed(spec, signs_in=signs_in)
    has_secret, has_app = needed["secret"], needed["app_id"]
    return Guide(
        way=said("way"),
        title=said("title"),
        steps=tuple(said("steps").strip().splitlines()),
        page=rule.page if not (signs_in and web.registers) else "",
        server=said("server", wanted=bool(rule.server)),
        server_hint=said("server_hint"),
        handle=said("handle", wanted=bool(rule.handle)),
        handle_hint=said("handle_hint"),
        secret=said("secret", wanted=has_secret),
        app_id=(said("app_id") or translate("Guide", "Client ID")) if has_app else "",
        app_secret=(said("app_secret") or _app_secret(web.app_secret)) if has_app and web.app_secret else "",
        redirect=translate("Guide", "Redirect address of the app") if needed["redirect"] else "",
        redirect_hint="https://…",
        needed=frozenset(name for name, wanted in needed.items() if wanted),
    )


def _needed(spec: NetworkSpec, *, signs_in: bool) -> dict[str, bool]:
    """Which fields must be filled, when signing in in the browser and when pasting a token."""
    rule, web = spec.connect, spec.connect.browser
    has_app = signs_in and not web.registers
    return {
        "server": rule.server == REQUIRED,
        "handle": rule.handle == REQUIRED and not signs_in,
        "secret": spec.auth != "none" and not signs_in,
        "app_id": has_app,
        "app_secret": has_app and web.app_secret == REQUIRED,
        "redirect": has_app and web.pasted,
    }


def _app_secret(wanted: str) -> str:
    return (
        translate("Guide", "Client secret")
        if wanted == REQUIRED
        else translate("Guide", "Client secret, if the app has one")
    )


def way(network: str) -> str:
    """How a network is published on, in a few words, for the list to choose from."""
    if network == "practice":
        return translate("Guide", "Automatic, on this computer only: to try things out")
    spec = networks.load(network)
    if spec.can(Feature.PUBLISH) and not spec.invited:
        return translate("Guide", "Automatic")
    if spec.invited:
        return translate("Guide", "Assisted; automatic for the few that the network lets in")
    return translate("Guide", "Assisted: it reminds you and has everything ready")


def _by_hand(spec: NetworkSpec, words: Words) -> Guide:
    where = f"guides.{spec.id}.by_hand"
    usual = translate("Guide", "It opens the network’s page; you publish there and paste the link.")
    steps = [
        translate("Guide", "Nothing has to be created. The name is only for you to know the account by."),
        translate("Guide", "When a post is due, smdesk reminds you and has text, pictures and first comment ready."),
        words.t(where) if words.has(where) else usual,
    ]
    if spec.media.required:
        steps.append(translate("Guide", "Each post needs a picture or a video; smdesk checks it while you write."))
    return Guide(
        way=translate("Guide", "Assisted: it reminds you and has everything ready"),
        title=translate("Guide", "Name the account"),
        steps=tuple(steps),
        handle=translate("Guide", "Account (may stay empty)"),
        handle_hint=translate("Guide", "@name"),
    )
