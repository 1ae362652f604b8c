"""`smdesk client product`, `smdesk client contact`, and the fields of the dossier in `client edit`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import Result, table
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.core import hours
from smdesk.core.errors import InvalidInput
from smdesk.services.dossier.views import ContactPatch, DossierPatch, DossierView, ProductPatch

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def options(command: Command) -> None:
    """What of the dossier `client edit` can change."""
    command.add("--goal", metavar="TEXT", says="dossier_goal")
    command.add("--about", metavar="TEXT", says="dossier_about")
    command.add("--network", action="append", metavar="NETWORK", says="dossier_network")
    command.add("--color", action="append", metavar="#RRGGBB", says="dossier_color")
    command.add("--hours", action="append", metavar="DAY=HOURS", says="dossier_hours")
    command.add("--logo", metavar="FILE", says="dossier_logo")


def edit(context: Context, client: int) -> DossierView:
    """Change what was given of the dossier."""
    args, service = context.args, context.runtime.dossier
    values = _given(context, "goal", "about")
    if args.network is not None:
        values["networks"] = tuple(name for name in args.network if name)
    if args.color is not None:
        values["colors"] = tuple(color for color in args.color if color)
    if args.hours is not None:
        values["hours"] = _week(args.hours, service.show(client).hours)
    view = service.edit(client, DossierPatch(**values)) if values else service.show(client)
    if args.logo is not None:
        view = service.set_logo(client, Path(args.logo) if args.logo != "none" else None)
    return view


def _week(given: list[str], before: hours.Week) -> hours.Week:
    """`mon=9-14, 17-20` changes one day, `mon-fri=9-14` several."""
    week = list(before)
    for each in given:
        days, _, text = each.partition("=")
        first, _, last = days.strip().casefold().partition("-")
        if first not in _DAYS or (last or first) not in _DAYS:
            raise InvalidInput("bad_hours", field="hours", text=each)
        spans = hours.typed(text)
        for place in range(_DAYS.index(first), _DAYS.index(last or first) + 1):
            week[place] = spans
    return tuple(week)


def register(commands: Commands) -> None:
    """Declare the commands of products and contacts."""
    product = commands.group("client").group("product")
    add = product.command("add", _add_product, 'smdesk client product add "Hogaza" --client Sol --price "4,80 €"')
    add.add("name", says="product_name")
    add.add("--client", metavar="CLIENT", required=True)
    _product_options(add)
    listed = product.command("list", _products, "smdesk client product list --client Sol")
    listed.add("--client", metavar="CLIENT", required=True)
    change = product.command("edit", _edit_product, 'smdesk client product edit 3 --price "5 €"')
    change.add("product", type=identifier)
    change.add("--name", metavar="NAME", says="product_name")
    _product_options(change)
    product.command("delete", _delete_product, "smdesk client product delete 3").add("product", type=identifier)
    contact = commands.group("client").group("contact")
    new = contact.command("add", _add_contact, 'smdesk client contact add "Rosa Molina" --client Sol --approves')
    new.add("name", says="contact_name")
    new.add("--client", metavar="CLIENT", required=True)
    _contact_options(new)
    listed = contact.command("list", _contacts, "smdesk client contact list --client Sol")
    listed.add("--client", metavar="CLIENT", required=True)
    change = contact.command("edit", _edit_contact, "smdesk client contact edit 2 --approves")
    change.add("contact", type=identifier)
    change.add("--name", metavar="NAME", says="contact_name")
    _contact_options(change)
    contact.command("delete", _delete_contact, "smdesk client contact delete 2").add("contact", type=identifier)


def _product_options(command: Command) -> None:
    command.add("--kind", choices=("product", "service"), says="product_kind")
    command.add("--about", metavar="TEXT", says="product_about")
    command.add("--price", metavar="TEXT", says="product_price")
    command.add("--url", metavar="URL", says="product_url")
    command.add("--fact", action="append", metavar="TEXT", says="product_fact")
    command.add("--claim", action="append", metavar="TEXT=GROUND", says="product_claim")


def _contact_options(command: Command) -> None:
    for name in ("role", "email", "phone", "note"):
        command.add(f"--{name}", metavar="TEXT", says=f"contact_{name}")
    which = command.choice()
    which.add("--approves", dest="approves", action="store_true", default=None, says="contact_approves")
    which.add("--no-approves", dest="approves", action="store_false", default=None, says="contact_no_approves")


def _given(context: Context, *names: str) -> dict[str, Any]:
    found = {name: getattr(context.args, name) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _product(context: Context) -> ProductPatch:
    values = _given(context, "name", "kind", "about", "price", "url")
    args = context.args
    if args.fact is not None:
        values["facts"] = tuple(args.fact)
    if args.claim is not None:
        parted = [each.partition("=") for each in args.claim]
        values["claims"] = tuple((text.strip(), ground.strip()) for text, _, ground in parted)
    return ProductPatch(**values)


def _add_product(context: Context) -> Result:
    client = context.client(context.args.client)
    return _told(context, context.runtime.dossier.products.add(client.id, _product(context)))


def _edit_product(context: Context) -> Result:
    return _told(context, context.runtime.dossier.products.edit(context.args.product, _product(context)))


def _delete_product(context: Context) -> Result:
    return _away(context, context.runtime.dossier.products.delete(context.args.product))


def _products(context: Context) -> Result:
    views = context.runtime.dossier.products.list(context.client(context.args.client).id)
    rows = [(str(view.id), view.name, view.price) for view in views]
    return Result({"items": [asdict(view) for view in views]}, table(rows) or [context.words.t("cli.no_products")])


def _contact(context: Context) -> ContactPatch:
    return ContactPatch(**_given(context, "name", "role", "email", "phone", "note", "approves"))


def _add_contact(context: Context) -> Result:
    client = context.client(context.args.client)
    return _told(context, context.runtime.dossier.contacts.add(client.id, _contact(context)))


def _edit_contact(context: Context) -> Result:
    return _told(context, context.runtime.dossier.contacts.edit(context.args.contact, _contact(context)))


def _delete_contact(context: Context) -> Result:
    return _away(context, context.runtime.dossier.contacts.delete(context.args.contact))


def _contacts(context: Context) -> Result:
    views = context.runtime.dossier.contacts.list(context.client(context.args.client).id)
    rows = [(str(view.id), view.name, view.role, view.email) for view in views]
    return Result({"items": [asdict(view) for view in views]}, table(rows) or [context.words.t("cli.no_contacts")])


def _told(context: Context, view: Any) -> Result:
    return Result(asdict(view), [context.words.t("cli.dossier_saved", id=view.id, name=view.name)])


def _away(context: Context, view: Any) -> Result:
    return Result({"id": view.id, "deleted": True}, [context.words.t("cli.put_away", name=view.name)])
