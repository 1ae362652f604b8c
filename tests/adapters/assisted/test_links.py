"""The address the person brings back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.adapters.assisted import check_link, other_account
from smdesk.core.errors import InvalidInput
from smdesk.core.network import known, load


@pytest.mark.parametrize(
    ("network", "pasted", "expected"),
    [
        ("x", "https://x.com/acme/status/1?s=20&t=abc", "https://x.com/acme/status/1"),
        ("x", " <http://Twitter.com/acme/status/1#top> ", "https://twitter.com/acme/status/1"),
        ("youtube", "youtu.be/abc?si=xyz&t=42", "https://youtu.be/abc?t=42"),
        ("youtube", "https://www.youtube.com/watch?v=abc&feature=share", "https://www.youtube.com/watch?v=abc"),
        ("instagram", "https://www.instagram.com/p/abc/?igsh=1&utm_source=x", "https://www.instagram.com/p/abc/"),
        (
            "facebook",
            "https://m.facebook.com/story.php?story_fbid=1&id=2&mibextid=z",
            "https://m.facebook.com/story.php?story_fbid=1&id=2",
        ),
        ("linkedin", "https://es.linkedin.com/posts/a_b-1?trk=x", "https://es.linkedin.com/posts/a_b-1"),
        ("threads", "https://www.threads.net/@acme/post/abc?xmt=1", "https://www.threads.net/@acme/post/abc"),
        ("wordpress", "https://www.bakery.example:443/2026/10/pan-de-año/", "https://www.bakery.example/2026/10/pan-de-a%C3%B1o/"),
        ("wordpress", "https://bücher.example/?p=12", "https://xn--bcher-kva.example/?p=12"),
        ("practice", "https://practice.invalid/@acme/1", "https://practice.invalid/@acme/1"),
    ],
)  # fmt: skip
def test_one_form(network, pasted, expected):
    assert check_link(load(network), pasted) == expected
    assert check_link(load(network), expected) == expected


@pytest.mark.parametrize("network", known())
@pytest.mark.parametrize("other", known())
def test_only_ones_own_hosts(network, other):
    for host in load(other).hosts:
        link = f"https://{host}/acme/status/1"
        if network == other:
            assert check_link(load(network), link) == link
            continue
        with pytest.raises(InvalidInput) as caught:
            check_link(load(network), link, server="https://bakery.example")
        assert caught.value.code == "link_of_other_network"
        assert caught.value.facts["expected"] == load(network).name
        assert caught.value.facts["host"] == host


@pytest.mark.parametrize(
    "disguised",
    [
        "https://x.com@elsewhere.example/acme/status/1",
        "https://x.com.elsewhere.example/acme/status/1",
        "https://notx.com/acme/status/1",
        "https://elsewhere.example/x.com/status/1",
        "https://elsewhere.example/?u=https://x.com/acme/status/1",
    ],
)
def test_disguises(disguised):
    with pytest.raises(InvalidInput) as caught:
        check_link(load("x"), disguised)
    assert caught.value.code in {"link_of_other_network", "bad_link"}


@pytest.mark.parametrize(
    "pasted",
    [
        "", " ", "not a link", "javascript:alert(1)", "ftp://x.com/a", "https://", "https:///a", "file:///etc/passwd",
        "https://x.com:port/a", "https://x.com/a b", "https://x.com/" + "a" * 3000, "https://[::1/a", "https://localhost/a",
        "https://x..com/a", "mailto:a@x.com",
    ],
)  # fmt: skip
def test_no_web_address(pasted):
    with pytest.raises(InvalidInput, match="bad_link"):
        check_link(load("x"), pasted)


@pytest.mark.parametrize(
    ("network", "pasted"),
    [
        ("linkedin", "https://www.linkedin.com/feed/?shareActive=true&text=Pan"), ("linkedin", "linkedin.com/feed"),
        ("x", "https://x.com/compose/post"), ("wordpress", "https://sol.example/wp-admin/post-new.php?content=Pan"),
        ("facebook", "https://business.facebook.com/latest/composer/?asset_id=1"),
    ],
)  # fmt: skip
def test_the_page_on_which_a_post_is_written_is_no_post(network, pasted):
    with pytest.raises(InvalidInput, match="link_without_post"):
        check_link(load(network), pasted, server="https://sol.example" if network == "wordpress" else "")


@pytest.mark.parametrize("pasted", ["https://x.com", "x.com/", "https://www.x.com/?s=20"[:-5]])
def test_the_front_page_is_no_post(pasted):
    with pytest.raises(InvalidInput, match="link_without_post"):
        check_link(load("x"), pasted)


@pytest.mark.parametrize(
    ("server", "pasted", "fine"),
    [
        ("https://social.example", "https://social.example/@acme/1", True),
        ("https://social.example.org", "https://example.org/@acme/1", True),
        ("https://example.org", "https://social.example.org/@acme/1", True),
        ("https://www.example.org", "https://example.org/@acme/1", True),
        ("https://social.example", "https://other.example/@acme/1", False),
        ("", "https://anything.example/@acme/1", True),
        ("", "https://x.com/acme/status/1", False),
    ],
)
def test_networks_of_many_servers(server, pasted, fine):
    if fine:
        assert check_link(load("mastodon"), pasted, server=server) == pasted
    else:
        with pytest.raises(InvalidInput, match="link_of_other_network"):
            check_link(load("mastodon"), pasted, server=server)


def checked(network, text):
    """The link, or the code of what is wrong with it."""
    try:
        return check_link(load(network), text)
    except InvalidInput as error:
        return error.code


@given(st.text(max_size=60), st.sampled_from(known()))
def test_anything_pasted_gives_an_address_or_a_coded_error(text, network):
    link = checked(network, text)
    if link not in {"bad_link", "link_of_other_network", "link_without_post"}:
        assert link.startswith("https://")
        assert link.isascii()
        assert check_link(load(network), link) == link


@given(st.text(max_size=40).map(lambda tail: f"https://x.com/acme/{tail}"))
def test_one_form_is_reached_at_once(text):
    link = checked("x", text)
    assert link == "bad_link" or check_link(load("x"), link) == link


def test_a_server_of_a_house_may_have_a_name_without_a_dot_and_only_that_one():
    server = "http://bakery:2583"
    assert check_link(load("mastodon"), "bakery:2583/@sol/1", server=server) == "https://bakery:2583/@sol/1"
    with pytest.raises(InvalidInput) as refused:
        check_link(load("mastodon"), "kitchen/@sol/1", server=server)
    assert refused.value.code == "bad_link"


@pytest.mark.parametrize(
    ("network", "link", "handle", "other"),
    [
        ("tiktok", "https://www.tiktok.com/@ajeno/video/1", "molino", "ajeno"),
        ("tiktok", "https://www.tiktok.com/@Molino/photo/1", "@molino", ""),
        ("tiktok", "https://vm.tiktok.com/ZM1/", "molino", ""),
        ("x", "https://x.com/ajeno/status/1", "molino", "ajeno"),
        ("x", "https://x.com/i/status/1", "molino", ""),
        ("bluesky", "https://bsky.app/profile/did:plc:abc/post/3k", "molino.example", ""),
        ("telegram", "https://t.me/ajeno/12", "molino", "ajeno"),
        ("telegram", "https://t.me/c/1234/12", "molino", ""),
        ("instagram", "https://www.instagram.com/p/abc/", "molino", ""),
        ("instagram", "https://www.instagram.com/ajeno/p/abc/", "molino", "ajeno"),
        ("instagram", "https://www.instagram.com/Molino/reel/abc/?igsh=1", "molino", ""),
        ("tiktok", "https://www.tiktok.com/@ajeno/video/1", "Molino Viejo", ""),  # a name, not an account
        ("tiktok", "https://www.tiktok.com/@ajeno/video/1", "", ""),
    ],
)
def test_a_link_that_names_another_account_is_known_by_it(network, link, handle, other):
    assert other_account(load(network), check_link(load(network), link), handle) == other
