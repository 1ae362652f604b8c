"""`smdesk adset` and `smdesk ad`: the plan of ads below a campaign. What runs on a network is `smdesk ads`."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from smdesk.cli import campaign_shapes as shapes
from smdesk.cli.campaign import amount
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.core import places
from smdesk.core.adplan import PLACEMENTS, Aim
from smdesk.core.audience import SEXES, Audience
from smdesk.core.errors import InvalidInput
from smdesk.services.campaigns.views import Creative

_CREATIVE = ("headline", "text", "link", "button", "brief")


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("adset")
    add = group.command(
        "add", _add_set, 'smdesk adset add 3 "Vecinas" --budget 120 --place instagram_feed --age 28-42 --radius 3'
    )
    add.add("campaign", type=identifier, says="campaign_number")
    add.add("name", says="adset_name")
    _set_options(add)
    edit = group.command("edit", _edit_set, "smdesk adset edit 5 --budget 150 --cap 9")
    edit.add("adset", type=identifier, says="adset_number")
    edit.add("--name", metavar="NAME", says="adset_name")
    edit.add("--campaign", type=identifier, metavar="CAMPAIGN", says="adset_campaign")
    _set_options(edit)
    copy = group.command("duplicate", _copy_set, 'smdesk adset duplicate 5 "Vecinos"')
    copy.add("adset", type=identifier, says="adset_number")
    copy.add("name", says="adset_name")
    gone = group.command("delete", _delete_set, "smdesk adset delete 5")
    gone.add("adset", type=identifier, says="adset_number")
    gone.add("--undo", action="store_true", says="campaign_undo")
    _ad_commands(commands.group("ad"))


def _ad_commands(group: Any) -> None:
    add = group.command("add", _add_ad, 'smdesk ad add 5 "Calabaza" --post 12 --link https://sol.example/calabaza')
    add.add("adset", type=identifier, says="adset_number")
    add.add("name", says="ad_own_name")
    _ad_options(add)
    edit = group.command("edit", _edit_ad, 'smdesk ad edit 7 --headline "Vuelve la calabaza"')
    edit.add("ad", type=identifier, says="ad_number")
    edit.add("--name", metavar="NAME", says="ad_own_name")
    edit.add("--adset", type=identifier, metavar="ADSET", says="ad_move")
    _ad_options(edit)
    make = group.command("create", _create_ad, "smdesk ad create 7 --dry-run")
    make.add("ad", type=identifier, says="ad_number")
    make.add("--account", default="", metavar="ACCOUNT", says="ad_account")
    make.add("--beneficiary", default="", metavar="NAME", says="ad_beneficiary")
    make.add("--payor", default="", metavar="NAME", says="ad_payor")
    make.add("--dry-run", dest="dry_run", action="store_true", says="ad_dry_run")
    start = group.command("start", _start_ad, 'smdesk ad start 7 --confirm "…"')
    start.add("ad", type=identifier, says="ad_number")
    start.add("--confirm", default="", metavar="WORDS", says="ad_confirm")
    group.command("stop", _stop_ad, "smdesk ad stop 7").add("ad", type=identifier, says="ad_number")
    group.command("read", _read_ad, "smdesk ad read 7").add("ad", type=identifier, says="ad_number")
    gone = group.command("delete", _delete_ad, "smdesk ad delete 7")
    gone.add("ad", type=identifier, says="ad_number")
    gone.add("--undo", action="store_true", says="campaign_undo")


def _set_options(command: Command) -> None:
    command.add("--aim", choices=tuple(Aim))
    command.add("--persona", type=identifier, metavar="PERSONA", says="adset_persona")
    command.add("--place", action="append", choices=PLACEMENTS, metavar="PLACE", says="adset_place")
    command.add("--from", dest="starts", metavar="DAY", says="adset_from")
    command.add("--to", dest="ends", metavar="DAY", says="adset_to")
    command.add("--budget", metavar="AMOUNT", says="adset_budget")
    command.add("--per-day", dest="per_day", choices=("yes", "no"), says="adset_per_day")
    command.add("--cap", metavar="AMOUNT", says="adset_cap")
    command.add("--age", metavar="AGES", says="adset_age")
    command.add("--sex", choices=SEXES)
    command.add("--radius", type=int, metavar="KM", says="adset_radius")
    command.add("--location", action="append", metavar="PLACE", says="adset_location")
    command.add("--country", action="append", metavar="NAME", says="adset_country")
    command.add("--interest", action="append", metavar="WORD", says="adset_interest")


def _set_values(context: Context, currency: str, client: int, whom: Audience) -> dict[str, Any]:
    args = context.args
    values = {name: getattr(args, name) for name in ("aim", "starts", "ends") if getattr(args, name) is not None}
    if args.place is not None:
        values["placements"] = args.place
    for name in ("budget", "cap"):
        if getattr(args, name) is not None:
            values[name] = amount(getattr(args, name), currency)
    if args.per_day is not None:
        values["per_day"] = args.per_day == "yes"
    if args.persona is not None:
        values["persona_id"] = args.persona
        if not whom.edited:
            whom = context.runtime.campaign_choices.of(client).audience(args.persona)
            values["audience"] = whom
    changed = _audience(context, whom)
    if changed != whom:
        values["audience"] = replace(changed, edited=True)
    return values


def _audience(context: Context, whom: Audience) -> Audience:
    args = context.args
    if args.age:
        ages = args.age.replace("\N{EN DASH}", "-").removesuffix("+").split("-")
        if len(ages) != 2 or not all(each.isascii() and each.isdigit() for each in ages):
            raise InvalidInput("bad_age", field="age", least=13, most=65)
        whom = replace(whom, age_min=int(ages[0]), age_max=int(ages[1]))
    if args.sex:
        whom = replace(whom, sex=args.sex)
    if args.radius is not None:
        whom = replace(whom, radius_km=args.radius)
    if args.location is not None:
        whom = replace(whom, places=tuple(args.location))
    if args.country is not None:
        whom = replace(whom, countries=tuple(dict.fromkeys(places.country(each) for each in args.country if each)))
    if args.interest is not None:
        whom = replace(whom, interests=tuple(args.interest))
    return whom


def _add_set(context: Context) -> Result:
    service = context.runtime.campaigns
    owner = service.show(context.args.campaign)
    values = _set_values(context, owner.currency, owner.client_id, Audience())
    return _told_set(context, service.add_set(owner.id, context.args.name, **values))


def _told_set(context: Context, view: Any) -> Result:
    board = context.runtime.ad_readings.board(context.runtime.campaigns.show(view.campaign_id).client_id)
    found = [each for each in board.notes.get(view.campaign_id, ()) if each.of in {0, view.id}]
    lines = [context.words.t("cli.adset_saved", id=view.id, name=short(view.name)),
             *(f"  {text}" for text in shapes.notes(context, found))]  # fmt: skip
    return Result(shapes.ad_set(view), lines)


def _edit_set(context: Context) -> Result:
    args, service = context.args, context.runtime.campaigns
    before = service.ad_set(args.adset)
    owner = service.show(before.campaign_id)
    values = _set_values(context, owner.currency, owner.client_id, before.audience)
    if args.name is not None:
        values["name"] = args.name
    if args.campaign is not None:
        values["campaign_id"] = args.campaign
    return _told_set(context, service.edit_set(args.adset, **values))


def _copy_set(context: Context) -> Result:
    return _told_set(context, context.runtime.campaigns.duplicate_set(context.args.adset, context.args.name))


def _delete_set(context: Context) -> Result:
    service = context.runtime.campaigns
    if context.args.undo:
        return _told_set(context, service.undelete_set(context.args.adset))
    gone = service.delete_set(context.args.adset)
    return Result({"id": gone.id, "deleted": True}, [context.words.t("cli.put_away", name=short(gone.name))])


def _ad_options(command: Command) -> None:
    command.add("--post", type=identifier, metavar="POST", says="ad_promotes")
    for name in _CREATIVE:
        command.add(f"--{name}", metavar="TEXT", says=f"ad_own_{name}")


def _ad_values(context: Context, creative: Creative) -> dict[str, Any]:
    args = context.args
    values: dict[str, Any] = {"post_id": args.post} if args.post is not None else {}
    said = {("note" if name == "brief" else name): getattr(args, name) for name in _CREATIVE
            if getattr(args, name) is not None}  # fmt: skip
    return values | ({"creative": replace(creative, **said)} if said else {})


def _add_ad(context: Context) -> Result:
    args = context.args
    made = context.runtime.campaigns.add_ad(args.adset, args.name, **_ad_values(context, Creative()))
    return Result(shapes.ad(made), [context.words.t("cli.ad_saved", id=made.id, name=short(made.name))])


def _edit_ad(context: Context) -> Result:
    args, service = context.args, context.runtime.campaigns
    values = _ad_values(context, service.ad(args.ad).creative)
    if args.name is not None:
        values["name"] = args.name
    if args.adset is not None:
        values["ad_set_id"] = args.adset
    made = service.edit_ad(args.ad, **values)
    return Result(shapes.ad(made), [context.words.t("cli.ad_saved", id=made.id, name=short(made.name))])


def _delete_ad(context: Context) -> Result:
    service = context.runtime.campaigns
    if context.args.undo:
        back = service.undelete_ad(context.args.ad)
        return Result(shapes.ad(back), [context.words.t("cli.ad_saved", id=back.id, name=short(back.name))])
    gone = service.delete_ad(context.args.ad)
    return Result({"id": gone.id, "deleted": True}, [context.words.t("cli.put_away", name=short(gone.name))])


def _create_ad(context: Context) -> Result:
    args, service, words = context.args, context.runtime.ads_handover, context.words
    ready = service.ready(args.ad, account=args.account, beneficiary=args.beneficiary, payor=args.payor)
    most = shapes.money(context, ready.most, ready.currency)
    data: dict[str, Any] = {"id": args.ad, "account": ready.account.id, "name": ready.plan.full_name,
                            "most_minor": ready.most, "currency": ready.currency, "made": None}  # fmt: skip
    if args.dry_run:
        return Result(data, [words.t("cli.ad_could_be_made", name=ready.plan.full_name, most=most)])
    made = service.create(ready)
    line = words.t("cli.ad_is_made", name=ready.plan.full_name, most=most, id=args.ad)
    return Result({**data, "made": asdict(made)}, [line])


def _start_ad(context: Context) -> Result:
    done = context.runtime.ads_handover.start(context.args.ad, context.args.confirm)
    cost = done.cost
    data = {"id": context.args.ad, "started": True, "total_minor": cost.total, "currency": cost.currency}
    return Result(data, [context.words.t("cli.ad_started", said=context.words.confirmation(done.cost))])


def _stop_ad(context: Context) -> Result:
    context.runtime.ads_handover.stop(context.args.ad)
    name = context.runtime.campaigns.ad(context.args.ad).name
    return Result({"id": context.args.ad, "stopped": True}, [context.words.t("cli.ad_stopped", name=name)])


def _read_ad(context: Context) -> Result:
    found = context.runtime.ads_handover.read(context.args.ad)
    if found is None:
        return Result({"id": context.args.ad, "reading": None}, [context.words.t("cli.no_delivery")])
    name = context.runtime.campaigns.ad(context.args.ad).name
    return Result({"id": context.args.ad, "reading": shapes.reading(found)},
                  [context.words.t("cli.reading_saved", id=found.id, name=short(name))])  # fmt: skip
