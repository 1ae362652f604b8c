"""The voice of each client: what was agreed on how it speaks, and what it says of a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from smdesk.core.clock import Clock
from smdesk.core.errors import NotFound
from smdesk.core.events import DossierChanged
from smdesk.core.records import dataclass
from smdesk.core.voice import Remark, Voice, from_json, remarks, to_json, tone
from smdesk.core.voice.rules import checked
from smdesk.db import Database
from smdesk.models import Client, table_of
from smdesk.models import Voice as VoiceRow
from smdesk.services.plan.rows import known_client

if TYPE_CHECKING:
    from sqlalchemy import Connection

VOICE, CLIENT = table_of(VoiceRow), table_of(Client)
_OF_CLIENT = (
    select(CLIENT.c.languages, CLIENT.c.country, VOICE.c.summary, VOICE.c.address, VOICE.c.rules)
    .select_from(CLIENT.outerjoin(VOICE, VOICE.c.client_id == CLIENT.c.id))
    .where(CLIENT.c.id == bindparam("client"))
)
#: Where Spanish is spoken and «ustedes» is formal; everywhere else it is the plural of everybody.
EUROPE = frozenset({"", "ES", "AD", "GI", "GQ"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A client's voice with what is needed to hold a text against it."""

    voice: Voice
    language: str  # the client's main one
    europe: bool = True

    def remarks(self, text: str, language: str = "") -> tuple[Remark, ...]:
        """What the voice says of a text, in the client's language unless another is named."""
        return remarks(self.voice, text, language or self.language, europe=self.europe)

    def tone(self, text: str, language: str = "") -> tuple[tone.Tone, ...]:
        """How the text sounds beside what was agreed."""
        return tone.measure(self.voice, text, language or self.language)


class VoiceService:
    """One transaction a call. A client's voice comes into being when the first thing of it is agreed."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def show(self, client: int) -> Spoken:
        """A client's voice, empty where nothing is agreed. Raises NotFound `unknown_client`."""
        with self._db.read() as session:
            return of_client(session.connection(), client)

    def edit(self, client: int, **changes: Any) -> Spoken:
        """Change fields of `core.voice.Voice`, each taken whole.

        Raises:
            NotFound: `unknown_client`. InvalidInput: as `core.voice.rules.checked`.
        """
        with self._db.write() as unit:
            known_client(unit.session, client)
            voice = checked(replace(of_client(unit.connection, client).voice, **changes))
            values = {"summary": voice.summary, "address": voice.address, "rules": to_json(voice)}
            now = self._clock.now()
            mine = VOICE.c.client_id == client
            if unit.connection.execute(select(VOICE.c.id).where(mine)).first() is None:
                times = {"created_at": now, "changed_at": now}
                unit.connection.execute(insert(VOICE).values(client_id=client, **values, **times))
            else:
                more = {"changed_at": now, "version": VOICE.c.version + 1}
                unit.connection.execute(update(VOICE).where(mine).values(**values, **more))
            unit.emit(DossierChanged((client,), frozenset({"voice"})))
            return of_client(unit.connection, client)


def of_client(connection: Connection, client: int) -> Spoken:
    """The voice of a client, within a transaction. Raises NotFound `unknown_client`."""
    row = connection.execute(_OF_CLIENT, {"client": client}).one_or_none()
    if row is None:
        raise NotFound("unknown_client", name=str(client), near=[])
    voice = from_json(row.rules, summary=row.summary or "", address=row.address or "")
    return Spoken(voice, row.languages[0] if row.languages else "", row.country in EUROPE)
