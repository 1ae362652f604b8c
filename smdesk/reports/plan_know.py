"""What a plan tells of a client: who it is, for whom, where and in which voice it speaks."""

from __future__ import annotations

from collections.abc import Iterable

from smdesk.core import document as doc
from smdesk.core.document import Block
from smdesk.reports import persona_blocks, style
from smdesk.reports.persona_blocks import Portrayed
from smdesk.reports.plan_agree import target_line
from smdesk.reports.speech import Speech
from smdesk.services.dossier.views import PersonaView, ProductView
from smdesk.services.plan.material import Chosen, Material


def summary(material: Material, speech: Speech) -> list[Block]:
    """The whole on half a page: goal, figures, what is to be reached, for whom, with what."""
    made: list[Block] = []
    goal = material.dossier.goal or material.dossier.about
    if goal:
        made.append(doc.Text(goal, "lead"))
    posts = sum(len(entries) for entries in material.days.values())
    figures = (
        ("objectives", len(material.objectives)), ("personas", len(material.personas)),
        ("channels", len(_chosen(material))), ("posts", posts), ("campaigns", len(material.campaigns)),
    )  # fmt: skip
    cards = [doc.Card(speech.say(f"summary.{name}"), speech.figure(count)) for name, count in figures if count]
    if len(cards) > 1:
        made.append(doc.Cards(tuple(cards), min(len(cards), 5)))
    reached = [
        doc.Item(
            objective.name, " · ".join(target_line(kpi, speech) for kpi in objective.kpis if kpi.target is not None)
        )
        for objective in material.objectives[:6]
    ]
    if reached:
        made += [doc.Heading(speech.say("summary.reach"), 3), doc.Bullets(tuple(reached), numbered=True)]
    if material.personas:
        people = tuple(doc.Chip(f"{each.name} · {speech.percent(each.share)}") for each in material.personas)
        made += [doc.Heading(speech.say("summary.people"), 3), doc.Chips(people)]
    if material.mix is not None and material.mix.pillars:
        themes = tuple(
            doc.Chip(f"{each.name} · {speech.percent(each.target)}", style.pillar(each.color))
            for each in material.mix.pillars
        )
        made += [doc.Heading(speech.say("summary.themes"), 3), doc.Chips(themes)]
    return made


def client(material: Material, speech: Speech) -> list[Block]:
    """Who the client is and what it sells."""
    about, dossier = material.client, material.dossier
    made: list[Block] = []
    if dossier.goal:
        made += [doc.Heading(speech.say("client.goal")), doc.Text(dossier.goal)]
    if dossier.about:
        made += [doc.Heading(speech.say("client.about")), doc.Text(dossier.about)]
    facts = (
        ("sector", about.sector), ("website", _page(about.website)), ("country", speech.territory(about.country)),
        ("languages", speech.listed([speech.tongue(each) for each in about.languages])),
        ("networks", speech.listed([speech.network(each) for each in dossier.networks])),
    )  # fmt: skip
    known = tuple((speech.say(f"client.{name}"), value) for name, value in facts if value)
    if known:
        made.append(doc.Pairs(known))
    if material.products:
        made += [doc.Heading(speech.say("client.products")), *_products(material.products, speech)]
    if material.contacts:
        names = tuple(speech.say(f"client.{name}") for name in ("contact", "role", "reach", "approves"))
        rows = tuple(
            (each.name, each.role, speech.listed([each.email, each.phone]), "✓" if each.approves else "")
            for each in material.contacts
        )
        made += [doc.Heading(speech.say("client.contacts")), doc.Table(names, rows, align="lllc")]
    return made


def _page(website: str) -> doc.Rich:
    return (doc.Run(website, link=doc.address(website)),) if website else ""


def _products(products: Iterable[ProductView], speech: Speech) -> list[Block]:
    made: list[Block] = []
    rows = []
    for each in products:
        said = [each.about, *each.facts, *(f"{text} ({ground})" if ground else text for text, ground in each.claims)]
        rows.append((doc.Cell(each.name, bold=True), "\n".join(part for part in said if part), each.price))
    names = tuple(speech.say(f"client.{name}") for name in ("product", "said", "price"))
    made.append(doc.Table(names, tuple(rows), align="llr", widths=(0.26, 0.56, 0.18)))
    return made


def personas(material: Material, speech: Speech) -> list[Block]:
    """How the audience is made up, and each persona in full."""
    made: list[Block] = []
    if len(material.personas) > 1:
        made.append(
            doc.Bars(
                tuple(doc.Bar(each.name, speech.percent(each.share), each.share / 100) for each in material.personas)
            )
        )
    for each in material.personas:
        portrayed = portrait(each, material)
        made += [doc.Space(8.0), persona_blocks.head(portrayed, speech), *persona_blocks.body(portrayed, speech)]
    return made


def portrait(view: PersonaView, material: Material) -> Portrayed:
    """A persona as its card takes it."""
    return Portrayed(view.name, view.profile, view.share, material.portraits.get(view.id))


def channels(material: Material, speech: Speech) -> list[Block]:
    """Where the client is, in which role and why; and where it is not, and why."""
    made: list[Block] = []
    chosen = _chosen(material)
    if chosen:
        names = tuple(speech.say(f"channels.{name}") for name in ("network", "role", "often", "why"))
        rows = tuple(
            (doc.Cell(_name(each, material, speech)), each.role, _often(each, speech), each.why) for each in chosen
        )
        made.append(doc.Table(names, rows, widths=(0.2, 0.22, 0.16, 0.42)))
    refused = [each for each in material.choices if not each.chosen]
    if refused:
        items = tuple(doc.Item(speech.network(each.network), each.why) for each in refused)
        made += [doc.Heading(speech.say("channels.refused")), doc.Bullets(items)]
    return made


def _chosen(material: Material) -> list[Chosen]:
    """The networks chosen; where nothing was chosen yet, those that there are accounts on."""
    if material.choices:
        return [each for each in material.choices if each.chosen and material.tells_of(each.network)]
    known = dict.fromkeys(each.network for each in material.channels)
    return [Chosen(network, True, "", "", None) for network in known if material.tells_of(network)]


def _name(choice: Chosen, material: Material, speech: Speech) -> doc.Rich:
    handles = [each.handle for each in material.channels if each.network == choice.network and each.handle]
    name = doc.Run(speech.network(choice.network), bold=True)
    return (name, *(doc.Run(f"\n{handle}", muted=True) for handle in handles))


def _often(choice: Chosen, speech: Speech) -> str:
    return speech.say("channels.per_week", count=speech.figure(choice.per_week)) if choice.per_week else ""
