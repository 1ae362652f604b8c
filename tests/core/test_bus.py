"""The bus and the merging of events."""

from smdesk.core.bus import Bus
from smdesk.core.events import AttentionNeeded, ClientsChanged, Event, JobProgress, PostsChanged, merged


def test_a_handler_hears_its_kind_and_its_subclasses_in_order_of_subscription():
    bus, heard = Bus(), []
    bus.subscribe(PostsChanged, lambda event: heard.append(("posts", event.ids)))
    bus.subscribe(Event, lambda event: heard.append(("all", event.ids)))
    bus.publish(PostsChanged((1,)))
    bus.publish(ClientsChanged((2,)))
    assert heard == [("posts", (1,)), ("all", (1,)), ("all", (2,))]


def test_an_ended_subscription_hears_nothing_also_when_it_ends_while_news_go_round():
    bus, heard, ends = Bus(), [], []
    ends.append(bus.subscribe(Event, lambda event: ends[0]()))
    bus.subscribe(Event, heard.append)
    bus.publish(PostsChanged((1,)))
    ends[0]()
    bus.publish(PostsChanged((2,)))
    assert [event.ids for event in heard] == [(1,), (2,)]


def test_the_same_handler_subscribed_twice_ends_one_at_a_time():
    bus, heard = Bus(), []
    end = bus.subscribe(Event, heard.append)
    bus.subscribe(Event, heard.append)
    end()
    bus.publish(PostsChanged())
    assert len(heard) == 1


def test_a_failing_handler_stops_neither_the_others_nor_the_publisher():
    failures, heard = [], []
    bus = Bus(on_failure=lambda error, event: failures.append((type(error), event.ids)))
    bus.subscribe(Event, lambda event: 1 / 0)
    bus.subscribe(Event, heard.append)
    bus.publish(PostsChanged((1,)))
    assert failures == [(ZeroDivisionError, (1,))]
    assert len(heard) == 1


def test_a_failing_handler_is_logged(caplog):
    bus = Bus()
    bus.subscribe(Event, lambda event: 1 / 0)
    bus.publish(PostsChanged((1,)))
    assert "PostsChanged" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_changes_of_one_kind_and_origin_become_one_event():
    news = [
        PostsChanged((1,), frozenset({"text"}), "composer"),
        ClientsChanged((9,)),
        PostsChanged((2, 1), frozenset({"stage"}), "composer"),
        PostsChanged((3,), frozenset({"text"}), "calendar"),
    ]
    assert merged(news) == [
        PostsChanged((1, 2), frozenset({"text", "stage"}), "composer"),
        ClientsChanged((9,)),
        PostsChanged((3,), frozenset({"text"}), "calendar"),
    ]


def test_any_wins_over_a_list_when_merging():
    assert merged([PostsChanged((1,), frozenset({"text"})), PostsChanged()]) == [PostsChanged()]
    assert merged([PostsChanged(), PostsChanged((1,), frozenset({"text"}))]) == [PostsChanged()]


def test_progress_and_calls_for_attention_are_not_merged():
    news = [JobProgress(job="import", done=1, total=2), JobProgress(job="import", done=2, total=2)]
    calls = [AttentionNeeded(code="auth_expired"), AttentionNeeded(code="offline")]
    assert merged([*news, *calls]) == [*news, *calls]
