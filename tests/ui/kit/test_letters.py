"""The letters on the tiles of clients."""

from __future__ import annotations

import pytest

from smdesk.ui.kit.letters import letters


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ({}, ""),
        ({1: "Molino Viejo", 2: "Marea Baja", 3: "Ciclos Piñón"}, "MBC"),
        ({2: "Marea Baja", 1: "Molino Viejo"}, "MB"),  # the earlier client keeps its letter
        ({1: "Sol", 2: "sol y mar"}, "SS"),  # a small word in between is no name
        ({1: "Bar", 2: "Bar de la Esquina"}, "BE"),
        ({1: "ñandú", 2: " "}, "Ñ?"),
    ],
)
def test_each_client_has_a_letter_of_its_own_where_its_name_has_one_left(names: dict[int, str], told: str) -> None:
    assert "".join(letters(names).values()) == told
