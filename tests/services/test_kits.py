"""What publishing by hand takes, from a real desk: copies with numbered names, and links in one form."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput, NotFound, StorageError
from smdesk.services.kits import file_names
from tests.services.desk import Desk


def planned(desk: Desk, picture: Path, **more: object) -> int:
    client = desk.client()
    channel = desk.runtime.channels.connect_assisted("instagram", client.id, "sol")
    media = ((picture, "Pan"), (picture, ""))
    saved = desk.add(client, channel, after=timedelta(hours=1), text="Pan de ñame, ¡hoy!", media=media, **more)
    return saved.publications[0]


def test_copies_sort_in_their_order_and_may_be_written_to(desk: Desk, picture: Path, tmp_path: Path) -> None:
    files = desk.runtime.kits.hand_out(planned(desk, picture), tmp_path / "out")
    assert [file.name for file in files] == ["1-pan-de-name-hoy.png", "2-pan-de-name-hoy.png"]
    files[0].write_bytes(b"spoilt by a picture editor")
    again = desk.runtime.kits.hand_out(1, tmp_path / "again")
    assert again[0].read_bytes() == picture.read_bytes()


def test_what_is_missing_is_left_out_and_a_full_disk_says_so(
    desk: Desk, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = planned(desk, picture)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("smdesk.services.kits.shutil.copyfile", full)
    with pytest.raises(StorageError, match="disk_full"):
        desk.runtime.kits.hand_out(number, tmp_path / "out")
    for file in desk.runtime.folder.media.rglob("*"):
        if file.is_file():
            file.unlink()
    assert desk.runtime.kits.hand_out(number, tmp_path / "none") == ()


def test_ten_files_and_more_keep_their_order() -> None:
    names = file_names("", [MediaItem(str(n), "video/mp4", 1) for n in range(11)])
    assert list(names) == sorted(names)
    assert names[0] == "01-post.mp4"


def test_a_link_is_checked_without_ending_anything(desk: Desk, picture: Path) -> None:
    number = planned(desk, picture)
    assert desk.runtime.kits.check_link(number, "instagram.com/p/Abc/?utm_source=x") == "https://instagram.com/p/Abc/"
    with pytest.raises(InvalidInput, match="link_of_other_network"):
        desk.runtime.kits.check_link(number, "https://x.com/a/status/1")
    with pytest.raises(NotFound, match="unknown_publication"):
        desk.runtime.kits.check_link(number + 99, "https://x.com/a/status/1")
