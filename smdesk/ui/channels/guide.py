"""What has to be created where before a network can be connected, in a person's words; one place for each network."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from smdesk.core import network as networks
from smdesk.core.network import Feature, NetworkSpec

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Guide:
    """How it publishes, what there is to do, in steps, the page to open for them, and the fields of the form.

    An empty caption means no such field.
    """

    way: str
    title: str
    steps: tuple[str, ...]
    page: str = ""
    server: str = ""
    server_hint: str = ""
    handle: str = ""
    handle_hint: str = ""
    secret: str = ""


def of(network: str, *, by_hand: bool = False) -> Guide:
    """The guide of a network; `by_hand` that of publishing by hand, which every network has."""
    spec = networks.load(network)
    if by_hand or not spec.can(Feature.PUBLISH):
        return _by_hand(spec)
    return {"bluesky": _bluesky, "mastodon": _mastodon, "practice": _practice}[network]()


def way(network: str) -> str:
    """How a network is published on, in a few words, for the list to choose from."""
    if network == "practice":
        return translate("Guide", "Automatic, on this computer only: to try things out")
    if networks.load(network).can(Feature.PUBLISH):
        return translate("Guide", "Automatic")
    return translate("Guide", "Assisted: it reminds you and has everything ready")


def _bluesky() -> Guide:
    return Guide(
        way=translate("Guide", "Automatic, with an app password that you can take back at any time"),
        title=translate("Guide", "Make an app password in Bluesky"),
        steps=(
            translate("Guide", "In Bluesky, open Settings, Privacy and security, App passwords."),
            translate("Guide", "Add one and call it smdesk. Access to your messages is not needed."),
            translate("Guide", "Copy the password that is shown once, and paste it here."),
        ),
        page="https://bsky.app/settings/app-passwords",
        server=translate("Guide", "Server, only if it is not bsky.social"),
        server_hint="https://bsky.social",
        handle=translate("Guide", "Account"),
        handle_hint="name.bsky.social",
        secret=translate("Guide", "App password"),
    )


def _mastodon() -> Guide:
    return Guide(
        way=translate("Guide", "Automatic, with an access token of your own"),
        title=translate("Guide", "Make an access token on your server"),
        steps=(
            translate("Guide", "On your server, open Preferences, Development, New application. Call it smdesk."),
            translate("Guide", "Leave ticked: read:accounts, read:statuses, write:statuses, write:media."),
            translate("Guide", "Save it, open it again, and copy “Your access token”."),
        ),
        server=translate("Guide", "Server"),
        server_hint="https://mastodon.social",
        secret=translate("Guide", "Access token"),
    )


def _practice() -> Guide:
    return Guide(
        way=translate("Guide", "Automatic, on this computer only: to try things out"),
        title=translate("Guide", "Choose a name"),
        steps=(
            translate("Guide", "The practice network lives on this computer. Nothing on it leaves it."),
            translate("Guide", "Choose any name; the account is made for it."),
        ),
        handle=translate("Guide", "Account"),
        handle_hint=translate("Guide", "letters and figures, such as oldmill"),
    )


def _by_hand(spec: NetworkSpec) -> Guide:
    steps = [
        translate("Guide", "Nothing has to be created. The name is only for you to know the account by."),
        translate("Guide", "When a post is due, smdesk reminds you and has text, pictures and first comment ready."),
        _where().get(spec.id, translate("Guide", "It opens the network's page; you publish there and paste the link.")),
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


def _where() -> dict[str, str]:
    """Where a person publishes, on the networks where that needs saying."""
    return {
        "facebook": translate("Guide", "You publish as your Page, on facebook.com or in Meta Business Suite."),
        "google_business": translate("Guide", "You publish in your Business Profile, with “Add update”."),
        "instagram": translate(
            "Guide", "You publish on instagram.com or on your phone; the caption is ready to paste."
        ),
        "linkedin": translate("Guide", "You publish on linkedin.com, as yourself or as the page you manage."),
        "pinterest": translate("Guide", "You make the Pin on pinterest.com; title, text and link are ready."),
        "snapchat": translate("Guide", "You publish on your phone, or on web.snapchat.com."),
        "telegram": translate("Guide", "You post in your channel, in the app or on web.telegram.org."),
        "threads": translate("Guide", "It opens threads.com with the text filled in."),
        "tiktok": translate("Guide", "You upload the video in TikTok Studio; the caption is ready to paste."),
        "wordpress": translate("Guide", "You make the entry in your site's own editor; title and text are ready."),
        "x": translate("Guide", "It opens x.com with the text filled in; pictures you drag in."),
        "youtube": translate("Guide", "You upload the video in YouTube Studio; title and description are ready."),
    }
