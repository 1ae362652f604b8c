"""The full-text index of posts: what it finds, that it follows every change, and that it is made anew at any doubt."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from smdesk.core.publication import Drawn
from smdesk.db.search import INDEX_NAME, SearchIndex
from smdesk.services.doctor import Doctor
from smdesk.services.patches import NewPost, PartInput, PostPatch, VariantInput
from smdesk.services.search import SearchService
from smdesk.words import Words
from tests.services.desk import Desk


@pytest.fixture
def search(desk: Desk) -> SearchService:
    return SearchService(desk.runtime.db, desk.runtime.folder.root)


def write(desk: Desk, text: str, *, title: str = "", client: int | None = None) -> int:
    whose = client or desk.client().id
    new = NewPost(whose, (), VariantInput(parts=(PartInput(text),)), title=title, stage="idea")
    return desk.runtime.posts.add(new, None).post.id


def test_words_begin_anywhere_and_accents_make_no_difference(desk: Desk, search: SearchService) -> None:
    client = desk.client().id
    first = write(desk, "Pan de masa madre, ñandú", client=client)
    second = write(desk, "Another thing", title="El Pan del día", client=client)
    search.refresh()
    assert [each.post_id for each in search.posts("pan")] == [second, first]  # a title goes before a text
    assert [each.post_id for each in search.posts("NANDU mas")] == [first]
    assert search.posts("adre") == search.posts("anda nothing") == search.posts('"') == search.posts("pan OR x*") == []
    assert search.posts("pan")[0].drawn is Drawn.IDEA


def test_a_slip_of_the_fingers_finds_what_was_meant(desk: Desk, search: SearchService) -> None:
    client = desk.client().id
    first = write(desk, "La panadería abre a las siete", client=client)
    second = write(desk, "Horario de verano", client=client)
    search.refresh()
    for typed in ("pandería", "panaderai", "pannaderia abre", "panadetai"):  # missing, exchanged, too many, two others
        assert [each.post_id for each in search.posts(typed)] == [first], typed
    assert [each.post_id for each in search.posts("horaroi")] == [second]
    assert search.posts("hora siete") == search.posts("xorario") == search.posts("hpr") == []


def test_tags_and_clients_narrow(desk: Desk, search: SearchService) -> None:
    one, other = desk.client().id, desk.client("Other").id
    tagged = write(desk, "Fresh #bread today", client=one)
    write(desk, "Fresh bread today", client=one)
    elsewhere = write(desk, "#Bread again", client=other)
    search.refresh()
    assert [each.post_id for each in search.posts("#bread")] == [elsewhere, tagged]
    assert [each.post_id for each in search.posts("fresh #bread")] == [tagged]
    assert [each.post_id for each in search.posts("bread", client=other)] == [elsewhere]


def test_it_follows_what_is_edited_deleted_and_brought_back(desk: Desk, search: SearchService) -> None:
    post = write(desk, "Rye")
    assert search.refresh() == 1
    assert search.refresh() == 0
    desk.runtime.posts.edit(post, PostPatch(base=VariantInput(parts=(PartInput("Spelt"),))))
    assert search.refresh() == 1
    assert search.posts("rye") == []
    assert [each.text for each in search.posts("spelt")] == ["Spelt"]
    desk.runtime.posts.delete(post)
    search.refresh()
    assert search.posts("spelt") == []
    desk.runtime.posts.undelete(post)
    search.refresh()
    assert len(search.posts("spelt")) == 1


def test_an_index_that_is_missing_or_broken_is_made_anew(desk: Desk, search: SearchService) -> None:
    write(desk, "Rye")
    assert search.posts("rye") == []  # not there yet
    search.refresh()
    file = desk.runtime.folder.root / INDEX_NAME
    assert file.stat().st_mode & 0o077 == 0
    file.write_bytes(b"no database at all, by no means" * 300)
    assert search.posts("rye") == []
    assert search.refresh() == 1
    assert len(search.posts("rye")) == 1
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert search.refresh() == 1


def test_it_is_no_part_of_the_database(desk: Desk, tmp_path: Path) -> None:
    index = SearchIndex(desk.runtime.folder.root)
    index.catch_up()
    with sqlite3.connect(desk.runtime.folder.database) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert not any("post_text" in name for name in tables)
    index.forget()
    assert not (desk.runtime.folder.root / INDEX_NAME).exists()


def damage_pages(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    file.write_bytes(bytes(data))


def forget_a_text(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM post_text")
    connection.close()


def add_a_stranger(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("INSERT INTO post_text (rowid, title, body, who) VALUES (99, 'Rye', '', 'client1')")
    connection.close()


@pytest.mark.parametrize("harm", [damage_pages, forget_a_text, add_a_stranger])
def test_the_diagnosis_makes_a_damaged_index_anew_and_says_so(
    desk: Desk, search: SearchService, harm: Callable[[Path], None]
) -> None:
    post = write(desk, "Rye bread")
    doctor = Doctor(desk.runtime.folder, desk.runtime.clock)

    def told() -> tuple[str, str]:
        (probe,) = (each for each in doctor.examine().probes if each.name == "search")
        return probe.level, Words("en").t(probe.key, **probe.facts)

    assert told() == ("ok", "Search index: none yet; it is made with the first search")
    search.refresh()
    assert told() == ("ok", "Search index: in step with the posts")
    desk.runtime.posts.edit(post, PostPatch(title="Loaf"))
    assert told() == ("ok", "Search index: in step with the posts")
    assert [each.post_id for each in search.posts("loaf")] == [post]
    harm(desk.runtime.folder.root / INDEX_NAME)
    assert told() == ("note", "Search index: it was damaged and has been made anew from one post")
    assert [each.post_id for each in search.posts("rye")] == [post]
    assert told()[0] == "ok"
