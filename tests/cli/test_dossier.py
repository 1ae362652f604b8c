"""The dossier of a client and its personas from the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.cli.conftest import Run


@pytest.fixture
def ask(desk: Run) -> Any:
    """The JSON of a command on a desk with a client; with `status` 1, of its refusal."""

    def answer(*argv: str, status: int = 0) -> Any:
        ran = desk("--json", *argv)
        assert ran.status == status, ran
        return ran.json

    return answer


def test_a_client_s_dossier_is_written_and_shown(ask, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (40, 20)).save(logo)
    given = (
        "--goal",
        "Crecer",
        "--network",
        "instagram",
        "--color",
        "#A65A1F",
        "--hours",
        "mon-fri=9-14, 17-20",
        "--logo",
        str(logo),
        "--region",
        "MD",
    )
    ask("client", "edit", "Sol", *given)
    shown = ask("client", "show", "Sol")
    assert (shown["goal"], shown["networks"], shown["colors"]) == ("Crecer", ["instagram"], ["#a65a1f"])
    assert (shown["logo"], shown["region"]) == ("logo.png", "MD")
    assert shown["hours"]["fri"] == "09:00–14:00, 17:00–20:00"
    assert "sat" not in shown["hours"]
    for wrong, code in (
        (("--hours", "lunes=9-14"), "bad_hours"),
        (("--color", "marrón"), "bad_color"),
        (("--network", "msn"), "unknown_network"),
        (("--logo", str(tmp_path)), "media_unreadable"),
    ):
        assert ask("client", "edit", "Sol", *wrong, status=1)["error"]["code"] == code


def test_products_and_contacts(ask) -> None:
    made = ask("client", "product", "add", "Hogaza", "--client", "Sol", "--fact", "24 horas", "--claim", "Sana=Larga")
    assert (made["facts"], made["claims"]) == (["24 horas"], [["Sana", "Larga"]])
    assert ask("client", "product", "edit", str(made["id"]), "--price", "5 €")["facts"] == ["24 horas"]
    ask("client", "product", "delete", str(made["id"]))
    assert ask("client", "product", "list", "--client", "Sol")["items"] == []
    rosa = ask("client", "contact", "add", "Rosa", "--client", "Sol", "--email", "rosa@sol.example", "--approves")
    assert ask("client", "contact", "list", "--client", "Sol")["items"][0]["approves"]
    assert ask("client", "contact", "edit", str(rosa["id"]), "--email", "rosa", status=1)["error"]["code"] == "bad_mail"


def test_personas_from_first_to_last(ask) -> None:
    hours = "000000013211012112233221"
    made = ask(
        "persona",
        "add",
        "Vecina",
        "--client",
        "Sol",
        "--age",
        "28-42",
        "--women",
        "70 %",
        "--pains",
        "Colas",
        "--objection",
        "Caro=Dura",
        "--network",
        f"instagram=5:{hours}",
        "--source",
        "34 respuestas",
    )
    profile = made["profile"]
    assert (made["share"], made["based_on_data"], profile["age"], profile["women"]) == (100, True, [28, 42], 70)
    assert profile["networks"][0]["hours"] == hours
    ask("persona", "duplicate", "Vecina", "Otra", "--client", "Sol")
    assert ask("persona", "edit", "Vecina", "--client", "Sol", "--share", "70")["share"] == 70
    assert [each["share"] for each in ask("persona", "list", "--client", "Sol")["items"]] == [70, 30]
    for wrong, code in (
        (("--share", "mucho"), "bad_number"),
        (("--age", "joven"), "bad_number"),
        (("--network", "instagram"), "bad_number"),
        (("--network", "msn=3"), "unknown_network"),
    ):
        assert ask("persona", "edit", "Vecina", "--client", "Sol", *wrong, status=1)["error"]["code"] == code
    ask("persona", "delete", "Otra", "--client", "Sol")
    assert ask("persona", "show", "Vecina", "--client", "Sol")["share"] == 100
    assert ask("persona", "show", "Otra", "--client", "Sol", status=1)["error"]["code"] == "unknown_persona_name"
