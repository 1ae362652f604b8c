"""The first interview with a client: twelve questions, and where each answer belongs in the dossier."""

from __future__ import annotations

from collections.abc import Mapping

from smdesk.core.records import dataclass

#: In the order in which they are asked.
QUESTIONS = (
    "what",  # what the company does
    "goal",  # what it wants to reach
    "different",  # why people come to it
    "best",  # what sells best
    "push",  # what it would like to sell more of
    "buyer",  # who buys most
    "life",  # how they live
    "pain",  # what bothers them before they come
    "objection",  # what they say when they do not buy
    "decides",  # what decides in the end
    "voice",  # how the brand speaks
    "approves",  # who approves
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What the answers become. Empty is nothing."""

    goal: str = ""
    about: str = ""
    products: tuple[str, ...] = ()
    persona: str = ""  # its name
    note: str = ""
    pains: tuple[str, ...] = ()
    objection: str = ""
    decides: str = ""
    contact: str = ""


def fill(answers: Mapping[str, str]) -> Filled:
    """What the answers become; those that belong nowhere stay answers."""
    said = {name: answers.get(name, "").strip() for name in QUESTIONS}
    about = "\n".join(part for part in (said["what"], said["different"]) if part)
    products = tuple(dict.fromkeys(_name(said[name]) for name in ("best", "push") if said[name]))
    return Filled(
        goal=said["goal"],
        about=about,
        products=products,
        persona=_name(said["buyer"]),
        note=said["life"],
        pains=tuple(line.strip(" -•\t") for line in said["pain"].splitlines() if line.strip(" -•\t")),
        objection=said["objection"],
        decides=said["decides"],
        contact=_name(said["approves"]),
    )


def _name(text: str) -> str:
    """The first line, as far as a name may go."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return " ".join(first.split())[:120].strip().rstrip(".")
