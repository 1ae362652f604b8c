"""The options that say what a post says: parts, media, variants and recurrence, in the order they were typed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from smdesk.cli import text_in
from smdesk.cli.context import Context
from smdesk.cli.parsing import Command, how_many
from smdesk.core.crop import RATIOS
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.services.patches import KEEP, MediaInput, PartInput, VariantInput

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class InOrder(argparse.Action):
    """Remembers options in the order they were typed: a medium belongs to the part before it, an alt to its medium."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        typed = list(getattr(namespace, "typed", None) or [])
        namespace.typed = [*typed, (self.dest, str(values))]


def declare(command: Command) -> None:
    """The options of content, for adding and editing."""
    command.parser.set_defaults(typed=None)
    command.add("--text", action=InOrder, metavar="TEXT", default=argparse.SUPPRESS, says="post_text")
    command.add("--part", action=InOrder, metavar="TEXT", default=argparse.SUPPRESS)
    command.add("--media", action=InOrder, metavar="FILE", default=argparse.SUPPRESS)
    command.add("--alt", action=InOrder, metavar="TEXT", default=argparse.SUPPRESS)
    command.add("--crop", action=InOrder, choices=tuple(RATIOS), default=argparse.SUPPRESS)
    command.add("--link", action=InOrder, metavar="URL", default=argparse.SUPPRESS)
    command.add("--first-comment", metavar="TEXT")
    command.add("--reply-to", metavar="URL")
    command.add("--variant", action="append", default=[], metavar="CH:TEXT")
    command.add("--format", metavar="NAME")
    command.add("--title", metavar="TEXT")
    command.add("--language", action="append", metavar="CODE", says="post_language")
    command.add("--visibility", metavar="NAME")
    command.add("--spoiler", metavar="TEXT")
    command.add("--option", action="append", default=[], metavar="NAME=VALUE", says="network_option")
    command.add("--repeat", choices=("daily", "weekly", "monthly", "yearly"))
    command.add("--every", type=how_many, default=1, metavar="N")
    command.add("--weekdays", metavar="mon,thu")
    command.add("--until", metavar="DATE")
    command.add("--count", type=how_many, metavar="N")


def base(args: argparse.Namespace) -> VariantInput:
    """The base variant as typed. Raises InvalidInput `alt_without_media`, `bad_option`."""
    parts = _parts(args.typed or [])
    options = _options(args)
    return VariantInput(
        parts=parts if parts else KEEP,
        first_comment=KEEP if args.first_comment is None else args.first_comment,
        reply_to=KEEP if args.reply_to is None else args.reply_to,
        format=KEEP if args.format is None else args.format,
        options=options or KEEP,
    )


def attached(args: argparse.Namespace) -> tuple[tuple[Path, str], ...]:
    """Media that were named with their alternative texts. Raises InvalidInput `alt_without_media`, `media_missing`."""
    media = [_file(value) for name, value in args.typed or [] if name == "media"]
    alts = [value for name, value in args.typed or [] if name == "alt"]
    if len(alts) > len(media):
        raise InvalidInput("alt_without_media", field="alt", alts=len(alts), media=len(media))
    return tuple(zip(media, [*alts, *[""] * (len(media) - len(alts))], strict=True))


def _parts(typed: list[tuple[str, str]]) -> tuple[PartInput, ...]:
    """`--text` is the first part and `--part` begins the next; media, alts and links belong to the part they follow, a
    crop to its medium.
    """
    if not typed:
        return ()
    parts = [_Typed()]
    for name, value in typed:
        part = parts[-1]
        if name == "part":
            parts.append(_Typed(_text(value)))
        elif name == "text":
            parts[0].text = _text(value)
        elif name == "media":
            part.media.append(MediaInput(_file(value)))
        elif name == "alt":
            part.alts.append(value)
        elif name == "crop":
            if not part.media:
                raise InvalidInput("crop_without_media", field="crop")
            part.media[-1] = replace(part.media[-1], shape=value)
        else:
            part.link = value
    return tuple(part.made() for part in parts)


@dataclass
class _Typed:
    """One part as it is being typed."""

    text: str = ""
    media: list[MediaInput] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    link: str = ""

    def made(self) -> PartInput:
        """The part. Raises InvalidInput `alt_without_media`."""
        if len(self.alts) > len(self.media):
            raise InvalidInput("alt_without_media", field="alt", alts=len(self.alts), media=len(self.media))
        alts = [*self.alts, *[""] * (len(self.media) - len(self.alts))]
        return PartInput(
            self.text,
            tuple(replace(each, alt=alt) for each, alt in zip(self.media, alts, strict=True)),
            self.link,
        )


def _file(name: str) -> Path:
    if not name:  # an empty name would mean the folder one stands in
        raise InvalidInput("media_missing", field="media", path="")
    return Path(name).expanduser()


def _text(value: str) -> str:
    """The text, or standard input for `-`."""
    return text_in.read().rstrip("\n") if value == "-" else value


def _options(args: argparse.Namespace) -> dict[str, str]:
    options: dict[str, str] = {}
    for text in args.option:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise InvalidInput("bad_option", field="option", text=text)
        options[name.strip()] = value
    named = {"visibility": args.visibility, "spoiler": args.spoiler}
    return {**options, **{name: value for name, value in named.items() if value is not None}}


def variants(context: Context, client: int) -> dict[int, VariantInput]:
    """Texts of single channels, by channel id. Raises InvalidInput `bad_variant`, NotFound `unknown_channel`."""
    found: dict[int, VariantInput] = {}
    for given in context.args.variant:
        channel, text = _split_variant(context, given, client)
        before = found.get(channel, VariantInput())
        earlier = () if before.parts is KEEP else before.parts
        found[channel] = VariantInput(parts=(*earlier, PartInput(_text(text))))
    return found


def _split_variant(context: Context, given: str, client: int) -> tuple[int, str]:
    """`CHANNEL:TEXT`; a channel may be named `network:handle`, so each colon is tried."""
    places = [place for place, char in enumerate(given) if char == ":"]
    if not places:
        raise InvalidInput("bad_variant", field="variant", text=given)
    missing: NotFound | None = None
    for place in places[:3]:
        try:
            return context.channel(given[:place], client).id, given[place + 1 :]
        except NotFound as error:
            missing = missing or error
    raise missing or InvalidInput("bad_variant", field="variant", text=given)


def recurrence(args: argparse.Namespace) -> dict[str, Any] | None:
    """The rule as typed, None without `--repeat`. Raises InvalidInput `bad_recurrence`."""
    if args.repeat is None:
        return None
    return {
        "freq": args.repeat,
        "interval": args.every,
        "weekdays": [_weekday(name) for name in args.weekdays.split(",")] if args.weekdays else [],
        "until": _date(args.until),
        "count": args.count,
    }


def _weekday(name: str) -> int:
    short = name.strip().casefold()[:3]
    if short not in _DAYS:
        raise InvalidInput("bad_recurrence", field="weekdays", value=name)
    return _DAYS.index(short)


def _date(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InvalidInput("bad_recurrence", field="until", value=text) from error
