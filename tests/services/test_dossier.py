"""The dossier of a client, its products and contacts, its personas."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.persona import NetworkUse, Objection
from smdesk.core.walltime import WallTime, in_zone
from smdesk.services.dossier.views import ContactPatch, DossierPatch, PersonaPatch, ProductPatch
from smdesk.services.patches import ClientPatch, NewPost, PartInput, PostPatch, VariantInput


@pytest.fixture
def client(desk) -> int:
    return desk.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid")).id


def picture(folder: Path, *size: int) -> Path:
    file = folder / "logo.png"
    Image.new("RGB", size).save(file)
    return file


def test_a_dossier_begins_with_the_first_thing_written_in_it(desk, client) -> None:
    service = desk.runtime.dossier
    assert (service.show(client).version, service.show(client).goal) == (0, "")
    week = (((540, 840), (1020, 1200)), (), (), (), (), (), ())
    view = service.edit(client, DossierPatch(goal=" Grow ", networks=("x", "x"), hours=week, colors=("#ABC", "a65a1f")))
    assert (view.goal, view.networks, view.hours, view.colors) == ("Grow", ("x",), week, ("#aabbcc", "#a65a1f"))
    assert service.edit(client, DossierPatch(about="Since 1962")).goal == "Grow"


@pytest.mark.parametrize(
    ("patch", "code"),
    [
        (DossierPatch(colors=("brown",)), "bad_color"),
        (DossierPatch(colors=tuple(f"#0000{n:02}" for n in range(13))), "too_many_colors"),
        (DossierPatch(promo_ceiling=101), "bad_number"),
        (DossierPatch(goal="x" * 20_001), "text_of_field_too_long"),
        (DossierPatch(hours=(((540, 600), (590, 700)), (), (), (), (), (), ())), "hours_overlap"),
    ],
)
def test_what_a_dossier_cannot_hold_is_refused_with_its_field_and_changes_nothing(desk, client, patch, code) -> None:
    desk.runtime.dossier.edit(client, DossierPatch(goal="Grow"))
    with pytest.raises(InvalidInput) as caught:
        desk.runtime.dossier.edit(client, patch)
    assert caught.value.code == code
    assert caught.value.facts["field"]
    assert desk.runtime.dossier.show(client).goal == "Grow"


def test_a_logo_is_a_picture_of_a_sensible_size(desk, client, tmp_path, monkeypatch) -> None:
    service = desk.runtime.dossier
    assert service.set_logo(client, picture(tmp_path, 40, 20)).logo.width == 40
    damaged, text = tmp_path / "cut.png", tmp_path / "notes.png"
    damaged.write_bytes(picture(tmp_path, 300, 300).read_bytes()[:60])
    text.write_text("no picture")
    for file, code in (
        (damaged, "media_unreadable"),
        (text, "media_unknown_type"),
        (tmp_path / "none.png", "media_missing"),
    ):
        with pytest.raises(InvalidInput) as caught:
            service.set_logo(client, file)
        assert (caught.value.code, caught.value.facts["field"]) == (code, "logo")
    with pytest.raises(InvalidInput) as caught:
        service.set_logo(client, picture(tmp_path, 8001, 1))
    assert caught.value.code == "picture_too_many_pixels"
    monkeypatch.setattr("smdesk.services.dossier.pictures.MOST_BYTES", 10)
    with pytest.raises(InvalidInput) as caught:
        service.set_logo(client, picture(tmp_path, 40, 20))
    assert caught.value.code == "picture_too_large"
    assert service.show(client).logo.width == 40
    assert service.set_logo(client, None).logo is None


def test_products_have_facts_and_claims_and_an_order(desk, client) -> None:
    rows = desk.runtime.dossier.products
    rye = rows.add(
        client, ProductPatch(name=" Rye  loaf ", facts=("Soft for days", " "), claims=(("Best", "A prize"),))
    )
    bun = rows.add(client, ProductPatch(name="Bun"))
    assert (rye.name, rye.facts, rye.claims) == ("Rye loaf", ("Soft for days",), (("Best", "A prize"),))
    rows.reorder(client, [bun.id])
    assert [each.name for each in rows.list(client)] == ["Bun", "Rye loaf"]
    rows.delete(bun.id)
    assert [each.name for each in rows.list(client)] == ["Rye loaf"]
    rows.undelete(bun.id)
    assert [each.name for each in rows.list(client)] == ["Bun", "Rye loaf"]
    for patch, code in ((ProductPatch(name=""), "title_empty"), (ProductPatch(kind="x"), "bad_kind"),
                        (ProductPatch(url="sol.es"), "bad_address")):  # fmt: skip
        with pytest.raises(InvalidInput) as caught:
            rows.edit(rye.id, patch)
        assert caught.value.code == code


def test_contacts_have_an_address_that_can_be_one(desk, client) -> None:
    rows = desk.runtime.dossier.contacts
    rose = rows.add(client, ContactPatch(name="Rose", email="rose@sol.example", approves=True))
    with pytest.raises(InvalidInput, match="bad_mail"):
        rows.edit(rose.id, ContactPatch(email="rose"))
    assert rows.show(rose.id).approves
    with pytest.raises(NotFound, match="unknown_contact"):
        rows.show(99)


def test_personas_share_the_audience_whatever_is_done(desk, client) -> None:
    service = desk.runtime.personas
    one, two, three = (service.add(client, PersonaPatch(name=name)).id for name in ("One", "Two", "Three"))
    assert service.shares(client) == {one: 50, two: 25, three: 25}
    service.set_share(one, 45)
    before = service.shares(client)
    service.delete(two)
    assert service.shares(client) == {one: 45, three: 55}
    service.undelete(two, before)
    assert service.shares(client) == before
    service.reorder(client, [three, one, two])
    assert list(service.shares(client)) == [three, one, two]
    for given, code in (({one: 50, two: 50, three: 1}, "shares_not_100"), ({one: 100}, "shares_incomplete"),
                        ({one: 150, two: -50, three: 0}, "bad_number")):  # fmt: skip
        with pytest.raises(InvalidInput, match=code):
            service.set_shares(client, given)
    assert service.shares(client) == before


def test_a_persona_is_written_copied_and_found(desk, client) -> None:
    service = desk.runtime.personas
    made = service.add(client, PersonaPatch(name="Neighbour", age=(42, 28), hobbies=("Running",)))
    objections = (Objection("Dear", "It lasts"),)
    service.edit(made.id, PersonaPatch(objections=objections, networks=(NetworkUse("whatsapp", 4),)))
    view = service.show(made.id)
    assert (view.profile.age, view.profile.hobbies, view.profile.objections) == ((28, 42), ("Running",), objections)
    copy = service.duplicate(made.id, "Other")
    assert (copy.profile, copy.share, service.find("oth", client).id) == (view.profile, 50, copy.id)
    with pytest.raises(NotFound, match="unknown_persona_name"):
        service.find("nobody", client)
    twice = (NetworkUse("x"), NetworkUse("x"))
    for patch, code in ((PersonaPatch(age=(5, 20)), "bad_number"), (PersonaPatch(networks=twice), "network_twice"),
                        (PersonaPatch(networks=(NetworkUse("x", 1, (1, 2)),)), "bad_hours_of_day")):  # fmt: skip
        with pytest.raises(InvalidInput, match=code):
            service.edit(made.id, patch)


def test_a_post_is_for_a_persona_of_its_own_client(desk, client) -> None:
    runtime = desk.runtime
    other = runtime.clients.add(ClientPatch(name="Luna", zone="Europe/Madrid")).id
    mine = runtime.personas.add(client, PersonaPatch(name="Mine")).id
    theirs = runtime.personas.add(other, PersonaPatch(name="Theirs")).id
    new = NewPost(client, base=VariantInput(parts=(PartInput("Hello"),)), persona_id=mine)
    post = runtime.posts.add(new).post
    assert (post.persona_id, runtime.posts.duplicate(post.id).persona_id) == (mine, mine)
    with pytest.raises(NotFound, match="unknown_persona"):
        runtime.posts.edit(post.id, PostPatch(persona_id=theirs))
    assert runtime.posts.edit(post.id, PostPatch(persona_id=None)).post.persona_id is None


def test_what_a_persona_changes_in_the_plan_is_counted(desk, client) -> None:
    runtime = desk.runtime
    mine = runtime.personas.add(client, PersonaPatch(name="Mine")).id
    pillar = runtime.pillars.add(client, "Value", kind="value", personas=[mine]).id
    now = in_zone(desk.clock.now(), "Europe/Madrid").replace(tzinfo=None)
    base, place = VariantInput(parts=(PartInput("Hello"),)), WallTime(now, "Europe/Madrid")
    for who in (mine, None, None):
        runtime.posts.add(NewPost(client, base=base, pillar_id=pillar, persona_id=who, planned=place))
    found = runtime.personas.effects(mine)
    assert (found.posts, found.of) == (1, 3)
    assert [(each.name, each.posts, each.meant) for each in found.pillars] == [("Value", 1, True)]
    assert runtime.personas.effects(99) is None


def test_dossiers_products_contacts_and_personas_are_found_by_what_they_say(desk, client) -> None:
    runtime = desk.runtime
    runtime.dossier.edit(client, DossierPatch(goal="Sell on order", about="Stone oven"))
    rye = runtime.dossier.products.add(client, ProductPatch(name="Rye", facts=("Proves for a day",))).id
    rose = runtime.dossier.contacts.add(client, ContactPatch(name="Rose", role="Baker")).id
    mine = runtime.personas.add(client, PersonaPatch(name="Neighbour", hobbies=("Running",), decides="Nearness")).id
    found = {
        words: [(each.kind, each.id) for each in runtime.strategy_search.find(words)]
        for words in ("oven", "proves", "baker", "running", "nearn", "hobbies")
    }
    assert [kind for kind, _ in found["oven"]] == ["dossier"]
    assert (found["proves"], found["baker"]) == ([("product", rye)], [("contact", rose)])
    assert found["running"] == found["nearn"] == [("persona", mine)]
    assert found["hobbies"] == []  # the name of a field is nobody's word


def test_what_is_written_for_the_designer_of_a_post_is_found(desk, client) -> None:
    runtime, base = desk.runtime, VariantInput(parts=(PartInput("Hello"),))
    post = runtime.posts.add(NewPost(client, base=base, title="Autumn", stage="idea")).post.id
    other = runtime.posts.add(NewPost(client, base=base, title="Winter", stage="idea")).post.id
    runtime.sheets.write(post, art_text="Slow bread", scene="Hands over the dough", refs=("like the one of June",))
    runtime.sheets.write(other, scene="A lonely pumpkin")

    def found(words):
        return [(each.kind, each.id, each.text) for each in runtime.strategy_search.find(words)]

    assert found("slow dough") == found("june") == [("brief", post, "Slow bread")]
    assert found("pumpkin") == [("brief", other, "A lonely pumpkin")]
    runtime.posts.delete(post)
    assert found("dough") == []
