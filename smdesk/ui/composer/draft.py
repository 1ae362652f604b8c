"""A post while it is written: frozen values, changed by making the next one; no Qt, no database."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from smdesk.core import shared_links
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.records import dataclass
from smdesk.core.recurrence import Rule
from smdesk.core.walltime import WallTime
from smdesk.services.patches import KEEP, MediaInput, NewPost, PartInput, PostPatch, VariantInput
from smdesk.services.views import MediaView, PartView, PostView, VariantView

_keys = itertools.count(1)

#: A scope is what an editing act is about: None for the text all channels share, else a channel's id.
Scope = int | None


@dataclass(frozen=True, slots=True)
class PartDraft:
    """One part of a thread. `key` names it while it is edited, wherever it stands; it is no content."""

    text: str = ""
    media: tuple[MediaItem, ...] = ()
    link: str = ""
    key: int = field(default_factory=lambda: next(_keys), compare=False)


@dataclass(frozen=True, slots=True)
class VariantDraft:
    """What is said in one scope. In a channel's, no parts and None mean "as all the others"."""

    parts: tuple[PartDraft, ...] = ()
    first_comment: str | None = None
    format: str = "post"
    reply_to: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PostDraft:
    """Everything of a post but its time."""

    client_id: int
    base: VariantDraft = field(default_factory=lambda: VariantDraft((PartDraft(),), ""))
    channels: tuple[int, ...] = ()
    variants: Mapping[int, VariantDraft] = field(default_factory=dict)  # by channel, also of channels left out
    title: str = ""
    stage: str = "draft"
    pillar: int | None = None
    planned: WallTime | None = None  # its place in the calendar while nothing is scheduled
    recurrence: Rule | None = None
    persona: int | None = None  # for whom it is
    campaign: int | None = None  # that it belongs to

    def variant(self, scope: Scope) -> VariantDraft:
        """What is said in a scope; a channel that has said nothing yet says what all do."""
        return self.base if scope is None else self.variants.get(scope, VariantDraft(format=self.base.format))

    def parts(self, scope: Scope) -> tuple[PartDraft, ...]:
        """The parts as they go out in a scope; never empty."""
        return self.variant(scope).parts or self.base.parts

    def own(self, channel: int) -> bool:
        """True when a channel has a text of its own."""
        return bool(self.variant(channel).parts)

    def comment(self, scope: Scope) -> str:
        """The first comment as it goes out in a scope, "" for none."""
        own = self.variant(scope).first_comment
        return (self.base.first_comment if own is None else own) or ""

    def format(self, scope: Scope) -> str:
        """What kind of post it is in a scope; a channel's is its own from the moment it is chosen."""
        return self.variants[scope].format if scope is not None and scope in self.variants else self.base.format

    @property
    def empty(self) -> bool:
        """True while there is nothing that could be kept."""
        said = (self.base, *(self.variant(channel) for channel in self.channels))
        return not any(part.text.strip() or part.media for variant in said for part in variant.parts)

    @property
    def name(self) -> str:
        """The title, or the first line of the text."""
        if self.title:
            return self.title
        text = next((part.text[:2000].strip() for part in self.base.parts if part.text.strip()), "")
        return text.splitlines()[0].strip()[:80] if text else ""

    # -- the next draft -----------------------------------------------------------------------------------------

    def with_variant(self, scope: Scope, variant: VariantDraft) -> PostDraft:
        """The same with another content of a scope."""
        if scope is None:
            return replace(self, base=variant)
        return replace(self, variants={**self.variants, scope: variant})

    def with_parts(self, scope: Scope, parts: Iterable[PartDraft]) -> PostDraft:
        """The same with other parts in a scope; a channel has a text of its own from then on."""
        had = self.variant(scope).options  # what is known of a first comment of its own stays known
        options = shared_links.written(had, {**shared_links.read(had), **self.marked(scope)})
        return self.with_variant(scope, replace(self.variant(scope), parts=tuple(parts), options=options))

    def with_part(self, scope: Scope, key: int, **changes: Any) -> PostDraft:
        """The same with one part changed; of a channel that shared its text, all parts become its own."""
        parts = tuple(replace(part, **changes) if part.key == key else part for part in self.parts(scope))
        return self.with_parts(scope, parts)

    def shared(self, channel: int) -> PostDraft:
        """The same with the channel saying what all say again; its other ways stay."""
        return self.with_variant(channel, replace(self.variant(channel), parts=(), first_comment=None))

    def marked(self, scope: Scope) -> dict[str, str]:
        """The links of the text of a scope that smdesk marked for several networks (`core.shared_links`)."""
        variant = self.variant(scope)
        return shared_links.read((variant if variant.parts else self.base).options)

    def marked_comment(self, scope: Scope) -> dict[str, str]:
        """The links of the first comment of a scope that smdesk marked."""
        variant = self.variant(scope)
        return shared_links.read((self.base if variant.first_comment is None else variant).options)

    def sent_comment(self, channel: int, network: str) -> str:
        """The first comment as a channel of a network sends it."""
        return shared_links.resolved(self.comment(channel), self.marked_comment(channel), network)

    def with_comment(self, scope: Scope, text: str, known: Mapping[str, str] | None = None) -> PostDraft:
        """The same with another first comment in a scope, and what is known of its links."""
        had = self.variant(scope).options
        more = self.marked_comment(scope) if known is None else known
        options = shared_links.written(had, {**shared_links.read(had), **more})
        return self.with_variant(scope, replace(self.variant(scope), first_comment=text, options=options))

    def sent_parts(self, channel: int, network: str) -> tuple[PartDraft, ...]:
        """The parts as a channel of a network sends them, its links told as there."""
        known = self.marked(channel)
        return tuple(
            replace(part, text=shared_links.resolved(part.text, known, network),
                    link=shared_links.of_link(part.link, known, network))
            for part in self.parts(channel)
        )  # fmt: skip

    def with_marked(self, scope: Scope, known: Mapping[str, str]) -> PostDraft:
        """The same with these links written down for a scope that has parts of its own."""
        variant = self.variant(scope)
        both = {**shared_links.read(variant.options), **known}
        return self.with_variant(scope, replace(variant, options=shared_links.written(variant.options, both)))

    def with_format(self, scope: Scope, name: str, offered: Mapping[int, Iterable[str]]) -> PostDraft:
        """The same as another kind of post: in one channel, or in all that offer it, the rest staying plain posts."""
        if scope is not None:
            return self.with_variant(scope, replace(self.variant(scope), format=name))
        variants = {
            channel: replace(self.variant(channel), format=name if name in offered.get(channel, ()) else "post")
            for channel in (*self.variants, *self.channels)
        }
        return replace(self, base=replace(self.base, format=name), variants=variants)

    def with_option(self, scope: Scope, name: str, value: str) -> PostDraft:
        """The same with an option of a scope; "" takes it out, and lets a channel do as all the others."""
        variant = self.variant(scope)
        rest = {key: each for key, each in variant.options.items() if key != name}
        return self.with_variant(scope, replace(variant, options={**rest, name: value} if value else rest))

    def option(self, scope: Scope, name: str) -> str:
        """What holds in a scope, "" for the usual."""
        return {**self.base.options, **self.variant(scope).options}.get(name, "")

    def part(self, scope: Scope, key: int) -> PartDraft:
        """One part by its key. Raises KeyError."""
        for part in self.parts(scope):
            if part.key == key:
                return part
        raise KeyError(key)


def payload(draft: PostDraft, channel: int, languages: tuple[str, ...] = (), network: str = "") -> tuple[Payload, str]:
    """What the draft would send on a channel of a network, and its first comment; as `db.payloads.payload_for`."""
    own, base = draft.variant(channel), draft.base
    parts = tuple(Part(part.text, part.media, part.link) for part in draft.parts(channel))
    made = Payload(
        parts, own.format, languages, own.reply_to or base.reply_to, {**base.options, **own.options}
    )  # fmt: skip
    comment = draft.sent_comment(channel, network) if network else draft.comment(channel)
    return shared_links.sent(made, draft.marked(channel), network), comment


def from_view(view: PostView) -> PostDraft:
    """The draft of a stored post."""
    variants = {each.channel_id: _variant(each) for each in view.variants if each.channel_id is not None}
    base = _variant(view.base)
    base = replace(base, parts=base.parts or (PartDraft(),), first_comment=base.first_comment or "")
    rule = Rule.from_json(view.recurrence) if view.recurrence else None
    return PostDraft(
        view.client_id, base, tuple(variants), variants, view.title, view.stage, view.pillar_id, view.planned, rule,
        view.persona_id, view.campaign_id,
    )  # fmt: skip


def new_post(draft: PostDraft) -> NewPost:
    """What the posts service needs to make it."""
    variants = {channel: _input(draft.variant(channel)) for channel in draft.channels}
    return NewPost(
        draft.client_id, draft.channels, _input(draft.base), variants, title=draft.title, stage=draft.stage,
        recurrence=draft.recurrence.to_json() if draft.recurrence else None, pillar_id=draft.pillar,
        planned=draft.planned, persona_id=draft.persona, campaign_id=draft.campaign,
    )  # fmt: skip


def patch(before: PostDraft, after: PostDraft) -> PostPatch | None:
    """What has to be told to the posts service so that it holds `after`; None when nothing has changed."""
    variants = {
        channel: _change(before.variant(channel), after.variant(channel))
        for channel in after.channels
        if before.variant(channel) != after.variant(channel) or channel not in before.channels
    }
    found = PostPatch(
        base=_change(before.base, after.base),
        variants=variants,
        channels=after.channels if set(after.channels) != set(before.channels) else KEEP,
        title=after.title if after.title != before.title else KEEP,
        stage=after.stage if after.stage != before.stage else KEEP,
        pillar_id=after.pillar if after.pillar != before.pillar else KEEP,
        persona_id=after.persona if after.persona != before.persona else KEEP,
        campaign_id=after.campaign if after.campaign != before.campaign else KEEP,
        planned=after.planned if after.planned != before.planned else KEEP,
        recurrence=_rule(after.recurrence) if after.recurrence != before.recurrence else KEEP,
    )
    return None if found == PostPatch() else found


def _rule(rule: Rule | None) -> dict[str, Any] | None:
    return rule.to_json() if rule is not None else None


def joined(parts: Iterable[PartDraft]) -> PartDraft:
    """All parts of a thread as one, for a network that has no threads."""
    given = tuple(parts)
    text = "\n\n".join(part.text.strip() for part in given if part.text.strip())
    link = next((part.link for part in given if part.link), "")
    return PartDraft(text, tuple(item for part in given for item in part.media), link)


def _variant(view: VariantView) -> VariantDraft:
    options = {str(key): str(value) for key, value in view.options.items()}
    return VariantDraft(tuple(map(_part, view.parts)), view.first_comment, view.format, view.reply_to, options)


def _part(view: PartView) -> PartDraft:
    return PartDraft(view.text, tuple(map(_item, view.media)), view.link)


def _item(view: MediaView) -> MediaItem:
    return MediaItem(
        view.sha256, view.mime, view.size, view.width, view.height, view.duration_s, view.alt, view.filename, view.crop,
        view.pages, view.video_codec, view.audio_codec, view.colors,
    )  # fmt: skip


def _inputs(parts: Iterable[PartDraft]) -> tuple[PartInput, ...]:
    return tuple(
        PartInput(part.text, tuple(MediaInput(item, item.alt, item.crop) for item in part.media), part.link)
        for part in parts
    )


def _input(variant: VariantDraft) -> VariantInput:
    return VariantInput(
        parts=_inputs(variant.parts),
        first_comment=variant.first_comment,
        reply_to=variant.reply_to,
        format=variant.format,
        options=_options(variant),
    )


def _change(before: VariantDraft, after: VariantDraft) -> VariantInput:
    had, has = _options(before), _options(after)
    gone = dict.fromkeys(set(had) - set(has), "")
    return VariantInput(
        parts=_inputs(after.parts) if after.parts != before.parts else KEEP,
        first_comment=after.first_comment if after.first_comment != before.first_comment else KEEP,
        reply_to=after.reply_to if after.reply_to != before.reply_to else KEEP,
        format=after.format if after.format != before.format else KEEP,
        options={**has, **gone} if has != had else KEEP,
    )


def _options(variant: VariantDraft) -> dict[str, str]:
    """To be stored: a link that is not there is known only while the post is open, in case its text comes back."""
    parts = [Part(part.text, link=part.link) for part in variant.parts]
    return shared_links.pruned(variant.options, parts, variant.first_comment or "")
