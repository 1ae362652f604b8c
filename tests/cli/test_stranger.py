"""What a person who has never seen smdesk meets at the terminal: odd words, odd terminals, and what to type next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment

POST = ("post", "add", "--client", "Sol", "--channel", "sol")
NOW = ("--clock", "2026-10-01T09:00+00:00")


def smdesk(data: Path, *argv: str, stdin: bytes | None = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, with bytes in and out; standard input is closed for None."""
    command: list[str] = [sys.executable, "-m", "smdesk", *argv]
    if stdin is None:
        command = ["sh", "-c", '"$@" <&-', "sh", *command]
    return subprocess.run(command, input=stdin, capture_output=True, env={**environment(data), **more}, timeout=60)


def code_of(ran: subprocess.CompletedProcess[bytes]) -> str:
    assert b"Traceback" not in ran.stdout + ran.stderr
    return str(json.loads(ran.stdout)["error"]["code"])


# --- words that are none ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["client", "text", "media", "data"])
def test_bytes_that_are_no_text_are_refused_before_anything_is_done(desk: Run, place: str) -> None:
    words = {
        "client": ("client", "add", "\udcff\udcfe", "--zone", "UTC"),
        "text": (*POST, "--text", "\udcff", "--idea"),
        "media": (*POST, "--text", "x", "--media", "\udcff.png", "--now"),
        "data": ("client", "list", "--data", "/tmp/\udcff"),
    }
    ran = desk(*words[place], "--json")
    assert (ran.status, ran.json["error"]["code"]) == (2, "not_utf8")
    assert desk("post", "list", "--json").json["items"] == []


@pytest.mark.slow
@pytest.mark.parametrize("argv", [("check", "--network", "x"), ("post", "add", "--client", "Sol", "--text", "-")])
def test_standard_input_must_be_text_and_open(desk: Run, data_folder: Path, argv: tuple[str, ...]) -> None:
    assert code_of(smdesk(data_folder, *argv, "--json", stdin=b"\xff\xfe")) == "input_not_utf8"
    assert code_of(smdesk(data_folder, *argv, "--json", stdin=None)) == "no_input"
    assert desk("post", "list", "--json").json["items"] == []


@pytest.mark.slow
def test_a_byte_order_mark_and_dos_lines_are_no_part_of_a_text(desk: Run, data_folder: Path) -> None:
    ran = smdesk(
        data_folder, "post", "add", "--client", "Sol", "--text", "-", "--json", stdin=b"\xef\xbb\xbfuno\r\ndos\r\n"
    )
    assert json.loads(ran.stdout)["text"] == "uno\ndos"


@pytest.mark.parametrize(
    "argv",
    [
        ("post", "show", "99999999999999999999"),
        ("post", "show", "0"),
        ("post", "show", "one"),
        ("publication", "cancel", "-1"),
        ("post", "list", "--limit", "-1"),
        ("post", "list", "--limit", "99999999999999999999"),
        ("publish", "--until-idle", "--within", "nan"),
        ("publish", "--until-idle", "--within", "inf"),
        ("publish", "--once", "--within", "-5"),
        (*POST, "--text", "x", "--now", "--repeat", "daily", "--every", "0"),
    ],
    ids=" ".join,
)
def test_numbers_that_cannot_be(desk: Run, argv: tuple[str, ...]) -> None:
    ran = desk(*argv, "--json")
    assert (ran.status, ran.json["error"]["code"]) == (2, "usage")


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        ((*POST, "--text", "x", "--at", ""), "bad_time"),
        ((*POST, "--text", "x", "--at", "+99999999999999d"), "bad_time"),
        ((*POST, "--text", "x", "--media", "", "--now"), "media_missing"),
        ((*POST, "--text", "x", "--media", "x" * 5000, "--now"), "media_missing"),
        (("client", "add", "Mar", "--zone", ""), "unknown_zone"),
        (("client", "list", "--clock", ""), "bad_clock"),
        (("client", "list", "--clock", "2026-11-23T10:00:00+99:00"), "bad_clock"),
        (("client", "list", "--data", ""), "folder_missing"),
        (("client", "list", "--data", "x" * 5000), "folder_missing"),
        (("publication", "list", "--from", ""), "bad_time"),
        (("publication", "pause", "--until", ""), "bad_time"),
    ],
    ids=lambda value: "" if isinstance(value, tuple) else value,
)
def test_an_empty_or_endless_value_is_not_taken_for_none_at_all(desk: Run, argv: tuple[str, ...], code: str) -> None:
    assert desk(*argv, "--json").error["code"] == code
    assert desk("post", "list", "--json").json["items"] == []
    assert len(desk("client", "list", "--json").json["items"]) == 1


def test_moving_to_an_empty_time_does_not_mean_the_next_slot(desk: Run) -> None:
    desk("channel", "slots", "sol", "mon-sun 09:00")
    identifier = desk(*POST, "--text", "x", "--at", "+3d", "--json").json["publications"][0]["id"]
    assert desk("publication", "move", identifier, "--at", "", "--json").error["code"] == "bad_time"


# --- what is printed -------------------------------------------------------------------------------------------------


def test_nothing_printed_makes_the_terminal_do_anything(desk: Run) -> None:
    desk("client", "add", "A\x1b[31mred\x07", "--zone", "UTC")
    desk("post", "add", "--client", "Sol", "--text", "clear\x1b[2J \u202eback\x9b0m", "--idea")
    for words in (("client", "list"), ("post", "list"), ("post", "show", "1"), ("client", "show", "\x1b[1m")):
        shown = desk(*words)
        assert not set(shown.out + shown.err) & set("\x1b\x07\x9b\u202e"), words
    assert desk("client", "list", "--json").json["items"][0]["name"] == "A [31mred"
    assert "\x1b" in desk("post", "show", "1", "--json").json["text"]  # what was written is kept as it was


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_can_show_it_and_json_is_always_utf8(desk: Run, data_folder: Path, encoding: str) -> None:
    desk("post", "add", "--client", "Sol", "--text", "mañana 🥐", "--idea")
    told = smdesk(data_folder, "post", "list", PYTHONIOENCODING=encoding, SMDESK_LANG="es")
    assert (told.returncode, told.stderr) == (0, b"")
    plain = smdesk(data_folder, "post", "list", "--json", PYTHONIOENCODING=encoding)
    assert json.loads(plain.stdout.decode("utf-8"))["items"][0]["text"] == "mañana 🥐"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_answer_that_cannot_be_written_is_said_and_the_work_is_kept(desk: Run, data_folder: Path) -> None:
    command = [sys.executable, "-m", "smdesk", "post", "add", "--client", "Sol", "--text", "kept"]
    with open("/dev/full", "w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(data_folder), timeout=60)
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"smdesk: The answer could not be written")
    assert ran.stderr.count(b"\n") == 1
    assert [each["text"] for each in desk("post", "list", "--json").json["items"]] == ["kept"]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a shell that can close descriptors is needed")
@pytest.mark.parametrize(("closing", "status"), [(">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0)])
def test_closed_streams_do_no_harm(desk: Run, data_folder: Path, closing: str, status: int) -> None:
    line = f'"$0" -m smdesk post add --client Sol --text kept --idea {closing}'
    ran = subprocess.run(
        ["sh", "-c", line, sys.executable], env=environment(data_folder), capture_output=True, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (status, b"")
    assert desk("post", "list", "--json").json["items"][0]["text"] == "kept"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_a_reader_that_leaves_early_is_no_error(desk: Run, data_folder: Path) -> None:
    line = '"$0" -m smdesk setting list --json | head -c 1 >/dev/null; "$0" -m smdesk post list | true'
    ran = subprocess.run(
        ["sh", "-c", line, sys.executable], env=environment(data_folder), capture_output=True, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_the_spanish_terminal_speaks_spanish(desk: Run) -> None:
    desk(*POST, "--text", "hola", "--now")
    shown = desk("publish", "--once", lang="es").out
    assert "programada → enviándose" in shown
    assert "enviándose → publicada" in shown
    assert "No queda nada por hacer" in shown
    assert "su propio programador" in desk("networks", lang="es").out
    assert "la base de datos" in desk("self-test", lang="es").out
    assert "minutos" in desk("setting", "list", lang="es").out
    help_text = desk("post", "add", "--help", lang="es").out
    assert "--client CLIENTE" in help_text
    assert "--at HORA" in help_text


def test_a_setting_says_what_it_takes(desk: Run) -> None:
    assert "a whole number from 0 to 10080" in desk("setting", "set", "publishing.late_limit", "x").err
    assert "system, en, es" in desk("setting", "set", "ui.language", "fr").err
    assert "números" not in desk("setting", "set", "ui.language", "fr", lang="es").err


def test_odd_hours_are_told_as_a_person_reads_them(desk: Run) -> None:
    gap = desk(*POST, "--text", "x", "--at", "2027-03-28 02:30", *NOW).out
    assert "The clocks skip Sun 28 Mar 2027, 02:30; Sun 28 Mar 2027, 03:00 is used." in gap
    twice = desk(*POST, "--text", "y", "--at", "2026-10-25 02:30", *NOW)
    assert "The clocks show Sun 25 Oct 2026, 02:30 twice; the one at UTC+02:00 is used." in twice.out
    again = desk(*POST, "--text", "z", "--at", "2026-10-25 02:30", *NOW, "--json").json["notices"]
    assert again == [
        {"code": "time_overlap", "first": "2026-10-25T02:30:00+02:00", "second": "2026-10-25T02:30:00+01:00",
         "used": "2026-10-25T02:30:00+02:00"}
    ]  # fmt: skip


def test_a_date_alone_is_enough_to_list_by(desk: Run) -> None:
    desk(*POST, "--text", "x", "--at", "2026-10-05 00:00", *NOW)
    for start, end, count in (
        ("2026-10-05", "2026-10-06", 1),
        ("2026-10-06", "2026-10-07", 0),
        ("2026-10-04", "2026-10-05", 0),
    ):
        words = ("publication", "list", "--client", "Sol", "--from", start, "--to", end, "--json")
        assert len(desk(*words).json["items"]) == count


# --- what to do next -------------------------------------------------------------------------------------------------


def test_publishing_by_hand_has_all_one_needs_at_the_terminal(desk: Run, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (600, 600), "orange").save(tmp_path / "pan.jpg")
    desk("channel", "connect", "instagram", "--assisted", "--client", "Sol", "--handle", "solpan")
    words = ("--text", "Pan\nde hoy", "--media", tmp_path / "pan.jpg", "--alt", "Una hogaza", "--first-comment", "#pan")
    desk("post", "add", "--client", "Sol", "--channel", "solpan", *words, "--now")
    waiting = desk("publish", "--once").out
    assert "One publication waits for you" in waiting
    assert "smdesk publication show 1" in waiting
    shown = desk("publication", "show", "1").out
    kit = desk("publication", "show", "1", "--json").json["kit"]
    assert kit["open"].startswith("https://www.instagram.com")
    assert kit["parts"][0]["text"] == "Pan\nde hoy"
    assert kit["parts"][0]["alts"] == ["Una hogaza"]
    assert kit["first_comment"] == "#pan"
    assert Path(kit["parts"][0]["files"][0]).is_file()
    for text in ("1. Copy the text", "de hoy", kit["open"], kit["parts"][0]["files"][0], "Una hogaza", "#pan",
                 "smdesk publication resolve 1 --published ADDRESS"):  # fmt: skip
        assert text in shown
    assert desk("publication", "resolve", "1", "--published", "https://www.instagram.com/p/abc/").status == 0
    assert "kit" not in desk("publication", "show", "1", "--json").json


def test_what_waits_for_a_person_says_what_to_type(desk: Run) -> None:
    desk(*POST, "--text", "x", "--now")
    desk("practice", "faults", "--script", "publish:refused")
    shown = desk("publish", "--once").out
    assert "smdesk post edit 1 …, then smdesk publication retry 1" in shown
    assert "smdesk publication retry 1" in desk("post", "show", "1").out


def test_a_deleted_post_comes_back_with_what_to_do(desk: Run) -> None:
    desk(*POST, "--text", "x", "--at", "+1d")
    desk("post", "delete", "1")
    assert "smdesk post schedule 1" in desk("post", "undelete", "1").out


def test_without_a_screen_the_window_says_so_and_names_the_terminal(data_folder: Path) -> None:
    from smdesk.__main__ import has_display

    assert has_display("win32", {})
    assert has_display("darwin", {})
    assert has_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    ran = smdesk(data_folder, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    if sys.platform == "linux":
        assert (ran.returncode, ran.stdout) == (1, b"")
        assert b"no screen" in ran.stderr
        assert b"smdesk --help" in ran.stderr


# --- the desk itself -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("left", ["nothing", "zero bytes"])
def test_a_vanished_database_is_not_replaced_by_an_empty_desk(desk: Run, data_folder: Path, left: str) -> None:
    backup = desk("backup", "--json").json["path"]
    file = data_folder / "smdesk.sqlite3"
    file.unlink() if left == "nothing" else file.write_bytes(b"")
    for words in (("client", "list"), ("publish", "--once"), ("post", "add", "--client", "Sol", "--text", "x")):
        error = desk(*words, "--json").error
        assert error["code"] == "database_gone"
        assert backup in error["message"]
    assert desk("backup", "--json").error["code"] == "database_missing"
    doctor = desk("doctor", "--json")
    assert (doctor.status, doctor.json["fine"]) == (1, False)
    assert not file.exists() or file.stat().st_size == 0
    assert desk("restore", "latest").status == 0
    assert desk("client", "list", "--json").json["items"][0]["name"] == "Sol"


def test_the_doctor_names_the_backup_and_tells_an_absent_desk_from_a_damaged_one(run: Run, data_folder: Path) -> None:
    assert "No database yet" in run("doctor").out
    run("client", "add", "Sol", "--zone", "UTC")
    backup = run("backup", "--json").json["path"]
    (data_folder / "smdesk.sqlite3").write_bytes(b"no database at all\n" * 400)
    ran = run("doctor")
    assert ran.status == 1
    assert backup in ran.out
    assert "…" not in ran.out
    Path(backup).unlink()
    assert "The newest good backup: none." in run("doctor").out


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_units_of_settings_are_words(desk: Run, language: str) -> None:
    out = desk("setting", "list", "--lang", language).out
    assert "campaigns.month_budget" in out
    assert "units." not in out


def test_the_measures_of_formulas_are_told_in_the_language(desk: Run) -> None:
    out = desk("kpi", "catalogue", "--lang", "es").out
    assert "reach (Alcance)" in out
    assert "spend (Gasto)" in out


@pytest.mark.parametrize(
    ("asked", "way"),
    [
        (("import", "undo", "999"), "import list"),
        (("kpi", "add", "99", "reach"), "kpi objective list"),
        (("kpi", "show", "99"), "kpi list"),
        (("kpi", "unread", "99"), "kpi show"),
    ],
)
def test_what_is_not_there_comes_with_the_way_to_what_is(desk: Run, asked: tuple[str, ...], way: str) -> None:
    done = desk(*asked, lang="es")
    assert done.status == 1
    assert f"`smdesk {way}`" in done.err
