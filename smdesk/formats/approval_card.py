"""One post in the client's approval file: how it will look, and what can be answered to it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from smdesk.core import network as networks
from smdesk.core.approval import Content, Entry, Part, Place
from smdesk.core.text import entities
from smdesk.formats.approval_art import Gallery, icon, mark, network_name
from smdesk.formats.approval_speech import Speech

#: Whose rule for links and tags is taken for a network that is not known.
_USUAL = "instagram"


def card(entry: Entry, at: int, speech: Speech, gallery: Gallery) -> str:
    """The markup of a post, the `at`-th of its page."""
    content = entry.content
    title = entry.title.strip() or speech.say("post", number=at + 1)
    art = gallery.art(content.parts[0].media) if content.parts else ""
    network = content.places[0].network if content.places else _USUAL
    said = [
        _parts(content.parts, network, speech, gallery),
        _comment(content.first_comment, network, speech),
        *(_place(place, content, speech, gallery) for place in content.places),
    ]
    version = (
        f'<span class="version">{escape(speech.say("version", number=entry.version))}</span>'
        if entry.version > 1
        else ""
    )
    return (
        f'<article class="card{"" if art else " bare"}" id="post-{at}" role="group" tabindex="-1" '
        f'aria-labelledby="title-{at}">\n'
        f'<div class="head"><h2 id="title-{at}" dir="auto">{escape(title)}</h2>{_when(entry, speech)}'
        f'<div class="tell">{version}<span class="fresh" hidden>{escape(speech.script["changed"])}</span>'
        f'<span class="state" hidden>{_states()}<span></span></span></div></div>\n{art}'
        f'<div class="side">{"".join(said)}{_reply(content, at, title, speech)}</div></article>'
    )


def toned(text: str, network: str) -> str:
    """A text as markup, with its links, mentions and hashtags in colour; nothing in it is followed."""
    found = entities.extract(network if network in networks.known() else _USUAL, text)
    pieces, position = [], 0
    for each in found:
        pieces += [
            escape(text[position : each.start]),
            f'<span class="toned">{escape(text[each.start : each.end])}</span>',
        ]
        position = each.end
    return "".join((*pieces, escape(text[position:])))


def _when(entry: Entry, speech: Speech) -> str:
    names = [_name(place, entry.content.places) for place in entry.content.places]
    marks = "".join(mark(place.network, name) for place, name in zip(entry.content.places, names, strict=True))
    nets = f'<span class="nets">{marks}</span>' if marks else ""
    stamp = f' datetime="{entry.wall:%Y-%m-%dT%H:%M}"' if entry.wall else ""
    return f'<p class="when"><time{stamp}>{escape(speech.when(entry.wall))}</time>{nets}</p>'


def _name(place: Place, places: Sequence[Place]) -> str:
    """The network's name, with the account's where it has several there."""
    name = network_name(place.network)
    several = sum(each.network == place.network for each in places) > 1
    return f"{name} ({place.handle})" if several and place.handle else name


def _parts(parts: Sequence[Part], network: str, speech: Speech, gallery: Gallery, *, own: bool = False) -> str:
    """Texts, numbered where there are several. The first's pictures stand beside, unless a channel has its `own`."""
    told = []
    for at, part in enumerate(parts):
        if len(parts) > 1:
            told.append(f'<span class="number">{escape(speech.say("part", number=at + 1, all=len(parts)))}</span>')
        if part.text.strip():
            told.append(f'<div class="words" dir="auto">{toned(part.text.strip(), network)}</div>')
        elif len(parts) == 1 and not own:
            told.append(f'<p class="words none">{escape(speech.say("no_text"))}</p>')
        if part.link and part.link not in part.text:
            told.append(f'<p class="link">{icon("link")}<span>{escape(part.link)}</span></p>')
        if at or own:
            told.append(gallery.strip(part.media))
    return "".join(told)


def _comment(text: str, network: str, speech: Speech, *, alone: bool = False) -> str:
    """The first comment, under its name where it does not stand `alone`."""
    if not text.strip():
        return ""
    label = "" if alone else f'<p class="under">{escape(speech.say("first_comment"))}</p>'
    return f'<div class="first">{label}<div class="words" dir="auto">{toned(text.strip(), network)}</div></div>'


def _place(place: Place, content: Content, speech: Speech, gallery: Gallery) -> str:
    """What a channel says otherwise, folded away."""
    other = place.first_comment if place.first_comment not in (None, content.first_comment) else None
    if not place.parts and other is None:
        return ""
    name = _name(place, content.places)
    says = any(part.text.strip() for part in place.parts)
    code = "place" if says else "place_same" if place.parts else "place_comment"
    inside = _parts(place.parts, place.network, speech, gallery, own=True)
    if other is not None:
        inside += _comment(other or speech.say("no_comment"), place.network, speech, alone=not place.parts)
    return f"<details><summary>{escape(speech.say(code, network=name))}</summary><div>{inside}</div></details>"


def _states() -> str:
    marks = {"approved": "like", "changes": "changes", "text": "text"}
    return "".join(icon(name, f' data-state="{says}"') for says, name in marks.items())


def _reply(content: Content, at: int, title: str, speech: Speech) -> str:
    """The field, closed at first, and the three answers."""
    correctable = any(text.strip() for text in content.texts)
    texts = content.texts if correctable else ()
    own = "".join(
        f'<div data-for="text" hidden><label for="own-{at}-{part}">'
        f"{escape(speech.say('correct_part' if len(texts) > 1 else 'correct_label', number=part + 1))}</label>"
        f'<textarea id="own-{at}-{part}" data-own rows="2" dir="auto"></textarea></div>'
        for part in range(len(texts))
    )
    labels = "".join(
        f'<span data-for="{says}" hidden>{escape(speech.say(word))}</span>'
        for says, word in (("changes", "ask_label"), ("text", "comment_label"))
    )
    buttons = [("approved", "like", "like"), ("changes", "changes", "ask")]
    choices = "".join(
        f'<button type="button" data-says="{says}" aria-pressed="false">{icon(drawing)}'
        f"{escape(speech.say(word))}</button>"
        for says, drawing, word in buttons
    )
    if correctable:
        choices += (
            f'<button type="button" data-says="text" aria-pressed="false">{escape(speech.say("correct"))}</button>'
        )
    return (
        f'<div class="reply"><div class="field" hidden>{own}<label for="comment-{at}">{labels}</label>'
        f'<textarea id="comment-{at}" data-comment rows="1" dir="auto" aria-describedby="wrong-{at}"></textarea>'
        f'<p class="wrong" id="wrong-{at}" role="alert" hidden></p></div>'
        f'<div class="choices" role="group" aria-label="{escape(speech.say("answer", title=title))}">'
        f"{choices}</div></div>"
    )
