"""Writes the manual's page of networks, in both languages, from what the program says of itself (`smdesk networks`).

`python tools/networks_page.py`; a test says when the pages are older than the data files and the words.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from smdesk.services.network_map import NetworkLine, listing  # noqa: E402
from smdesk.words import Words  # noqa: E402

_FRAME = {
    "en": (
        """# The networks

What smdesk does on each network by itself, and how we know that it works. `smdesk networks` prints the same.
Where a network lets no program publish, or where you would rather not connect it, it is **assisted**: smdesk
plans, checks and reminds, has text and pictures ready, and you publish and paste the link.

""",
        ("Network", "It needs", "What smdesk does there", "How that is proved"),
        """
“Tried against a real server” means just that. “Checked against the network's own description” means that every
request of the tests was compared with the machine-readable description that the network publishes; a
“transcription” was made from its reference by hand. Nobody can promise what a network will answer tomorrow: if
one answers otherwise, smdesk says so, and asks you rather than send twice.

Bluesky's direct messages are kept by a service of its own, which cannot be had for tests: the way to it and the
permission were tried against a real server, the calls themselves checked against Bluesky's own description.
""",
    ),
    "es": (
        """# Las redes

Qué hace smdesk por sí solo en cada red y cómo sabemos que funciona. `smdesk networks` muestra lo mismo. Donde
una red no deja publicar a los programas, o donde prefieras no conectarla, es **asistida**: smdesk planifica,
comprueba y avisa, tiene listos el texto y las imágenes, y tú publicas y pegas el enlace.

""",
        ("Red", "Necesita", "Qué hace smdesk allí", "Cómo está probado"),
        """
«Probada contra un servidor real» es exactamente eso. «Comprobada con la descripción oficial» quiere decir que
cada petición de las pruebas se comparó con la descripción legible por máquinas que publica la red; una
«transcripción» se hizo a mano a partir de su referencia. Nadie puede prometer qué responderá una red mañana: si
responde otra cosa, smdesk lo dice, y te pregunta antes que enviar dos veces.

Los mensajes directos de Bluesky los guarda un servicio aparte que no se puede tener para las pruebas: el camino hasta
él y el permiso se probaron contra un servidor real, y las llamadas se comprobaron con la descripción de Bluesky.
""",
    ),
}


def page(language: str) -> str:
    """The page in a language."""
    words = Words(language)
    before, head, after = _FRAME[language]
    lines = [head, ("---",) * len(head), *(_row(words, line) for line in listing())]
    return before + "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n" + after


def _row(words: Words, line: NetworkLine) -> tuple[str, ...]:
    able = ", ".join(words.t(f"ability.{name}") for name in line.abilities)
    return (
        f"**{words.network(line.id)}**", words.t(f"takes.{line.takes}"), able or words.t("cli.everything_by_hand"),
        words.t(f"proof.{line.proof}"),
    )  # fmt: skip


def file(language: str) -> Path:
    """Where the page stands."""
    return ROOT / "docs" / "manual" / language / "networks.md"


if __name__ == "__main__":
    for each in _FRAME:
        file(each).write_text(page(each), encoding="utf-8")
