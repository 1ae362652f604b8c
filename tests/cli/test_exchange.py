"""Calendars from files and into files, from the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

GOOD = "Fecha,Hora,Copy,Canales\n2030-12-13,9:30,Pan,\n2030-12-14,10:00,Más pan,\n"


@pytest.fixture
def ask(desk: Run) -> Any:
    def answer(*argv: str, status: int = 0) -> Any:
        ran = desk("--json", *argv)
        assert ran.status == status, ran
        return ran.json

    return answer


def test_import_looks_first_then_takes_in_and_takes_back(ask: Any, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(GOOD)
    looked = ask("import", str(file), "--client", "Sol", "--dry-run")
    assert (looked["layout"], looked["rows"]["add"], looked["applied"]) == ("generic", 2, None)
    assert looked["mapping"] == {"Fecha": "date", "Hora": "hour", "Copy": "text", "Canales": "channels"}
    assert ask("post", "list")["items"] == []
    done = ask("import", str(file), "--client", "Sol")["applied"]
    assert len(done["posts"]) == 2
    assert ask("post", "show", str(done["posts"][0]))["planned"] == "2030-12-13T09:30:00+01:00"
    assert ask("import", "list")["items"][0]["posts"] == 2
    assert ask("import", "undo", str(done["batch"]))["posts"] == 2
    assert ask("post", "list")["items"] == []
    assert ask("import", "undo", str(done["batch"]), status=1)["error"]["code"] == "import_undone"


def test_a_day_that_is_none_is_named_with_its_option(ask: Any, tmp_path: Path) -> None:
    refused = ask("export", "calendar", "--to", "nope", "-o", str(tmp_path / "x.csv"), status=1)["error"]
    assert (refused["code"], refused["facts"]["field"]) == ("bad_day", "to")
    assert "“nope”" in refused["message"]


def test_wrong_rows_stop_the_import_and_are_saved_to_be_put_right(ask: Any, desk: Run, tmp_path: Path) -> None:
    file, wrong = tmp_path / "plan.csv", tmp_path / "wrong.csv"
    file.write_text(GOOD + "mañana,9:00,Nunca,\n")
    refused = ask("import", str(file), "--client", "Sol", "--save-wrong", str(wrong), status=1)["error"]
    assert (refused["code"], refused["facts"]["count"]) == ("rows_wrong", 1)
    assert [each["row"] for each in refused["facts"]["problems"] if each["level"] == "error"] == [4]
    looked = ask("import", str(file), "--client", "Sol", "--dry-run", status=1)["error"]  # a script asks this first
    assert looked["facts"]["rows"] == {"total": 3, **refused["facts"]["rows"]}
    assert ask("import", str(file), "--client", "Sol", "--dry-run", "--skip-wrong")["rows"]["wrong"] == 1
    assert ask("import", str(file), "--hour", " ", status=1)["error"]["code"] == "bad_hour"
    assert ask("post", "list")["items"] == []
    assert "mañana,9:00,Nunca" in wrong.read_text("utf-8-sig")
    told = desk("import", str(file), "--client", "Sol", "--lang", "es")
    assert told.status == 1
    assert "fila 4, error: «mañana» no es una fecha." in told.out
    assert len(ask("import", str(file), "--client", "Sol", "--skip-wrong")["applied"]["posts"]) == 2


def test_a_column_by_its_name_and_the_order_of_days(ask: Any, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("Cuándo;Qué\n01/12/2030 9:00;Pan\n02/12/2030 9:00;Vino\n", encoding="cp1252")
    mapped = ("import", str(file), "--client", "Sol", "--map", "cuando=date", "--map", "Qué=text")
    assert ask(*mapped, status=1)["error"]["code"] == "rows_wrong"
    found = ask(*mapped, "--date-order", "dmy")
    assert (found["encoding"], found["separator"], len(found["applied"]["posts"])) == ("cp1252", ";", 2)
    assert ask(*mapped[:-2], "--map", "Otra=text", status=1)["error"]["code"] == "unknown_column"


@pytest.mark.parametrize(
    ("more", "code"),
    [(("nada.csv",), "file_missing"), (("nada.xlsx",), "file_missing"), (("nada.ics",), "file_missing"),
     (("plan.csv", "--zone", "Marte"), "unknown_zone"), (("plan.csv", "--hour", "tarde"), "bad_hour"),
     (("plan.csv", "--encoding", "x"), "bad_encoding"), (("plan.ods",), "file_kind_unknown"),
     (("plan.csv", "--map", "Copy=cosa"), "unknown_field"), (("undo", "9"), "unknown_import")],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("plan.csv", "plan.ods"):
        (tmp_path / name).write_text(GOOD)
    assert ask("import", *more, status=1)["error"]["code"] == code


@pytest.mark.parametrize("form", ["csv", "xlsx", "ics"])
def test_export_and_import_again(ask: Any, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"plan.{form}"
    assert ask("export", "calendar", "-o", str(file), status=1)["error"]["code"] == "nothing_to_export"
    post = ask("post", "add", "--client", "Sol", "--text", "Hola", "--plan", "2030-12-01 10:00")
    assert ask("export", "calendar", "-o", str(file))["posts"] == 1
    ask("post", "delete", str(post["id"]))
    [number] = ask("import", str(file))["applied"]["posts"]
    assert ask("post", "show", str(number))["planned"] == "2030-12-01T10:00:00+01:00"
    assert ask("export", "posts", "--post", str(number), "-o", str(file))["key_dates"] == 0


def test_an_ending_that_is_no_format_is_answered_with_all_that_are(ask: Any, tmp_path: Path) -> None:
    ask("post", "add", "--client", "Sol", "--text", "Hola", "--plan", "2030-12-01 10:00")
    told = ask("export", "calendar", "-o", str(tmp_path / "plan.doc"), status=1)["error"]
    assert (told["code"], told["facts"]["known"]) == ("bad_format", ["ics", "csv", "xlsx", "pdf"])


def test_pages_for_the_client(ask: Any, tmp_path: Path, qapp: object) -> None:
    import pypdfium2

    ask("post", "add", "--client", "Sol", "--text", "Pan de centeno", "--plan", "2030-12-01 10:00")
    ask("post", "add", "--client", "Sol", "--text", "Algún día", "--idea")
    file = tmp_path / "plan.pdf"
    told = ask("export", "calendar", "--client", "Sol", "--language", "es", "-o", str(file))
    assert (told["posts"], told["pages"] > 0) == (2, True)
    with pypdfium2.PdfDocument(file) as pages:
        text = "".join(each.get_textpage().get_text_range() for each in pages)
    assert {"Diciembre de 2030", "Pan de centeno", "Sin fecha", "Borrador"} <= {
        each for each in ("Diciembre de 2030", "Pan de centeno", "Sin fecha", "Borrador") if each in text
    }


def test_the_pages_name_the_key_dates_that_the_calendar_shows(ask: Any, tmp_path: Path, qapp: object) -> None:
    import pypdfium2

    def pages(*options: str) -> str:
        file = tmp_path / "plan.pdf"
        ask("export", *options, "-o", str(file))
        with pypdfium2.PdfDocument(file) as read:
            return " ".join("".join(each.get_textpage().get_text_range() for each in read).split())

    ask("client", "edit", "Sol", "--country", "ES")
    number = ask("post", "add", "--client", "Sol", "--text", "Pan de centeno", "--plan", "2030-12-02 10:00")["id"]
    ask("keydate", "add", "Feria del pueblo", "--client", "Sol", "--day", "2030-12-12", "--until", "2030-12-13")
    calendar = ("calendar", "--client", "Sol", "--format", "pdf", "--language")
    spanish, english = pages(*calendar, "es"), pages(*calendar, "en")
    assert spanish.count("Feria del pueblo") == 2  # on each of its days
    assert "Natividad del Señor" in spanish
    assert "Christmas Day" in english  # in the language of the pages
    assert "Natividad" not in pages("posts", "--post", str(number), "--format", "pdf", "--language", "es")


def test_an_export_is_narrowed_by_channel_pillar_and_campaign(ask: Any, tmp_path: Path) -> None:
    file = str(tmp_path / "plan.csv")
    pillar = ask("plan", "pillar", "add", "Valor", "--client", "Sol", "--kind", "value")["id"]
    ask("post", "add", "--client", "Sol", "--text", "Una", "--plan", "2030-12-01 10:00", "--pillar", str(pillar))
    ask("post", "add", "--client", "Sol", "--text", "Otra", "--plan", "2030-12-02 10:00")
    assert ask("export", "calendar", "-o", file)["posts"] == 2
    assert ask("export", "calendar", "-o", file, "--pillar", "VALO")["posts"] == 1
    for option, name in (("--pillar", "Nada"), ("--campaign", "Nada")):
        asked = ask("export", "posts", "-o", file, option, name, status=1)
        assert asked["error"]["code"] == "no_such_name"
        assert asked["error"]["facts"]["known"] == (["Valor"] if option == "--pillar" else [])
    assert ask("export", "posts", "-o", file, "--channel", "99", status=1)["error"]["code"] == "unknown_channel"
