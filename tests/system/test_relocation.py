"""A data folder taken to another place: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from smdesk.core.errors import StorageError
from smdesk.system import disk, relocation
from smdesk.system.lock import Kind, OwnerLock

PICTURE = b"picture" * 1000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "old"
    (made / "media" / "ab").mkdir(parents=True)
    (made / "media" / "ab" / "one.jpg").write_bytes(PICTURE)
    (made / "backups").mkdir()
    (made / "smdesk.sqlite3").write_bytes(b"database")
    (made / "smdesk.sqlite3-wal").write_bytes(b"log")
    return made


def whole(folder: Path) -> bool:
    files = {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    files = {name: read for name, read in files.items() if name not in {"lock", "who.json"}}
    return files == {"media/ab/one.jpg": PICTURE, "smdesk.sqlite3": b"database", "smdesk.sqlite3-wal": b"log"}


def take(root, target, adopt=lambda _target: None, progress=lambda _done, _total: None, wanted=lambda: True):
    relocation.take(root, target, adopt, progress, wanted)


@pytest.fixture(params=["name", "copy"])
def way(request, monkeypatch):
    """On the same disk, and on another one."""
    if request.param == "copy":
        monkeypatch.setattr(relocation, "_renamed", lambda *_args: False)
    return request.param


@pytest.mark.parametrize("there", [False, True])
def test_all_of_it_is_in_the_new_folder_and_the_old_one_is_gone(root, tmp_path, way, there):
    target, adopted = tmp_path / "disk" / "new", []
    if there:
        target.mkdir(parents=True)
    take(root, target, adopted.append)
    assert whole(target)
    assert not root.exists()
    assert adopted == [target]


def test_a_choice_that_cannot_be_kept_leaves_everything_where_it_was(root, tmp_path, way):
    def refuse(_target):
        raise StorageError("folder_read_only", path="config")

    target = tmp_path / "new"
    with pytest.raises(StorageError):
        take(root, target, refuse)
    assert whole(root)
    assert not target.exists() or not list(target.iterdir())


def test_copying_tells_how_far_it_is_and_can_be_stopped(root, tmp_path, monkeypatch):
    monkeypatch.setattr(relocation, "_renamed", lambda *_args: False)
    monkeypatch.setattr(relocation, "_PIECE", 1000)
    heard = []
    target = tmp_path / "new"
    with pytest.raises(relocation.Stopped):
        take(root, target, progress=lambda done, total: heard.append((done, total)), wanted=lambda: len(heard) < 4)
    assert heard == [(done, 7011) for done in (0, 1000, 2000, 3000)]
    assert whole(root)
    assert not target.exists()


def test_what_does_not_fit_is_not_begun(root, tmp_path, monkeypatch):
    monkeypatch.setattr(relocation, "_renamed", lambda *_args: False)
    monkeypatch.setattr(disk, "free", lambda _folder: 5000)
    target = tmp_path / "new"
    target.mkdir()
    with pytest.raises(StorageError) as caught:
        take(root, target)
    assert caught.value.code == "disk_full"
    assert whole(root)
    assert not list(target.iterdir())


def test_a_disk_that_fails_in_the_middle_keeps_the_old_folder_only(root, tmp_path, monkeypatch):
    monkeypatch.setattr(relocation, "_renamed", lambda *_args: False)
    monkeypatch.setattr(relocation.os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(5, "Input/output error")))
    with pytest.raises(StorageError) as caught:
        take(root, tmp_path / "new")
    assert caught.value.code == "disk_error"
    assert whole(root)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("old", "folder_inside"),
        ("old/media/new", "folder_inside"),
        (".", "folder_inside"),
        ("full", "folder_not_empty"),
    ],
)
def test_where_it_cannot_go(root, tmp_path, name, code):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").touch()
    with pytest.raises(StorageError) as caught:
        take(root, tmp_path / name)
    assert caught.value.code == code
    assert whole(root)


def test_a_desk_that_somebody_has_open_stays(root, tmp_path):
    with OwnerLock(root, Kind.PUBLISH), pytest.raises(StorageError) as caught:
        take(root, tmp_path / "new")
    assert caught.value.code == "locked"
    assert whole(root)


def test_a_disk_of_its_own_keeps_the_folder_that_the_person_made(root, tmp_path, monkeypatch):
    def other_disk(*_args):
        raise OSError(18, "Invalid cross-device link")

    target = tmp_path / "new"
    target.mkdir()
    monkeypatch.setattr(Path, "rename", other_disk)
    with pytest.raises(relocation.Stopped):
        take(root, target, wanted=lambda: False)
    assert whole(root)
    assert target.is_dir()
    assert not list(target.iterdir())
    take(root, target)
    assert whole(target)
    assert not root.exists()


def test_nobody_can_take_the_desk_while_it_moves(root, tmp_path, way):
    target, refused = tmp_path / "new", []

    def others_try(*_args):
        for folder in (root, target):
            try:
                OwnerLock(folder, Kind.PUBLISH).acquire()
            except StorageError as error:
                refused.append((folder.name, error.code))

    take(root, target, adopt=others_try)
    # by its name alone: nobody is at the copy, which is no desk of anybody's before it is adopted
    assert refused[:2] == ([("old", "folder_missing"), ("new", "locked")] if way == "name" else [("old", "locked")])
    with OwnerLock(target, Kind.WINDOW) as lock:
        assert lock.held


def test_who_waits_for_the_lock_while_the_folder_is_renamed_does_not_get_it(root, tmp_path, monkeypatch):
    rename, tried = Path.rename, []

    def watched(path, target):
        with pytest.raises(StorageError) as caught:
            OwnerLock(root, Kind.PUBLISH).acquire()
        tried.append(caught.value.code)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", watched)
    take(root, tmp_path / "new")
    assert tried == ["locked"]
    assert whole(tmp_path / "new")
    assert not (tmp_path / "new" / "who.json").exists()


@pytest.mark.parametrize("there", [False, True])
def test_the_folder_that_the_person_made_is_there_again_when_the_choice_cannot_be_kept(root, tmp_path, way, there):
    def refuse(_target):
        raise StorageError("folder_read_only", path="config")

    target = tmp_path / "new"
    if there:
        target.mkdir()
    with pytest.raises(StorageError):
        take(root, target, refuse)
    assert whole(root)
    assert target.is_dir() is there
    assert not there or not list(target.iterdir())
    with OwnerLock(root, Kind.WINDOW) as lock:
        assert lock.held


def test_the_old_folder_goes_under_another_name(root, tmp_path, monkeypatch):
    monkeypatch.setattr(relocation, "_renamed", lambda *_args: False)
    rmtree, gone = relocation.shutil.rmtree, []

    def watched(path, **how):
        assert not root.exists()
        gone.append(path)
        rmtree(path, **how)

    monkeypatch.setattr(relocation.shutil, "rmtree", watched)
    take(root, tmp_path / "new")
    assert len(gone) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["new"]
