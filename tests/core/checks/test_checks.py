"""What the checks find, network by network, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import checks, utm
from smdesk.core import network as networks
from smdesk.core.checks import Level
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.utm import Facts, Tracking


def image(size=100_000, alt="Un gato", mime="image/jpeg", width=1080, height=1080):
    return MediaItem("a" * 64, mime, size, width, height, alt=alt, filename="gato.jpg")


def video(size=5_000_000, seconds=20.0, alt="Un gato salta", mime="video/mp4", width=1080, height=1920):
    return MediaItem("b" * 64, mime, size, width, height, seconds, alt, "gato.mp4")


def gif(size=1_000_000, alt="Un gato gira"):
    return MediaItem("c" * 64, "image/gif", size, 400, 400, alt=alt, filename="gato.gif")


def post(text="hola", *media, link="", **more):
    return Payload((Part(text, media, link),), **more)


def find(network, payload, comment=""):
    spec = networks.load(network) if isinstance(network, str) else network
    return {finding.code: finding for finding in checks.run(payload, spec, comment)}


def codes(network, payload, comment=""):
    return set(find(network, payload, comment))


@pytest.mark.parametrize("network", ["bluesky", "mastodon", "practice", "facebook", "x", "linkedin", "telegram"])
def test_a_plain_post_has_no_findings(network):
    assert checks.run(post("Abrimos el lunes."), networks.load(network)) == []
    assert checks.run(post("Abrimos el lunes.", image()), networks.load(network)) == []


LONG = [
    ("bluesky", "a" * 300, "a" * 301),
    ("mastodon", "a" * 500, "a" * 501),
    ("x", "語" * 140, "語" * 141),
    ("threads", "👍" * 125, "👍" * 125 + "a"),
    ("linkedin", "_" * 3000, "_" * 3001),
    ("telegram", "a" * 4096, "a" * 4097),
    ("facebook", "a" * 63206, "a" * 63207),
    ("google_business", "a" * 1500, "a" * 1501),
]


@pytest.mark.parametrize(("network", "fits", "over"), LONG)
def test_text_too_long(network, fits, over):
    assert codes(network, post(fits)) == set()
    finding = find(network, post(over))["text_too_long"]
    assert (finding.level, finding.part, finding.field) == (Level.ERROR, 0, "text")
    assert finding.facts["count"] == finding.facts["limit"] + finding.facts["over"]
    assert finding.facts["limit"] == networks.load(network).text.limit


def test_too_many_bytes():
    finding = find("bluesky", post("👨‍👩‍👧‍👦" * 121))["text_too_many_bytes"]
    assert finding.facts == {"count": 3025, "limit": 3000, "over": 25}


def test_the_part_is_named():
    payload = Payload((Part("uno"), Part("a" * 301), Part("")))
    found = checks.run(payload, networks.load("bluesky"))
    assert [(each.code, each.part) for each in found] == [("text_too_long", 1), ("empty_post", 2)]


def test_the_caption_is_shorter_than_the_text():
    long = "a" * 1025
    assert codes("telegram", post(long)) == set()
    assert find("telegram", post(long, image()))["text_too_long"].facts["limit"] == 1024


def test_the_content_warning_counts_on_mastodon():
    text = "a" * 498
    assert codes("mastodon", post(text, options={"spoiler": "ay"})) == set()
    assert codes("mastodon", post(text, options={"spoiler": "ay!"})) == {"text_too_long"}
    assert codes("mastodon", post(text, options={"spoiler_text": "ay!"})) == {"text_too_long"}


def test_a_link_without_a_field_of_its_own_counts_as_text():
    link = "https://example.com/"
    assert codes("mastodon", post("a" * 475, link=link)) == set()
    assert codes("mastodon", post("a" * 476, link=link)) == {"text_too_long"}
    assert codes("mastodon", post("a" * 470 + " " + link, link=link)) == set()  # it is there already
    assert codes("bluesky", post("a" * 300, link=link)) == set()  # a card


def test_an_accounts_own_limit():
    spec = networks.load("mastodon").with_limits({"text": {"limit": 5000}, "media": {"max_images": 6}})
    assert codes(spec, post("a" * 5000, *[image()] * 6)) == set()
    assert codes(spec, post("a" * 5001, *[image()] * 7)) == {"text_too_long", "too_many_images"}


@pytest.mark.parametrize("text", ["", "  \n\u00a0"])
def test_empty(text):
    for network in networks.known():
        found = find(network, post(text))
        assert found["empty_post"].level is Level.ERROR
    assert "empty_post" not in codes("bluesky", post(text, image()))
    assert "empty_post" not in codes("bluesky", post(text, link="https://example.com/"))
    assert "empty_post" not in codes("mastodon", post(text, link="https://example.com/"))
    assert codes("bluesky", Payload(())) == {"empty_post"}


def test_first_comment():
    assert codes("bluesky", post(), "a" * 300) == set()
    finding = find("bluesky", post(), "a" * 301)["comment_too_long"]
    assert (finding.field, finding.facts["over"]) == ("comment", 1)
    assert find("linkedin", post(), "hola")["first_comment_not_offered"].level is Level.WARNING
    assert "comment_too_long" in codes("linkedin", post(), "a" * 1251)


def test_threads():
    two = Payload((Part("uno"), Part("dos")))
    for network in ("bluesky", "mastodon", "practice"):
        assert codes(network, two) == set()
    assert "threads_not_offered" not in codes(networks.load("x").by_hand(), two)  # a person writes them as well
    found = find(networks.load("google_business").by_hand(), two)["threads_not_offered"]
    assert (found.level, found.facts) == (Level.WARNING, {"parts": 2})  # a person can publish them one by one
    without = networks.load("bluesky").with_limits({"features": ["publish", "link_card"]})
    assert find(without, two)["threads_not_offered"].level is Level.ERROR
    assert find(without, post(reply_to="at://x"))["reply_not_offered"].level is Level.ERROR


def test_a_person_can_answer_by_hand():
    answer = post(reply_to="https://x.com/ana/status/1")
    assert codes(networks.load("x").by_hand(), answer) == set()
    assert codes("x", answer) == {"reply_not_offered"}  # a program may answer only who has asked for it


def test_titles():
    assert find("youtube", post("hola", video()))["title_required"].level is Level.ERROR
    assert codes("youtube", post("hola", video(), options={"title": "Gatos", "made_for_kids": "no"})) == set()
    long = post("hola", video(), options={"title": "a" * 101})
    assert find("youtube", long)["title_too_long"].facts == {"count": 101, "limit": 100, "over": 1}
    angle = find("youtube", post("a<b", video(), options={"title": "a>b"}))
    assert angle["title_characters_refused"].facts == {"characters": [">"]}
    assert angle["text_characters_refused"].facts == {"characters": ["<"]}
    assert codes("bluesky", post(options={"title": "a" * 999})) == set()


def test_a_refused_character_that_nobody_sees_is_told_by_its_number():
    told = find("x", post("a\ufeffb"))["text_characters_refused"]
    assert told.facts == {"characters": ["U+FEFF"]}


def test_hashtags_and_mentions():
    def tags(number):
        return post(" ".join(f"#etiqueta{n}" for n in range(number)), image())

    assert codes("instagram", tags(5)) == set()
    assert find("instagram", tags(6))["hashtags_too_many"].level is Level.WARNING
    many = find("instagram", tags(31))["hashtags_too_many"]
    assert (many.level, many.facts) == (Level.ERROR, {"count": 31, "limit": 30})
    people = post(" ".join(f"@persona{n}" for n in range(21)), image())
    assert find("instagram", people)["mentions_too_many"].facts == {"count": 21, "limit": 20}


def test_how_many_images():
    assert codes("mastodon", post("a", *[image()] * 4)) == set()
    assert find("mastodon", post("a", *[image()] * 5))["too_many_images"].facts == {"count": 5, "limit": 4}
    assert codes("x", post("a", *[image()] * 5)) == {"too_many_images"}
    assert codes("bluesky", post("a", *[image()] * 10)) == set()
    assert codes("bluesky", post("a", *[image()] * 11)) == {"too_many_images"}
    assert codes("bluesky", post("a", video(), video())) == {"too_many_videos"}
    assert find("google_business", post("a", video()))["too_many_videos"].facts == {"count": 1, "limit": 0}
    assert codes("telegram", post("a", *[image()] * 6, *[video()] * 5)) == {"too_many_media"}
    assert codes("instagram", post("a", image(), format="carousel")) == {"too_few_media"}


def test_mixing():
    assert codes("mastodon", post("a", image(), video())) == {"media_mix_refused"}
    assert codes("instagram", post("a", image(), video())) == set()
    assert codes("x", post("a", image(), gif())) == {"media_mix_refused"}  # there a GIF is a video
    assert codes("bluesky", post("a", image(), gif())) == set()  # here an image


def test_what_must_be_there():
    assert codes("instagram", post("hola")) == {"media_required"}
    assert codes("instagram", post("hola", image(), format="reel")) == {"too_many_images", "video_required"}
    assert codes("instagram", post("hola", video(), format="reel")) == set()
    assert codes("tiktok", post("hola")) == {"media_required", "option_missing"}


def test_types():
    heic = image(mime="image/heic")
    assert find("bluesky", post("a", heic))["media_type_refused"].level is Level.ERROR
    # What becomes a JPEG by itself is only told; where a person publishes, the network's own program converts.
    assert find("instagram", post("a", image(mime="image/png")))["media_converted"].level is Level.HINT
    found = find("instagram", post("a", heic))["media_type_refused"]
    assert (found.level, found.facts["allowed"]) == (Level.ERROR, ["image/jpeg"])  # not films, of a picture
    assert find(networks.load("snapchat").by_hand(), post("a", heic))["media_type_refused"].level is Level.WARNING
    pdf = MediaItem("d" * 64, "application/pdf", 1000, filename="a.pdf")
    found = find("bluesky", post("a", pdf))["documents_refused"]
    assert (found.level, found.facts["filename"]) == (Level.ERROR, "a.pdf")
    found = find("linkedin", post("a", replace(pdf, mime="audio/flac")))["media_type_refused"]
    assert "video/mp4" in found.facts["allowed"]
    assert find("bluesky", post("a", video(mime="video/quicktime")))["media_type_refused"].level is Level.ERROR


def test_a_picture_in_which_nothing_is_seen_and_one_for_printing_are_told():
    dot = replace(image(), width=1, height=1)
    found = find("facebook", post("a", dot))["image_tiny"]
    assert (found.level, found.facts["width"], found.facts["height"]) == (Level.WARNING, 1, 1)
    assert codes("facebook", post("a", replace(dot, height=7, width=900))) == {"image_tiny"}
    assert codes("facebook", post("a", replace(dot, width=8, height=8))) == set()
    assert codes("facebook", post("a", replace(dot, width=0, height=0))) == set()  # not known
    found = find("instagram", post("a", replace(image(), colors="CMYK")))["image_cmyk"]
    assert (found.level, found.facts["filename"]) == (Level.WARNING, "gato.jpg")


CODED = [
    ("instagram", "VP9", "AAC", {"video_codec_refused"}),
    ("instagram", "H.264 High 10", "AAC", {"video_codec_refused"}),
    ("instagram", "HEVC", "Opus", {"audio_codec_refused"}),
    ("instagram", "HEVC", "", set()),  # silent
    ("threads", "AV1", "MP3", {"video_codec_refused", "audio_codec_refused"}),
    ("x", "HEVC", "AAC", {"video_codec_refused"}),
    ("x", "H.264", "HE-AAC", {"audio_codec_refused"}),
    ("x", "H.264", "AAC", set()),
    ("telegram", "AV1", "Opus", set()),  # names none
]


@pytest.mark.parametrize(("network", "picture", "sound", "found"), CODED)
def test_codecs(network, picture, sound, found):
    film = replace(video(), video_codec=picture, audio_codec=sound)
    assert codes(network, post("a", film)) == found


def test_a_codec_is_told_once_and_by_name():
    film = replace(video(), video_codec="VP9", audio_codec="AAC")
    found = find("instagram", post("a", film, format="reel"))["video_codec_refused"]
    assert (found.level, found.field, found.facts["filename"]) == (Level.ERROR, "media", "gato.mp4")
    assert (found.facts["codec"], found.facts["allowed"]) == ("VP9", ["H.264", "HEVC"])
    # The network's own program may convert it; and a file that is not taken at all has no second finding.
    assert find(networks.load("x").by_hand(), post("a", film))["video_codec_refused"].level is Level.WARNING
    assert codes("instagram", post("a", replace(film, mime="video/webm"))) == {"media_type_refused"}
    assert codes("instagram", post("a", video())) == set()  # of a film that came before it was read nothing is known


def test_a_document_stands_alone_where_it_is_taken():
    pdf = MediaItem("d" * 64, "application/pdf", 1000, filename="a.pdf")
    assert codes("linkedin", post("a", pdf)) == set()
    assert codes("linkedin", post("a", pdf, image())) == {"document_alone"}
    assert codes("linkedin", post("a", pdf, replace(pdf, sha256="e" * 64))) == {"too_many_documents"}
    assert codes("linkedin", post("a", replace(pdf, size=100_000_001))) == {"document_too_large"}
    assert codes("linkedin", post("a", replace(pdf, pages=300))) == set()
    assert codes("linkedin", post("a", replace(pdf, pages=301))) == {"document_too_many_pages"}
    by_hand = networks.load("linkedin").by_hand()
    assert codes(by_hand, post("a", pdf)) == set()
    assert codes(networks.load("instagram").by_hand(), post("a", pdf)) >= {"documents_refused"}


@pytest.mark.parametrize(
    ("question", "answers", "found"),
    [
        ("Rye?", "Yes | No", set()),
        ("Rye?", " Yes|No |Maybe, later | Never|", set()),
        ("", "", set()),
        ("", "Yes | No", {"poll_incomplete"}),
        ("Rye?", "Yes", {"poll_answers_count"}),
        ("Rye?", "1|2|3|4|5", {"poll_answers_count"}),
        ("Rye?", "Yes | yes", {"poll_answers_alike"}),
        ("x" * 141, "Yes | No", {"poll_question_too_long"}),
        ("Rye?", "Yes | " + "x" * 31, {"poll_answer_too_long"}),
    ],
)
def test_polls(question, answers, found):
    options = {"poll_question": question, "poll_answers": answers}
    assert codes("linkedin", post("a", options=options)) == found
    assert codes("facebook", post("a", options=options)) == set()  # where there are none, nothing is asked


def test_a_poll_stands_alone():
    options = {"poll_question": "Rye?", "poll_answers": "Yes | No"}
    assert codes("linkedin", post("a", image(), options=options)) == {"poll_alone"}
    assert codes("linkedin", post("a", link="https://b.example", options=options)) == {"poll_alone"}


def test_sizes():
    big = post("a", image(size=2_000_001))
    assert find("bluesky", big)["image_too_large"].level is Level.HINT  # made smaller by us
    assert codes("bluesky", post("a", image(size=2_000_000))) == set()
    heavy = find("mastodon", post("a", image(size=16_777_217)))["image_too_large"]
    assert (heavy.level, heavy.facts["size"], heavy.facts["limit"]) == (Level.HINT, 16_777_217, 16_777_216)
    assert find("practice", post("a", image(size=10_000_001)))["image_too_large"].level is Level.ERROR
    assert find("instagram", post("a", image(size=9_000_000)))["image_too_large"].level is Level.HINT
    assert find("bluesky", post("a", gif(size=2_000_001)))["gif_too_large"].level is Level.ERROR
    assert find("mastodon", post("a", image(width=8000, height=8000)))["image_too_many_pixels"].level is Level.HINT
    assert codes("bluesky", post("a", video(size=300_000_000))) == set()
    assert find("bluesky", post("a", video(size=300_000_001)))["video_too_large"].facts["limit"] == 300_000_000
    assert codes("google_business", post("a", image(size=5000, width=300, height=300))) == {
        "image_too_small",
        "image_sides_too_short",
    }


def test_durations_and_shapes():
    found = find("x", post("a", video(seconds=141.0)))["video_too_long"]
    assert (found.level, found.facts["seconds"], found.facts["limit"]) == (Level.ERROR, 141.0, 140.0)
    assert codes("instagram", post("a", video(seconds=2.0))) == {"video_too_short"}
    assert codes("instagram", post("a", video(seconds=0.0))) == set()  # not known
    assert find("instagram", post("a", image(width=1000, height=2000)))["image_ratio_refused"].facts["ratio"] == 0.5
    assert codes("instagram", post("a", image(width=1079, height=1350))) == set()  # 4:5 in whole pixels
    assert codes("instagram", post("a", image(width=0, height=0))) == set()
    wide = video(seconds=60.0, width=1920, height=1080)
    short = post("a", wide, format="short", options={"title": "Gatos", "made_for_kids": "no"})
    assert codes("youtube", short) == {"video_ratio_refused"}


def test_alternative_texts():
    found = find("mastodon", post("a", image(), image(alt=" ")))["alt_missing"]
    assert (found.level, found.facts) == (Level.HINT, {"index": 1, "filename": "gato.jpg"})
    assert find("mastodon", post("a", image(alt="a" * 1501)))["alt_too_long"].facts["count"] == 1501
    assert codes("bluesky", post("a", image(alt="a" * 1501))) == set()
    assert codes("telegram", post("a", image(alt=""))) == set()  # there is no field for it


def test_links():
    bad = find("bluesky", post("a", link="javascript:alert(1)"))["link_invalid"]
    assert (bad.level, bad.field, bad.facts["link"]) == (Level.ERROR, "link", "javascript:alert(1)")
    dropped = post("a", image(), link="https://example.com/")
    assert find("bluesky", dropped)["link_card_dropped"].level is Level.WARNING
    assert codes("mastodon", dropped) == set()
    assert codes("bluesky", post("https://example.com/", image(), link="https://example.com/")) == set()


def test_formats():
    assert find("bluesky", post(format="reel"))["format_not_offered"].facts == {"format": "reel", "offered": ["post"]}
    assert "format_not_offered" not in codes("instagram", post("a", video(), format="reel"))


media = st.lists(
    st.builds(
        MediaItem,
        st.just("a" * 64),
        st.sampled_from(["image/jpeg", "image/gif", "video/mp4", "audio/mpeg", "application/pdf", ""]),
        st.integers(0, 10**12),
        st.integers(0, 10**5),
        st.integers(0, 10**5),
        st.floats(0, 10**6),
        st.text(max_size=5),
        st.text(max_size=5),
    ),
    max_size=4,
).map(tuple)
parts = st.builds(Part, st.text(max_size=30), media, st.sampled_from(["", "a", "http://a.es"]))
formats = st.sampled_from(["post", "reel", "story", "short", "zz"])
payloads = st.builds(Payload, st.lists(parts, max_size=3).map(tuple), formats)


@given(payloads, st.text(max_size=10))
def test_any_payload_is_judged(payload, comment):
    for network in networks.known():
        for finding in checks.run(payload, networks.load(network), comment):
            assert finding.code.replace("_", "").isalpha()
            assert finding.level in Level
            assert 0 <= finding.part < max(1, len(payload.parts))
            named = {"text", "title", "comment", "media", "link", "format", "reply_to"}
            assert finding.field in named or finding.field.startswith("option:")


def test_a_post_over_one_limit_has_one_error():
    """One fault gives one sentence, so that the person sees what to change."""
    found = checks.run(post("a" * 301, image()), networks.load("bluesky"))
    assert [(each.code, each.level) for each in found] == [("text_too_long", Level.ERROR)]


def test_a_link_without_the_clients_parameters_is_told_only_where_they_are_wanted() -> None:
    payload = post("Mira https://sol.example/pan y https://bit.ly/x")
    spec = networks.load("bluesky")
    wanted = Tracking(utm.checked(utm.USUAL), Facts(post="Pan"))
    found = [each for each in checks.run(payload, spec, tracking=wanted) if each.code == "link_untagged"]
    assert [each.facts["link"] for each in found] == ["https://sol.example/pan"]
    assert found[0].facts["names"] == ["utm_source", "utm_medium", "utm_content"]
    below = checks.run(payload, spec, "https://sol.example/bio", tracking=wanted)
    assert ("link_untagged", "comment") in {(each.code, each.field) for each in below}
    tagged = utm.tagged_text(payload.parts[0].text, wanted.scheme, wanted.on(["bluesky", "x"]).facts)
    assert "utm_source=social" in tagged
    assert not [each for each in checks.run(post(tagged), spec, tracking=wanted) if each.code == "link_untagged"]
    assert not [each for each in checks.run(payload, spec) if each.code == "link_untagged"]


def test_a_format_without_text_says_so_and_one_with_a_title_asks_for_it():
    shown = find("snapchat", post("hola", video(), format="story"))
    assert (shown["text_not_shown"].level, "title_required" in shown) == (Level.HINT, False)
    assert "title_required" in codes("snapchat", post("", video(), format="saved_story"))
    assert not {"title_required", "text_not_shown"} & codes("snapchat", post("hola", video()))


def test_who_sees_a_draft_is_chosen_in_the_app():
    assert "option_missing" in codes("tiktok", post("a", video()))
    assert codes("tiktok", post("a", video(), options={"delivery": "inbox"})) == set()
