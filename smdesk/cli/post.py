"""`smdesk post add / list / show / edit`: what is written, where it goes, and when."""

from __future__ import annotations

from smdesk.cli import post_input, shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Command, Commands, how_many, identifier
from smdesk.core.errors import NotFound
from smdesk.core.publication import DRAWN, Drawn
from smdesk.services.costs import ChannelCost
from smdesk.services.patches import KEEP, Keep, NewPost, PostPatch, VariantInput
from smdesk.services.posts.rules import Saved, Time
from smdesk.services.views import PostView, PublicationView
from smdesk.services.zone import computer_zone


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("post")
    example = 'smdesk post add --client Sol --channel 1 --text "Hoy, pan de centeno" --at "tomorrow 09:00"'
    add = group.command("add", _add, example)
    add.add("--client", required=True, metavar="CLIENT")
    add.add("--channel", action="append", default=[], metavar="CH", says="channels")
    post_input.declare(add)
    declare_time(add, idea=True)
    add.add("--pillar", type=identifier, metavar="PILLAR")
    add.add("--persona", metavar="PERSONA")
    add.add("--campaign", metavar="CAMPAIGN")
    listing = group.command("list", _list, "smdesk post list --client Sol --state scheduled")
    listing.add("--client", metavar="CLIENT", says="of_client")
    listing.add("--channel", metavar="CH", says="of_channel")
    listing.add("--state", metavar="STATE", says="of_state")
    listing.add("--from", dest="start", metavar="TIME", says="from_time")
    listing.add("--to", dest="end", metavar="TIME", says="to_time")
    listing.add("--limit", type=how_many, default=200, metavar="N")
    group.command("show", _show, "smdesk post show 12 --json").add("post", type=identifier)
    edit = group.command("edit", _edit, 'smdesk post edit 12 --text "Hoy, pan de espelta"')
    edit.add("post", type=identifier)
    post_input.declare(edit)
    edit.add("--same", action="append", default=[], metavar="CH", says="same_as_base")
    edit.add("--stage", metavar="NAME", says="stage")
    edit.add("--pillar", metavar="PILLAR")
    edit.add("--persona", metavar="PERSONA")
    edit.add("--campaign", metavar="CAMPAIGN")


def declare_time(command: Command, *, idea: bool = False, required: bool = False) -> None:
    """When it is to go out, and who sends it."""
    time = command.choice(required=required)
    time.add("--at", metavar="TIME")
    time.add("--next-slot", action="store_true")
    time.add("--now", action="store_true")
    if idea:
        time.add("--idea", action="store_true")
        time.add("--plan", metavar="TIME")
        command.add("--stage", metavar="NAME", says="stage")
    way = command.choice()
    way.add("--delegate", dest="mode", action="store_const", const="delegate", says="delegate_mode")
    way.add("--by-hand", dest="mode", action="store_const", const="assisted", says="assisted_mode")


def time_of(context: Context, zone: str, channels: tuple[int, ...], pillar: int | None = None) -> Time | None:
    """The time as typed, None for none; `pillar` is that of the post. Raises InvalidInput `bad_time`, `no_slots`."""
    args = context.args
    if args.at is not None:
        return Time(wall=context.wall(args.at, zone))
    if args.now:
        return Time(now=True)
    if args.next_slot:
        publishing = context.runtime.publishing
        return Time(per_channel=tuple((channel, publishing.next_slot(channel, pillar=pillar)) for channel in channels))
    return None


def _add(context: Context) -> Result:
    args = context.args
    client = context.client(args.client)
    named = [ref.strip() for refs in args.channel for ref in refs.split(",") if ref.strip()]
    channels = [context.channel(ref, client.id).id for ref in named]
    variants = post_input.variants(context, client.id)
    chosen = tuple(dict.fromkeys((*channels, *variants)))
    new = NewPost(
        client_id=client.id,
        channels=chosen,
        base=post_input.base(args),
        variants=variants,
        title=args.title or "",
        stage=args.stage or ("idea" if args.idea else "draft"),
        languages=tuple(args.language or ()),
        recurrence=post_input.recurrence(args),
        pillar_id=args.pillar,
        persona_id=_persona(context, args.persona, client.id),
        campaign_id=_campaign(args.campaign),
        planned=context.wall(args.plan, client.zone) if args.plan is not None else None,
    )
    saved = context.runtime.posts.add(new, time_of(context, client.zone, chosen, args.pillar), mode=args.mode)
    kept = "planned" if saved.post.planned else "idea" if args.idea else "draft"
    key = "cli.post_scheduled" if saved.publications else f"cli.post_{kept}"
    return told(context, saved, key)


def told(context: Context, saved: Saved, key: str) -> Result:
    """The answer of every act that changes a post."""
    found = context.runtime.publishing.views(post_id=saved.post.id)
    data = shapes.post(saved.post, found, context.words)
    data["findings"] = shapes.findings(saved.findings, context.words)
    data["notices"] = shapes.notices(saved.notices, saved.post.zone)
    costs = context.runtime.costs.of_post(saved.post.id)
    data["costs"] = shapes.costs(costs, context.words)
    at = context.words.wall(saved.post.planned.local) if saved.post.planned else ""
    lines = [context.words.t(key, id=saved.post.id, count=len(found), at=at)]
    lines += [publication_line(context, each) for each in found if each.id in saved.publications or key == "cli.saved"]
    lines += [
        context.words.t("cli.finding", level=context.words.t(f"levels.{each.finding.level.value}"),
                        channel=f"{context.words.network(each.network)} {each.channel}".strip(),
                        message=shapes.finding_text(each, context.words))
        for each in saved.findings
    ]  # fmt: skip
    lines += _costs(context, costs)
    return Result(data, [*lines, *context.notices(saved.notices, saved.post.zone)])


def _costs(context: Context, found: tuple[ChannelCost, ...]) -> list[str]:
    words = context.words
    return [f"  {words.network(each.network)} {each.channel}: {words.cost(each.cost)}" for each in found]


def publication_line(context: Context, view: PublicationView) -> str:
    """One publication on one line: number, where, when, state, what comes next."""
    words = context.words
    where = f"{words.network(view.network)} {view.channel}".strip()
    link = f"  {view.remote_url}" if view.remote_url else ""
    step = "" if view.next_step == "nothing" else f"  – {words.next_step(view)}"
    return f"  {view.id}  {where}  {context.due(view)}  {words.state(view.state.value)}{link}{step}"


def to_type(context: Context, view: PublicationView) -> list[str]:
    """The commands with which a person takes the next step; none where smdesk takes it."""
    key = f"type.{view.next_step}"
    if not context.words.has(key):
        return []
    return [f"      {context.words.t(key, id=view.id, post=view.post_id, channel=view.channel_id)}"]


def _list(context: Context) -> Result:
    args = context.args
    runtime = context.runtime
    client = context.client(args.client) if args.client else None
    channel = context.channel(args.channel, client.id if client else None).id if args.channel else None
    start, end = context.bounds(client.zone if client else computer_zone())
    posts = runtime.posts.listing(
        client=client.id if client else None, channel=channel, state=args.state, start=start, end=end, limit=args.limit
    )
    by_post: dict[int, list[PublicationView]] = {}
    for view in runtime.publishing.views(client_id=client.id if client else None, channel_id=channel):
        by_post.setdefault(view.post_id, []).append(view)
    data = {"items": [shapes.post(post, by_post.get(post.id, []), context.words) for post in posts]}
    return Result(data, _table(context, posts, by_post))


def _table(context: Context, posts: tuple[PostView, ...], by_post: dict[int, list[PublicationView]]) -> list[str]:
    t = context.words.t
    if not posts:
        return [t("cli.no_posts")]
    rows = [("id", t("cli.col_client"), t("cli.col_when"), t("cli.col_state"), t("cli.col_text"))]
    for post in posts:
        found = _counting(by_post.get(post.id, []))
        wall = found[-1].wall if found else post.planned.local if post.planned is not None else None
        when = f"{context.words.wall(wall)} ({post.zone})" if wall is not None else "–"
        states = list(dict.fromkeys(context.words.state(each.state.value) for each in found))
        state, said = ", ".join(states) or t(f"stages.{post.stage}"), short(post.text or post.title)
        rows.append((str(post.id), post.client, when, state, said))
    return table(rows)


def _counting(found: list[PublicationView]) -> list[PublicationView]:
    """What is out or still to come, as the calendar draws it; what was cancelled or left out where nothing else is."""
    return [each for each in found if DRAWN[each.state] is not Drawn.NONE] or found


def _show(context: Context) -> Result:
    runtime = context.runtime
    post = runtime.posts.show(context.args.post)
    found = runtime.publishing.views(post_id=post.id)
    data = shapes.post(post, found, context.words)
    live = runtime.posts.live_parts(post.id)
    for shown, view in zip(data["publications"], found, strict=True):
        shown["parts"] = live.get(view.id, [])
        shown["history"] = shapes.history(runtime.publishing.history(view.id), view.zone)
    costs = runtime.costs.of_post(post.id)
    data["costs"] = shapes.costs(costs, context.words)
    return Result(data, [*_lines(context, post, found), *_costs(context, costs)])


def _lines(context: Context, post: PostView, found: list[PublicationView]) -> list[str]:
    t = context.words.t
    # Once it is planned, the publications below say where it stands; the stage would only contradict them.
    stage = "" if found else t(f"stages.{post.stage}")
    lines = ["  ".join(text for text in (str(post.id), post.client, stage, post.title) if text)]
    for variant in post.variants:
        if variant.channel_id is not None and variant.parts:
            lines.append(t("cli.on_channel", channel=variant.channel))
        for number, part in enumerate(variant.parts, 1):
            lines.append(f"  [{number}] {part.text}")
            lines += [f"      {item.filename} ({item.mime}) {item.alt}".rstrip() for item in part.media]
    if post.base.first_comment:
        lines.append(f"  {t('cli.first_comment')}: {post.base.first_comment}")
    for view in found:
        lines.append(publication_line(context, view))
        if view.error_code:
            lines.append(f"      {context.words.outcome(view.error_code, words=view.error_words)}")
        lines += to_type(context, view)
        if view.first_comment:
            lines.append(f"      {t('cli.first_comment')}: {publication_line(context, view.first_comment).strip()}")
    return lines


def _edit(context: Context) -> Result:
    args = context.args
    post = context.runtime.posts.show(args.post)
    changed = post_input.recurrence(args)
    patch = PostPatch(
        base=post_input.base(args),
        variants=post_input.variants(context, post.client_id),
        drop_variants=tuple(context.channel(ref, post.client_id).id for ref in args.same),
        title=KEEP if args.title is None else args.title,
        stage=KEEP if args.stage is None else args.stage,
        languages=KEEP if args.language is None else tuple(args.language),
        recurrence=KEEP if changed is None else changed,
        pillar_id=_pillar(args.pillar),
        persona_id=KEEP if args.persona is None else _persona(context, args.persona, post.client_id),
        campaign_id=KEEP if args.campaign is None else _campaign(args.campaign),
    )
    if patch == PostPatch(base=VariantInput()):
        return told(context, Saved(post), "cli.nothing_changed")
    return told(context, context.runtime.posts.edit(post.id, patch, version=post.version), "cli.saved")


def _persona(context: Context, text: str | None, client: int) -> int | None:
    """The number of a client's persona as typed; `none` is for everybody."""
    return None if text in {None, "none"} else context.runtime.personas.find(str(text), client).id


def _campaign(text: str | None) -> int | None:
    """A campaign's number as typed; `none` is for none. Raises NotFound `campaign_unknown`."""
    if text in {None, "none"}:
        return None
    if not str(text).isascii() or not str(text).isdigit():
        raise NotFound("campaign_unknown", campaign=text)
    return int(str(text))


def _pillar(text: str | None) -> int | Keep | None:
    """The number of a pillar as typed; `none` takes the post out of its pillar."""
    if text is None:
        return KEEP
    return None if text == "none" else identifier(text)
