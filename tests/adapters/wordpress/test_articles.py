"""What a post becomes on a site: blocks, slug, names of files, and what is not sent at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smdesk.adapters.wordpress import blocks, slugs
from smdesk.adapters.wordpress.blocks import Shown
from smdesk.core.content import MediaItem, Part
from smdesk.core.outcome import NotSent, Refused, Why
from smdesk.core.text.normalise import html_to_text
from tests.adapters.contract.wordpress import WordPress

FILES = (Shown(1, "https://x.example/a.jpg", "image", 'An "A"'), Shown(2, "https://x.example/b.mp4", "video"))


@pytest.fixture
def net(tmp_path) -> WordPress:
    return WordPress(tmp_path, {})


def test_paragraphs_pictures_and_link_are_blocks_of_their_own():
    made = blocks.article("One <b>\ntwo\n\n\nThree", "https://shop.example/a", FILES)
    assert made.count("<!-- wp:paragraph -->") == 3
    assert "<p>One &lt;b&gt;<br>two</p>" in made
    assert 'alt="An &quot;A&quot;" class="wp-image-1"' in made
    assert '<video controls src="https://x.example/b.mp4"></video>' in made
    assert made.count("<!-- wp:") == made.count("<!-- /wp:")
    assert html_to_text(made.split("<!-- wp:image")[0]).strip() == "One <b>\ntwo\n\nThree"


def test_addresses_are_links_but_one_alone_stays_bare_for_its_preview():
    made = blocks.article(
        "See shop.es/menu, it's new (https://intranet.example/a?b=1).\n\nhttps://video.example/w?v=1&t=2", "", ()
    )
    assert '<a href="https://shop.es/menu">shop.es/menu</a>' in made
    assert '(<a href="https://intranet.example/a?b=1">https://intranet.example/a?b=1</a>).' in made
    assert "<p>https://video.example/w?v=1&amp;t=2</p>" in made


def test_two_dashes_in_an_address_do_not_end_the_block():
    made = blocks.article("", "", [Shown(3, "https://x.example/a--b.pdf", "other")])
    assert made.splitlines()[0].count("--") == 2  # those that open and close the comment


def test_the_slug_says_what_it_is_about_and_which_try_it_belongs_to(net):
    request = net.request("Menú de otoño: ¡pan, sopa y más cosas que nadie leerá en una dirección tan larga!")
    assert slugs.slug(request).startswith("menu-de-otono-pan-sopa-y-mas-cosas-que-nadie-leera-en-una-")
    assert len(slugs.slug(request)) <= 72
    assert slugs.slug(request) == slugs.slug(replace(request, part=request.part))
    assert slugs.slug(request) != slugs.slug(replace(request, key="key-2"))
    assert slugs.slug(replace(request, part=Part("面包"))).startswith("post-")
    assert slugs.slug(replace(request, options={"title": "Hoja", "slug": "Mía"})).startswith("mia-")


def test_files_are_called_by_what_they_show():
    item = MediaItem("5" * 64, "image/jpeg", 9, alt="Pan de centeno", filename="IMG_2034 Ana & Luis.jpg")
    assert slugs.stem(item).startswith("pan-de-centeno-")
    assert slugs.stem(item) != slugs.stem(replace(item, alt="Pan"))
    assert [slugs.ending(mime) for mime in ("image/jpeg", "video/mp4", "image/webp")] == [".jpg", ".mp4", ".webp"]


def test_title_excerpt_terms_and_featured_picture_are_sent(net):
    net.site.terms["categories"][4] = "Bread & cake"
    options = {"title": "A <new> menu", "excerpt": "Short", "categories": "bread & CAKE, ", "tags": "autumn"}
    item = MediaItem("5" * 64, "image/png", 9, alt="A loaf")
    ref = {"id": 31, "url": "https://bakery.example/a.png", "kind": "image", "alt": "A loaf"}
    request = net.request(part=Part("Text", (item,)), options=options, prepared={"upload:0:0": ref})
    net.adapter().publish(request)
    (post,) = net.site.posts.values()
    assert (post["title"], post["excerpt"]) == ("A &lt;new&gt; menu", "Short")
    assert (post["categories"], post["featured_media"]) == ([4], 31)
    assert post["tags"] == list(net.site.terms["tags"])
    assert "wp:image" not in post["content"]
    net.adapter().publish(replace(request, options={"featured": "none"}))
    assert "wp:image" in list(net.site.posts.values())[1]["content"]


def test_what_would_publish_something_else_is_stopped_before(net):
    assert net.adapter().publish(net.request(parts_total=2)) == Refused("not_offered", Why.CONTENT)
    odd = net.adapter().publish(net.request(options={"featured": "last"}))
    assert odd == NotSent("option_unknown", "featured=last", Why.CONTENT)
    missing = net.adapter().publish(net.request(options={"categories": "Nothing"}))
    assert missing == Refused("term_unknown", Why.CONTENT, "Nothing", 403)
    assert net.live() == []


def test_a_picture_is_in_the_library_once_however_often_it_is_handed_over(net):
    request = net.upload()
    outcomes = [net.adapter().prepare(request) for _ in range(3)]
    assert len({str(each) for each in outcomes}) == 1
    assert [item["alt_text"] for item in net.site.media.values()] == ["A loaf on a board"]
