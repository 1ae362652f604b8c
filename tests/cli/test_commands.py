"""The commands, as a person types them and as a program reads them."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from smdesk.cli import publish
from smdesk.cli.groups import MODULES, declare, register
from smdesk.cli.parsing import Commands
from smdesk.core.publication import State
from smdesk.publishing.ledger import Moved
from smdesk.runtime import Runtime
from smdesk.services.practice.example import load
from smdesk.words import Words
from tests.cli.conftest import Run, environment
from tests.pdfs import pdf

pytestmark = pytest.mark.slow

CLOCK = ("--clock", "2026-10-01T09:00+00:00")
SMALL = Path(__file__).parents[1] / "ui" / "desk"  # an example desk of few posts; the program's own takes seconds
PUBLICATION = {"id", "channel", "network", "state", "due", "remote_id", "remote_url", "attempts", "next_step"}


def every_command() -> list[tuple[str, ...]]:
    """All commands of the tree."""
    tree = Commands(Words("en"))
    register(tree)
    found: list[tuple[str, ...]] = []

    def walk(parser, path: tuple[str, ...]) -> None:
        below = [
            action for action in parser._actions if hasattr(action, "choices") and isinstance(action.choices, dict)
        ]
        if not below:
            found.append(path)
        for action in below:
            for name, sub in action.choices.items():
                walk(sub, (*path, name))

    walk(tree.parser, ())
    return found


def test_a_client_is_archived_and_brought_back(run: Run) -> None:
    run("client", "add", "Sol", "--zone", "Europe/Madrid")
    assert run("client", "archive", "Sol", "--json").json["archived"] is True
    assert run("client", "list", "--json").json == {"items": []}
    assert [each["name"] for each in run("client", "list", "--archived", "--json").json["items"]] == ["Sol"]
    refused = run("post", "add", "--client", "Sol", "--text", "Hola", "--idea", "--json")
    assert (refused.status, refused.json["error"]["code"]) == (1, "client_archived")
    assert run("client", "unarchive", "Sol", "--json").json["archived"] is False
    assert run("post", "add", "--client", "Sol", "--text", "Hola", "--idea").status == 0


def test_from_a_client_to_a_published_post_with_its_link(run: Run) -> None:
    client = run("client", "add", "Panadería Sol", "--zone", "Europe/Madrid", "--json").json
    assert isinstance(client["id"], int)
    channel = run("channel", "connect", "practice", "--client", "Panadería", "--handle", "sol", "--json").json
    assert isinstance(channel["id"], int)
    post = run("post", "add", "--client", "Panadería", "--channel", "sol", "--text", "Hola", "--now", "--json").json
    [planned] = post["publications"]
    assert set(planned) >= PUBLICATION
    assert (planned["state"], planned["channel"], planned["network"]) == ("scheduled", channel["id"], "practice")
    sent = run("publish", "--once", "--json").json
    assert [(move["from"], move["to"]) for move in sent["items"]] == [
        ("scheduled", "sending"),
        ("sending", "published"),
    ]
    [published] = run("post", "show", post["id"], "--json").json["publications"]
    assert published["state"] == "published"
    assert published["remote_url"].startswith("https://practice.invalid/")
    assert (published["attempts"], published["next_step"]) == (1, "nothing")
    [shown] = run("practice", "feed", "--json").json["items"]
    assert (shown["text"], shown["id"]) == ("Hola", published["remote_id"])


def test_times_are_iso_with_offset_beside_wall_time_and_zone(desk: Run) -> None:
    post = desk("post", "add", "--client", "Sol", "--channel", "1", "--text", "x", "--at", "2026-12-01 09:00",
                *CLOCK, "--json").json  # fmt: skip
    [planned] = post["publications"]
    assert (planned["due"], planned["wall"], planned["zone"]) == (
        "2026-12-01T09:00:00+01:00", "2026-12-01 09:00", "Europe/Madrid",
    )  # fmt: skip
    assert datetime.fromisoformat(planned["due"]).utcoffset() is not None


def test_global_options_work_before_and_after_the_command(desk: Run) -> None:
    assert desk("--json", "client", "list").json == desk("client", "list", "--json").json
    assert desk("--lang", "es", "client", "show", "Nadie").err.startswith("smdesk: No hay ningún cliente")
    assert desk("client", "show", "Nadie", "--lang", "es").err.startswith("smdesk: No hay ningún cliente")


def test_a_thread_with_media_alts_and_a_first_comment(desk: Run, tmp_path: Path) -> None:
    files = []
    for name in ("a", "b", "c"):
        file = tmp_path / f"{name}.png"
        Image.new("RGB", (10, 8), (len(files) * 40, 0, 0)).save(file)
        files.append(str(file))
    post = desk(
        "post", "add", "--client", "Sol", "--channel", "sol", "--text", "uno", "--media", files[0], "--alt", "A",
        "--media", files[1], "--alt", "B", "--crop", "1:1", "--part", "dos", "--part", "tres", "--media", files[2],
        "--first-comment", "más", "--now", "--json",
    ).json  # fmt: skip
    assert [part["text"] for part in post["parts"]] == ["uno", "dos", "tres"]
    assert [[item["alt"] for item in part["media"]] for part in post["parts"]] == [["A", "B"], [], [""]]
    crops = [item["crop"] for part in post["parts"] for item in part["media"]]
    assert crops == [None, {"x": 0.1, "y": 0, "w": 0.8, "h": 1.0, "ratio": "1:1"}, None]
    assert [found["code"] for found in post["findings"]] == ["alt_missing"]
    desk("publish", "--until-idle", "--json")
    [shown] = desk("post", "show", post["id"], "--json").json["publications"]
    assert [part["part"] for part in shown["parts"]] == [1, 2, 3]
    assert shown["first_comment"]["state"] == "published"
    feed = desk("practice", "feed", "--json").json["items"]
    assert [each["text"] for each in feed] == ["uno", "dos", "tres", "más"]


def test_a_variant_is_for_one_channel(desk: Run) -> None:
    desk("channel", "connect", "practice", "--client", "Sol", "--handle", "luna")
    post = desk("post", "add", "--client", "Sol", "--channel", "sol,luna", "--text", "todos",
                "--variant", "practice:luna:solo luna: sí", "--now", "--json").json  # fmt: skip
    assert len(post["publications"]) == 2
    desk("publish", "--once")
    texts = {each["account"]: each["text"] for each in desk("practice", "feed", "--json").json["items"]}
    assert texts == {"sol": "todos", "luna": "solo luna: sí"}


def test_an_idea_a_draft_and_its_schedule(desk: Run) -> None:
    idea = desk("post", "add", "--client", "Sol", "--text", "x", "--idea", "--json").json
    assert (idea["stage"], idea["publications"]) == ("idea", [])
    planned = desk("post", "schedule", idea["id"], "--channel", "sol", "--at", "+1h", "--json").json
    assert planned["publications"][0]["state"] == "scheduled"
    moved = desk("post", "move", idea["id"], "--at", "+2h", "--json").json
    assert moved["publications"][0]["due"] > planned["publications"][0]["due"]
    assert desk("post", "delete", idea["id"], "--json").json["cancelled"] == [planned["publications"][0]["id"]]
    assert desk("post", "list", "--json").json == {"items": []}


def test_a_post_is_listed_by_what_is_out_or_to_come_not_by_what_was_cancelled_on_the_way(desk: Run) -> None:
    made = ("post", "add", "--client", "Sol", "--channel", "sol", "--text", "pan", "--at", "2030-12-02 09:00")
    post = desk(*made, "--repeat", "weekly", "--json").json["id"]
    desk("series", "move", post, "--at", "2030-12-02 09:00", "--to", "2030-12-03 09:00")
    desk("series", "move", post, "--at", "2030-12-03 09:00", "--to", "2030-12-02 09:00")
    listed = desk("post", "list").out
    assert "scheduled" in listed
    assert "09:00 (Europe/Madrid)" in listed  # times of several clients stand below each other
    assert "cancelled" not in listed
    desk("series", "end", post, "--at", "2030-12-02 09:00")
    assert "cancelled" in desk("post", "list").out  # where nothing else is


def test_a_span_of_the_list_has_what_has_a_place_in_the_calendar_and_is_not_scheduled(desk: Run) -> None:
    idea = desk("post", "add", "--client", "Sol", "--text", "pan", "--idea", "--json").json["id"]
    desk("post", "plan", idea, "--at", "2030-12-04 10:00")
    desk("post", "add", "--client", "Sol", "--channel", "sol", "--text", "sal", "--at", "2030-12-02 09:00")
    span = ("post", "list", "--from", "2030-12-01", "--to", "2030-12-10", "--json")
    assert [each["text"] for each in desk(*span).json["items"]] == ["sal", "pan"]
    assert desk("post", "list", "--from", "2030-12-05", "--json").json["items"] == []


def test_a_time_that_does_not_exist_is_said(desk: Run) -> None:
    words = ("post", "add", "--client", "Sol", "--channel", "1", "--text", "x", "--at", "2027-03-28 02:30")
    assert "02:30; Sun 28 Mar 2027, 03:00 is used" in desk(*words, *CLOCK).out
    assert desk(*words, *CLOCK, "--json").json["notices"][0]["code"] == "time_gap"


def test_an_edit_has_a_way_back(desk: Run) -> None:
    post = desk("post", "add", "--client", "Sol", "--text", "uno", "--json").json["id"]
    assert desk("post", "edit", post, "--text", "dos", "--json").json["text"] == "dos"
    [revision] = desk("post", "history", post, "--json").json["items"]
    assert desk("post", "restore", post, revision["id"], "--json").json["text"] == "uno"
    assert "Nothing was to be changed" in desk("post", "edit", post).out


def test_what_nobody_can_know_is_asked_and_answered(desk: Run) -> None:
    desk("practice", "faults", "--script", "publish:lost_after", "--script", "find:find_cut,find_cut,find_cut,find_cut")
    post = desk("post", "add", "--client", "Sol", "--channel", "sol", "--text", "x", "--now", "--json").json
    number = str(post["publications"][0]["id"])
    left = desk("publish", "--until-idle", "--json").json["waiting"]
    assert [(each["id"], each["state"], each["next_step"]) for each in left] == [
        (int(number), "unconfirmed", "answer_question")
    ]
    assert desk("publication", "retry", number, "--json").error["code"] == "answer_first"
    url = desk("practice", "feed", "--json").json["items"][0]["url"]
    done = desk("publication", "resolve", number, "--published", url, "--json").json
    assert (done["state"], done["proof"]) == ("published", "person")
    assert desk("publication", "resolve", number, "--not-published", "--json").error["code"] == "nothing_to_answer"
    assert desk("publication", "unmark", number, "--json").json["state"] == "unconfirmed"
    assert desk("publication", "unmark", number, "--json").error["code"] == "nothing_marked"
    assert desk("publication", "resolve", number, "--published", url, "--json").json["state"] == "published"


def test_a_pause_holds_everything_back_until_it_is_over(desk: Run) -> None:
    desk("post", "add", "--client", "Sol", "--channel", "sol", "--text", "x", "--now")
    desk("publication", "pause")
    assert [each["to"] for each in desk("publish", "--once", "--json").json["items"]] == ["held"]
    assert desk("publication", "list", "--json").json["items"][0]["next_step"] == "wait_paused"
    desk("publication", "resume")
    assert desk("publish", "--once", "--json").json["items"][-1]["to"] == "published"


def test_check_counts_by_the_networks_rule(run: Run) -> None:
    found = run("check", "--network", "bluesky", "--json", stdin="👩‍👩‍👧 ñ\n").json
    assert (found["count"], found["limit"], found["ok"]) == (3, 300, True)
    long = run("check", "--network", "bluesky", "--json", stdin="x" * 301).json
    assert (long["over"], long["ok"], long["findings"][0]["code"]) == (True, False, "text_too_long")
    assert "301 / 300" in run("check", "--network", "bluesky", stdin="x" * 301).out
    assert len(run("check", "--json", stdin="x").json["items"]) > 10


def test_what_is_found_in_a_post_names_its_channel(desk: Run) -> None:
    told = desk("post", "add", "--client", "Sol", "--channel", "sol", "--text", "x" * 501).out
    assert "error, Practice network sol: The text has 501 characters" in told
    spanish = desk("post", "edit", "1", "--text", "x" * 502, lang="es").out
    assert "error, Red de práctica sol: El texto tiene 502 caracteres" in spanish


def test_check_looks_at_a_document_without_taking_it_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "menu.pdf").write_bytes(pdf(301))
    given = ("check", "--network", "linkedin", "--media", str(tmp_path / "menu.pdf"))
    (found,) = run(*given, "--json", stdin="Menu").json["findings"]
    assert (found["code"], found["facts"]["count"], found["facts"]["limit"]) == ("document_too_many_pages", 301, 300)
    assert "tiene 301 páginas" in run(*given, lang="es", stdin="Menu").out
    assert not list(tmp_path.rglob("*/*.pdf"))
    missing = run("check", "--media", str(tmp_path / "none.pdf"), "--json", stdin="x")
    assert missing.json["error"]["code"] == "media_missing"


def test_the_map_of_networks_is_a_list(run: Run) -> None:
    lines = {line["id"]: line for line in run("networks", "--json").json["items"]}
    assert lines["bluesky"]["way"] == "api"
    assert (lines["snapchat"]["way"], lines["snapchat"]["proof"]) == ("api", "untried_transcription")
    assert "snapchat" in run("networks", lang="es").out


def test_assisted_channels_are_reminded_and_closed_with_the_link(run: Run) -> None:
    run("client", "add", "Sol", "--zone", "Europe/Madrid")
    run("channel", "connect", "instagram", "--assisted", "--client", "Sol", "--handle", "sol")
    words = ("post", "add", "--client", "Sol", "--channel", "instagram", "--text", "x", "--now", "--json")
    assert run(*words).error["facts"]["finding"] == "media_required"
    run("channel", "connect", "x", "--assisted", "--client", "Sol", "--handle", "sol")
    post = run("post", "add", "--client", "Sol", "--channel", "x", "--text", "x", "--now", "--json").json
    run("publish", "--once")
    [view] = run("publication", "list", "--state", "assisted", "--json").json["items"]
    assert view["next_step"] == "publish_by_hand"
    wrong = run("publication", "resolve", view["id"], "--published", "https://bsky.app/profile/a/post/1", "--json")
    assert wrong.error["code"] == "link_of_other_network"
    link = "https://x.com/sol/status/1234567890"
    done = run("publication", "resolve", view["id"], "--published", link, "--json").json
    assert (done["state"], done["remote_url"]) == ("published", link)
    assert run("post", "show", post["id"]).status == 0


def test_backup_restore_and_packing(desk: Run, tmp_path: Path) -> None:
    made = desk("backup", "--json").json
    assert (made["verdict"], Path(made["path"]).is_file()) == ("good", True)
    desk("client", "add", "Mar", "--zone", "UTC")
    assert [each["verdict"] for each in desk("backup", "--list", "--json").json["items"]] == ["good"]
    kept = desk("restore", "latest", "--json").json["kept"]
    assert [each["name"] for each in desk("client", "list", "--json").json["items"]] == ["Sol"]
    assert Path(kept).is_file()
    zipped = tmp_path / "desk.zip"
    desk("backup", "--zip", zipped)
    moved = desk("restore", zipped, "--data", tmp_path / "other")
    assert "reconnect" in moved.out
    assert [each["name"] for each in desk("client", "list", "--data", tmp_path / "other", "--json").json["items"]] == [
        "Sol"
    ]


def test_doctor_is_fine_and_knows_the_keyring_is_missing(desk: Run) -> None:
    found = desk("doctor", "--json")
    assert (found.status, found.json["fine"]) == (0, True)
    probes = {probe["name"]: probe for probe in found.json["items"]}
    assert probes["keyring"]["error"]["code"] == "no_keyring"
    assert "keyring" in desk("doctor").out
    assert desk("self-test", "--json").json["ok"] is True


def test_settings_are_set_and_reset(desk: Run) -> None:
    assert desk("setting", "set", "publishing.late_limit", "45", "--json").json["value"] == 45
    assert "45" in desk("setting", "list").out
    assert desk("setting", "reset", "publishing.late_limit", "--json").json["value"] == 30
    assert desk("setting", "set", "ui.language", "es").status == 0
    from smdesk.cli.main import _language

    assert _language(["client", "list"]) == "en"  # SMDESK_LANG goes first


def test_the_desks_own_language_is_used(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    desk("setting", "set", "ui.language", "es")
    monkeypatch.delenv("SMDESK_LANG")
    from smdesk.cli.main import _language

    assert _language(["client", "list"]) == "es"
    assert _language(["--lang", "de", "client", "list"]) == "es"  # none that we speak
    monkeypatch.setattr("smdesk.cli.main._setting", lambda _data: pytest.fail("the desk was opened for nothing"))
    assert _language(["--lang", "en", "client", "list"]) == "en"


def test_practice_is_a_desk_apart_with_no_real_network(run: Run) -> None:
    run("client", "add", "Sol", "--zone", "UTC", "--practice")
    refused = run("channel", "connect", "bluesky", "--client", "Sol", "--practice", "--json", stdin="x")
    assert refused.error["code"] == "practice_only"
    assert run("client", "list", "--json").json == {"items": []}


def test_practice_fill_speaks_the_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smdesk.services.practice.service.load", lambda language, _source: load(language, SMALL))
    assert run("practice", "fill", "--json", lang="es").json["clients"] == 2
    assert "Taller de bicis Ribera" in run("client", "list").out
    assert run("practice", "fill", "--json").error["code"] == "desk_not_empty"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_command_has_help_with_an_example_that_is_understood(run: Run, lang: str) -> None:
    for path in every_command():
        assert run(*path, "--help", lang=lang).status == 0, path


def test_help_holds_the_example_and_no_english_in_spanish(capsys: pytest.CaptureFixture[str]) -> None:
    from smdesk.cli.main import main

    for lang, usage, example in (("en", "usage:", "Example:"), ("es", "uso:", "Ejemplo:")):
        for path in every_command():
            assert main([*path, "--help", "--lang", lang]) == 0
            shown = capsys.readouterr().out
            assert usage in shown, path
            assert example in shown, path
            assert not re.search(r"\b(opt|help|cli|argparse)\.\w", shown), (path, shown)


@pytest.mark.parametrize("name", dict.fromkeys(name for names in MODULES.values() for name in names))
def test_a_command_that_is_asked_for_alone_has_all_that_stands_below_it(name: str) -> None:
    whole, alone = Commands(Words("en")), Commands(Words("en"))
    register(whole)
    declare(alone)
    asked = alone._named[name]
    asked.complete()
    assert asked.format_help() == whole._named[name].format_help()
    assert asked.get_default("run") is not None or "COMMAND" in asked.format_usage()


def test_every_example_is_understood() -> None:
    import shlex

    for lang in ("en", "es"):
        tree = Commands(Words(lang))
        register(tree)
        for path in every_command():
            parser = tree.parser
            for name in path:
                actions = [each for each in parser._actions if isinstance(getattr(each, "choices", None), dict)]
                parser = actions[0].choices[name]
            assert parser.epilog is not None, path
            line = parser.epilog.splitlines()[-1].split("<")[0]
            tree.parser.parse_args(shlex.split(line)[1:])


@pytest.mark.parametrize(
    "argv", [("client",), ("post", "add"), ("nonsense",), ("publish", "--once", "--until-idle"), ()]
)
def test_wrong_usage_is_status_2(run: Run, argv: tuple[str, ...]) -> None:
    assert run(*argv).status == 2
    if argv:
        ran = run(*argv, "--json")
        assert (ran.status, ran.json["error"]["code"]) == (2, "usage")
    assert run("post", "add", lang="es").err.splitlines()[0].startswith("uso:")


def test_version_and_light_commands_import_nothing_heavy(data_folder: Path) -> None:
    script = (
        "import sys; from smdesk.cli.main import main; "
        "main(['client', 'add', 'Sol', '--zone', 'UTC']); main(['client', 'list']); main(['--version']); "
        "print([m for m in ('PySide6', 'alembic', 'keyring', 'httpx', 'PIL', 'matplotlib') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], env=environment(data_folder), capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "[]", ran


def test_a_reader_that_leaves_is_no_error(data_folder: Path) -> None:
    command = f"{sys.executable} -m smdesk networks | head -n 1"
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], env=environment(data_folder), capture_output=True
    )
    assert ran.stderr == b""
    assert ran.returncode == 0


def test_json_is_one_document_and_nothing_else(desk: Run) -> None:
    for words in (("client", "list"), ("channel", "list"), ("post", "list"), ("publication", "list"), ("doctor",),
                  ("networks",), ("setting", "list"), ("publish", "--once"), ("backup", "--list")):  # fmt: skip
        ran = desk(*words, "--json")
        assert isinstance(json.loads(ran.out), dict), words
        assert ran.err == ""


def test_a_channel_says_which_rights_it_lacks_and_how_to_be_asked_for_them(run: Run, data_folder: Path) -> None:
    run("client", "add", "Sol", "--zone", "Europe/Madrid")
    run("channel", "connect", "practice", "--client", "Sol", "--handle", "sol")
    with sqlite3.connect(data_folder / "smdesk.sqlite3") as database:
        database.execute("UPDATE channel SET network = 'tiktok', facts = '{}'")
    out = run("channel", "show", "1").out
    assert (
        "video.upload was not asked for when this channel was connected; with it: drafts to finish in the app." in out
    )
    assert "smdesk channel reconnect 1" in out
    assert "borradores que terminas en la app" in run("channel", "show", "1", lang="es").out
    assert {each["right"] for each in run("channel", "show", "1", "--json").json["lacks"]} == {
        "video.list", "video.upload",
    }  # fmt: skip


def test_at_a_terminal_the_account_is_seen_before_it_is_stored(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("client", "add", "Sol")
    monkeypatch.setattr("smdesk.cli.channel.typed_at_a_terminal", lambda: True)
    connect = "channel", "connect", "practice", "--client", "Sol", "--handle", "sol"
    refused = run(*connect, stdin="n\n")
    assert "The account is sol on Practice network, for Sol." in refused.err
    assert (refused.status, refused.out) == (1, "Nothing was connected.\n")
    assert json.loads(run("channel", "list", "--json").out)["items"] == []
    run(*connect, stdin="s\n")
    assert [each["handle"] for each in json.loads(run("channel", "list", "--json").out)["items"]] == ["sol"]


def test_what_is_nearest_is_told_only_where_something_is(run: Run) -> None:
    told = "smdesk: There is no channel “x”. `smdesk channel list` shows all.\n"
    assert run("channel", "show", "x").err == told


def test_a_channel_that_is_broken_is_told_with_who_refuses_it(desk: Run, data_folder: Path) -> None:
    with closing(sqlite3.connect(data_folder / "smdesk.sqlite3")) as database:
        database.execute("UPDATE channel SET problem = 'token_refused'")
        database.commit()
    for words in (("channel", "list"), ("client", "show", "Sol")):
        assert "Practice network does not accept the token." in desk(*words).out, words


def test_what_is_released_is_not_told_with_what_stood_in_its_way(desk: Run, data_folder: Path) -> None:
    desk("post", "add", "--client", "Sol", "--channel", "sol", "--text", "Pan", "--now")
    with closing(Runtime.open(data_folder)) as runtime:
        view = replace(runtime.publishing.view(1), error_code="permission_missing")
    context: Any = SimpleNamespace(words=Words("en"))
    held = Moved(1, view.due, State.SENDING, State.HELD, "program", "permission_missing")
    assert publish._line(context, view, held).endswith("The access lacks a permission for this.")
    released = Moved(1, view.due, State.HELD, State.SCHEDULED, "program", "released")
    assert publish._line(context, view, released).endswith("held back → scheduled")
