"""The data folder: where it is, how it is made, and why it cannot be used."""

from __future__ import annotations

import os
import stat
from collections import namedtuple
from pathlib import Path

import pytest

from smdesk.core.errors import StorageError
from smdesk.system import disk, paths
from tests.system.unprivileged import own, told


def code(call) -> str:
    with pytest.raises(StorageError) as caught:
        call()
    return caught.value.code


def test_the_argument_comes_before_the_variable_and_that_before_the_systems_place(tmp_path, monkeypatch):
    monkeypatch.setenv("SMDESK_DATA", "/from/variable")
    assert paths.locate("/from/argument") == Path("/from/argument")
    assert paths.locate() == Path("/from/variable")
    assert paths.locate("", {"SMDESK_DATA": ""}).name == "smdesk"
    monkeypatch.chdir(tmp_path)
    assert paths.locate("desk") == tmp_path / "desk"
    assert paths.locate("~/desk") == Path.home() / "desk"


def test_a_folder_that_the_person_chose_is_the_usual_one_from_then_on(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    usual, chosen = paths.locate(environ={}), tmp_path / "disk" / "smdesk"
    chosen.mkdir(parents=True)
    paths.choose(chosen)
    assert paths.locate(environ={}) == chosen
    assert paths.locate("", {"SMDESK_DATA": "/from/variable"}) == Path("/from/variable")
    chosen.rmdir()
    with pytest.raises(StorageError) as caught:
        paths.locate(environ={})
    assert caught.value.code == "chosen_folder_missing"
    assert Path(caught.value.facts["file"]).is_file()
    assert not chosen.exists()
    paths.choose(usual)
    assert paths.locate(environ={}) == usual


def test_a_desk_goes_into_an_empty_folder_to_one_that_is_there_or_beside_other_things(tmp_path):
    assert paths.home_for_desk(tmp_path) == tmp_path
    (tmp_path / "letter.txt").touch()
    assert paths.home_for_desk(tmp_path) == tmp_path / "smdesk"
    (tmp_path / "smdesk.sqlite3").touch()
    assert paths.home_for_desk(tmp_path) == tmp_path


def test_a_new_folder_is_its_owners_alone(tmp_path):
    old = os.umask(0)
    try:
        folder = paths.open_folder(tmp_path / "new" / "desk")
    finally:
        os.umask(old)
    for each in (folder.root, folder.media, folder.backups, folder.logs):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700
    assert sorted(each.name for each in folder.root.iterdir()) == ["backups", "logs", "media"]
    assert folder.database.name == "smdesk.sqlite3"
    assert paths.open_folder(tmp_path / "new" / "desk") == folder


def test_a_folder_that_must_exist_is_not_made(tmp_path):
    missing = tmp_path / "none"
    assert code(lambda: paths.open_folder(missing, create=False)) == "folder_missing"
    assert code(lambda: paths.open_for_reading(missing)) == "folder_missing"
    assert not missing.exists()


def test_a_file_in_its_place_is_told_with_its_path(tmp_path):
    file = tmp_path / "file"
    file.touch()
    for wrong in (file, file / "below"):
        with pytest.raises(StorageError) as caught:
            paths.open_folder(wrong)
        assert caught.value.code == "folder_not_a_folder"
        assert caught.value.facts == {"path": str(file)}
    assert code(lambda: paths.open_for_reading(file)) == "folder_not_a_folder"
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "media").touch()
    assert code(lambda: paths.open_folder(desk)) == "folder_not_a_folder"


def test_a_dangling_link_is_told(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "gone")
    assert code(lambda: paths.open_folder(link)) in {"folder_not_a_folder", "folder_missing"}


OPEN = """
def run(folder):
    return str(smdesk.system.paths.open_folder(folder).root)
"""
LOCK = """
def run(folder):
    smdesk.system.lock.OwnerLock(folder, smdesk.system.lock.Kind.WINDOW).acquire()
"""


def test_a_read_only_folder_is_told(tmp_path):
    desk = tmp_path / "desk"
    paths.open_folder(desk)
    own(desk)
    assert told(OPEN, desk) == (None, str(desk))
    desk.chmod(0o500)
    assert told(OPEN, desk) == ("folder_read_only", {"path": str(desk)})
    assert told(LOCK, desk) == ("folder_read_only", {"path": str(desk)})
    bare = tmp_path / "bare"
    bare.mkdir(mode=0o500)
    own(bare)
    assert told(OPEN, bare / "desk") == ("folder_read_only", {"path": str(bare)})


Usage = namedtuple("Usage", "total used free")


def test_what_does_not_fit_is_refused_before_it_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda folder: Usage(0, 0, disk.RESERVE + 100))
    disk.ensure_free(tmp_path, 100)
    with pytest.raises(StorageError) as caught:
        disk.ensure_free(tmp_path, 101)
    assert caught.value.code == "disk_full"
    assert caught.value.facts == {"path": str(tmp_path), "needed": disk.RESERVE + 101, "free": disk.RESERVE + 100}


def test_errors_of_the_system_have_codes(tmp_path):
    for number, expected in (
        (28, "disk_full"),
        (30, "folder_read_only"),
        (13, "folder_read_only"),
        (2, "folder_missing"),
    ):
        assert disk.storage_error(OSError(number, "x"), tmp_path).code == expected
    other = disk.storage_error(OSError(5, "Input/output error"), tmp_path)
    assert (other.code, other.facts["detail"]) == ("disk_error", "Input/output error")
    assert code(lambda: disk.free(tmp_path / "none")) == "folder_missing"
