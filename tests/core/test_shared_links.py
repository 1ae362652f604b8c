"""Links in a text that several networks share: each gets its own, and only where smdesk marked them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from smdesk.core import shared_links, utm
from smdesk.core.content import Part, Payload
from smdesk.core.utm import Facts, Scheme

USUAL = utm.checked(utm.USUAL)
FACTS = Facts("social", "Otoño de calabaza", "Vuelve la calabaza", "post", "Sol")
NETWORKS = ("bluesky", "facebook", "google_business", "x")

links = st.builds(
    "https://{}{}{}{}".format,
    st.sampled_from(["sol.example", "sol.example/pan", "niño.example/c%C3%B3mo", "sol.example/a_(b)"]),
    st.sampled_from(["", "?", "?a=1", "?utm_source=social", "?utm_medium=social&x=%20", "?utm_content=bluesky"]),
    st.sampled_from(["", "#top", "#!/x?y=1"]),
    st.sampled_from(["", ".", ")"]),
)
texts = st.lists(st.one_of(links, st.sampled_from(["Pan", "\n", "(", "¡hoy!"])), max_size=6).map(" ".join)
schemes = st.dictionaries(
    st.sampled_from(["utm_source", "utm_medium", "utm_content", "red"]),
    st.sampled_from(["{network}", "social", "{post}-{network}", "{network} & {network}", "{campaign}", "bluesky"]),
).map(utm.checked)


@given(texts, st.one_of(st.just(""), links), schemes, st.sampled_from(NETWORKS))
@example("https://sol.example/pan", "", USUAL, "x")
def test_each_network_gets_what_marking_for_it_alone_would_have_made(
    text: str, link: str, scheme: Scheme, network: str
) -> None:
    shared, card, known = shared_links.marked(text, link, scheme, FACTS, {})
    alone = replace(FACTS, network=network)
    got, wanted = shared_links.resolved(shared, known, network), utm.tagged_text(text, scheme, alone)
    # Where a typed link is the same as one that smdesk made there is no telling: both stay as they are written.
    marks = [shared[a:b] for a, b in utm.links(shared)]
    if len({*marks, card}) == len({*(text[a:b] for a, b in utm.links(text)), link}):
        assert got == wanted
        assert shared_links.of_link(card, known, network) == utm.tagged(link, scheme, alone)
    assert shared_links.resolved(shared, known, "social") == shared


@given(texts, links, schemes, st.sampled_from(NETWORKS), st.sampled_from(NETWORKS))
def test_what_is_sent_is_told_once_and_stays(text: str, link: str, scheme: Scheme, one: str, other: str) -> None:
    shared, card, known = shared_links.marked(text, link, scheme, FACTS, {})
    options = shared_links.written({"visibility": "public"}, known)
    payload = Payload((Part(shared, link=card),), options=options)
    sent = shared_links.sent(payload, shared_links.read(options), one)
    assert shared_links.sent(sent, shared_links.read(sent.options), other) == sent
    assert dict(sent.options) == {"visibility": "public"}
    assert shared_links.sent(payload, shared_links.read(options), one).hash == sent.hash


@given(texts, schemes, st.sampled_from(NETWORKS))
def test_marking_twice_changes_nothing(text: str, scheme: Scheme, network: str) -> None:
    shared, _, known = shared_links.marked(text, "", scheme, FACTS, {})
    assert shared_links.marked(shared, "", scheme, FACTS, known) == (shared, "", known)


def test_a_link_that_was_typed_like_one_of_smdesk_stays_as_typed() -> None:
    scheme = utm.checked({"utm_source": "{network}"})
    typed = "https://sol.example/?utm_source=social https://sol.example/b?utm_source=social"
    shared, _, known = shared_links.marked(f"{typed} https://sol.example/ https://sol.example/c", "", scheme, FACTS, {})
    assert shared_links.resolved(shared, known, "x") == f"{typed} https://sol.example/?utm_source=social " + (
        "https://sol.example/c?utm_source=x"
    )


def test_another_parameter_later_leaves_the_network_open() -> None:
    first, link, known = shared_links.marked("", "https://sol.example/#a", utm.checked({"utm_source": "{network}"}),
                                             FACTS, {})  # fmt: skip
    _, link, known = shared_links.marked(first, link, USUAL, FACTS, known)
    assert shared_links.of_link(link, known, "x").startswith("https://sol.example/?utm_source=x&utm_medium=social&")


def test_a_link_that_is_gone_is_forgotten_and_typed_anew_is_the_persons() -> None:
    shared, _, known = shared_links.marked("https://sol.example/", "", USUAL, FACTS, {})
    options = shared_links.written({}, known)
    assert shared_links.pruned(options, [Part(f"({shared}).")]) == options
    assert shared_links.pruned(options, [Part(f"{shared}x")]) == {}


def test_places_in_what_is_sent_lead_to_the_words_that_were_typed() -> None:
    shared, _, known = shared_links.marked("a https://sol.example/ gratis", "", USUAL, FACTS, {})
    for network in NETWORKS:
        sent = shared_links.resolved(shared, known, network)
        assert shared_links.place(shared, known, network, sent.index("gratis")) == shared.index("gratis")
        assert shared_links.place(shared, known, network, sent.index("utm_medium")) == 2
        assert shared_links.place(shared, known, network, 0) == 0
        assert shared_links.place(shared, known, network, len(sent)) == len(shared)


def test_what_cannot_be_read_is_nothing() -> None:
    for told in ("", "{", "[]", '{"a": 1}'):
        assert shared_links.read({shared_links.KEY: told}) == {}
