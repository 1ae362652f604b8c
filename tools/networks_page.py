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

## What some of them want for it

Private messages, comments and reviews are read and answered from the terminal: [From the terminal](terminal.md),
“What others write”.

* **Bluesky**: to read and answer private messages make an app password with “Allow access to your direct messages”
  and *Reconnect*.
* **Facebook, Instagram**: a private message is answered within a day of the person's last one (a week, if the app
  has the Human Agent feature); a comment is answered privately once, within seven days. Instagram is connected with
  a token or in the browser.
* **LinkedIn**: a document is a PDF of up to 300 pages, alone in its post. A poll is under *Options of LinkedIn*: a
  question and two to four answers with `|` between; nothing else stands in its post.
* **Mastodon**: to mute and report, the access needs `write:mutes` and `write:reports`. What an access lacks is
  named when you try.
* **Snapchat** opens its API to few apps: ask your contact at Snap. Everybody else publishes there by hand, with
  everything ready. How a saved story is sent is known from programs of others only: look at the first one.
* **Telegram**: comments come from the discussion group that is linked to the channel. Add the bot there as an
  administrator who may delete messages and ban users. Telegram keeps comments for a bot 24 hours only, so let
  smdesk run every day. If the channel was connected before this, or got its group later, *Test* it once
  (`smdesk channel test`).
* **TikTok**: with *How it goes out: As a draft* under its options, a post goes into the inbox of the app; you
  finish it there and tell smdesk. A channel that was connected before has no permission for it: *Reconnect*.
* **X**: for private messages set the app to “Read and write and Direct message” and sign in again, or make new
  keys. Reading costs money, so it is done only for a channel that you name, or once you allow it.
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

## Qué piden algunas para ello

Los mensajes privados, comentarios y reseñas se leen y se responden desde la terminal:
[Desde la terminal](terminal.md), «Lo que escriben los demás».

* **Bluesky**: para leer y responder mensajes privados crea una contraseña de aplicación con «Permitir el acceso a
  tus mensajes directos» y pulsa *Reconectar*.
* **Facebook, Instagram**: un mensaje privado se responde en el día siguiente al último de la persona (una semana,
  si la app tiene la función Human Agent); un comentario se responde en privado una sola vez y antes de siete días.
  Instagram se conecta con un token o en el navegador.
* **LinkedIn**: un documento es un PDF de hasta 300 páginas, solo en su publicación. La encuesta está en *Opciones
  de LinkedIn*: una pregunta y de dos a cuatro respuestas separadas por `|`; en su publicación no va nada más.
* **Mastodon**: para silenciar y denunciar, el acceso necesita `write:mutes` y `write:reports`. Lo que le falta a un
  acceso se dice al intentarlo.
* **Snapchat** abre su API a pocas apps: pregunta a tu contacto en Snap. Los demás publican allí a mano, con todo
  listo. Cómo se envía una historia guardada solo se sabe por programas de otros: mira la primera.
* **Telegram**: los comentarios llegan del grupo de debate vinculado al canal. Añade allí el bot como administrador
  que pueda borrar mensajes y expulsar usuarios. Telegram guarda los comentarios para un bot solo 24 horas: deja que
  smdesk funcione cada día. Si el canal se conectó antes de esto, o tuvo su grupo más tarde, pulsa *Probar* una vez
  (`smdesk channel test`).
* **TikTok**: con *Cómo sale: Como borrador* en sus opciones, la publicación va a la bandeja de la app; la terminas
  allí y se lo dices a smdesk. Un canal conectado antes no tiene permiso para ello: *Reconectar*.
* **X**: para los mensajes privados pon la app en «Read and write and Direct message» e inicia sesión otra vez, o
  crea claves nuevas. Leer cuesta dinero, así que solo se hace con un canal que nombres o cuando lo permitas.
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
