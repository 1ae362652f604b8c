"""`smdesk voice …`: how a client speaks, changed, and held against a text."""

from __future__ import annotations

from typing import Any

from smdesk.cli import text_in
from smdesk.cli.context import Context
from smdesk.cli.output import Result
from smdesk.cli.parsing import Commands
from smdesk.core.errors import InvalidInput
from smdesk.core.voice import ADDRESSES, DIMENSIONS, PLACES, Banned, Sample, Sensitive, Term
from smdesk.core.voice.remarks import substituted
from smdesk.core.voice.rules import to_json
from smdesk.services.dossier.voice import Spoken


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("voice")
    show = group.command("show", _show, "smdesk voice show --client Bakery")
    show.add("--client", required=True, metavar="CLIENT")
    edit = group.command("edit", _edit, 'smdesk voice edit --client Bakery --banned "the best=our" --emoji-most 2')
    edit.add("--client", required=True, metavar="CLIENT")
    edit.add("--summary", metavar="TEXT", says="voice_summary")
    edit.add("--address", choices=[each for each in ADDRESSES if each], says="voice_address")
    edit.add("--dimension", action="append", default=[], metavar="NAME=-3..3", says="voice_dimension")
    for name in ("say", "avoid", "banned", "term", "sensitive", "sample", "not-like"):
        edit.add(f"--{name}", action="append", metavar="TEXT", says=f"voice_{name.replace('-', '_')}")
    edit.add("--emoji-most", type=int, metavar="N", says="voice_emoji_most")
    edit.add("--hashtags", metavar="LEAST-MOST", says="voice_hashtags")
    edit.add("--hashtags-place", choices=[each for each in PLACES if each], says="voice_hashtags_place")
    check = group.command("check", _check, "smdesk voice check --client Bakery < post.txt")
    check.add("--client", required=True, metavar="CLIENT")


def _show(context: Context) -> Result:
    client = context.client(context.args.client)
    return _result(context, context.runtime.voices.show(client.id))


def _edit(context: Context) -> Result:
    """Lists that are given take the place of what was there."""
    args = context.args
    client = context.client(args.client)
    voices = context.runtime.voices
    changes: dict[str, Any] = {
        name: value
        for name in ("summary", "address", "emoji_most", "hashtags_place")
        if (value := getattr(args, name)) is not None
    }
    if args.dimension:
        now = voices.show(client.id).voice.dimensions
        changes["dimensions"] = {**now, **dict(_dimension(text) for text in args.dimension)}
    for name in ("say", "avoid"):
        if getattr(args, name) is not None:
            changes[name] = tuple(getattr(args, name))
    if args.banned is not None:
        changes["banned"] = tuple(Banned(*_pair(text)) for text in args.banned)
    if args.term is not None:
        changes["glossary"] = tuple(Term(*_pair(text)) for text in args.term)
    if args.sensitive is not None:
        changes["sensitive"] = tuple(_topic(*_pair(text)) for text in args.sensitive)
    if args.sample is not None or args.not_like is not None:
        good, bad = args.sample or (), args.not_like or ()
        changes["samples"] = (*(Sample(text) for text in good), *(Sample(text, good=False) for text in bad))
    if args.hashtags is not None:
        changes["hashtags_least"], changes["hashtags_most"] = _span(args.hashtags)
    return _result(context, voices.edit(client.id, **changes))


def _check(context: Context) -> Result:
    client = context.client(context.args.client)
    spoken = context.runtime.voices.show(client.id)
    text = text_in.read().removesuffix("\n")
    words = context.words
    found = spoken.remarks(text)
    told = [" ".join(part for part in _said(words.finding(each.code, **each.facts)) if part) for each in found]
    tones = spoken.tone(text)
    data = {
        "remarks": [
            {"code": each.code, "start": each.start, "end": each.end, "facts": dict(each.facts), "message": said}
            for each, said in zip(found, told, strict=True)
        ],
        "tone": [
            {"dimension": each.dimension, "value": round(each.value, 2), "agreed": each.agreed, "fits": each.fits}
            for each in tones
        ],
        "substituted": substituted(spoken.voice, text),
    }
    lines = told or [words.t("cli.voice_fits")]
    lines += [words.t("cli.voice_strays", dimension=_name(context, each.dimension)) for each in tones if not each.fits]
    return Result(data, lines, 0)


def _said(sentence: Any) -> tuple[str, str, str]:
    return sentence.what, sentence.why, sentence.do


def _result(context: Context, spoken: Spoken) -> Result:
    voice, words = spoken.voice, context.words
    data = {"summary": voice.summary, "address": voice.address, **to_json(voice)}
    if voice.empty:
        return Result(data, [words.t("cli.voice_none")], 0)
    lines = [voice.summary] if voice.summary else []
    lines += [f"{_name(context, name)}: {voice.on(name):+d}" for name in DIMENSIONS if voice.on(name)]
    lines += [f"+ {text}" for text in voice.say] + [f"- {text}" for text in voice.avoid]
    lines += [f"✗ {each.word}" + (f" → {each.instead}" if each.instead else "") for each in voice.banned]
    return Result(data, lines, 0)


def _name(context: Context, dimension: str) -> str:
    return context.words.t(f"facts.field.{dimension}")


def _dimension(text: str) -> tuple[str, int]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), int(value)
    except ValueError as error:
        raise InvalidInput("bad_option", field="dimension", text=text) from error


def _pair(text: str) -> tuple[str, str]:
    first, _, second = text.partition("=")
    return first.strip(), second.strip()


def _topic(said: str, note: str) -> Sensitive:
    words = tuple(word for part in said.split(",") if (word := part.strip()))
    return Sensitive(words[0] if words else "", words, note)


def _span(text: str) -> tuple[int | None, int | None]:
    """`3-5`, `-5` or `3-`."""
    least, dash, most = text.partition("-")
    try:
        low, high = (int(part) if part.strip() else None for part in (least, most))
    except ValueError as error:
        raise InvalidInput("bad_option", field="hashtags", text=text) from error
    return (low, high) if dash else (low, low)
