"""The Qt-free object graph of one data folder: built by hand, in the order in which it starts and stops."""

from __future__ import annotations

import logging
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.dialects.sqlite import insert as upsert

from smdesk.adapters import registry
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.crop import Crop
from smdesk.core.errors import StorageError
from smdesk.core.events import AttentionNeeded
from smdesk.db import Backups, Database, Keep, open_database
from smdesk.models import Setting
from smdesk.publishing.ledger import Ledger
from smdesk.services.accounts import Accounts, SecretStore
from smdesk.services.calendar import CalendarService
from smdesk.services.channels import ChannelsService
from smdesk.services.clients import ClientsService
from smdesk.services.kits import KitsService
from smdesk.services.media import MediaService
from smdesk.services.pillars import PillarsService
from smdesk.services.planning import PlanningService
from smdesk.services.post_versions import VersionsService
from smdesk.services.posts import PostsService
from smdesk.services.publishing import PublishingService
from smdesk.services.settings import SettingsService
from smdesk.services.snippets import SnippetsService
from smdesk.services.truths import TruthsService
from smdesk.system.boot import boot_id
from smdesk.system.lock import Kind, OwnerLock
from smdesk.system.media_store import MediaStore
from smdesk.system.paths import DataFolder, locate, open_folder
from smdesk.system.presence import Presence

if TYPE_CHECKING:
    from smdesk.publishing.ticks import Ticks
    from smdesk.publishing.worker import Publisher

log = logging.getLogger(__name__)

#: Seconds between two looks whether the day's backup is made.
BACKUP_EVERY_S = 3600.0


class Runtime:
    """Everything below the window and the command line, for one data folder."""

    def __init__(
        self, folder: DataFolder, db: Database, clock: Clock, secrets: SecretStore, lock: OwnerLock | None
    ) -> None:
        self.folder = folder
        self.db = db
        self.clock = clock
        self.bus = db.bus
        self.secrets = secrets
        self.media = MediaStore(folder.media)
        self.backups = Backups(folder.root, clock=clock)
        self.accounts = Accounts(secrets, folder_id(db), folder.practice, clock)
        self.ledger = Ledger(db, clock)
        self.publishing = PublishingService(db, clock, self.ledger)
        self.clients = ClientsService(db, clock)
        self.channels = ChannelsService(db, clock, self.accounts)
        self.posts = PostsService(db, clock, MediaService(self.media, clock), self.publishing)
        self.versions = VersionsService(db, clock, MediaService(self.media, clock))
        self.calendar = CalendarService(db)
        self.planning = PlanningService(db, self.ledger)
        self.pillars = PillarsService(db, clock)
        self.snippets = SnippetsService(db, clock)
        self.presence = Presence(folder.root / "presence.json")
        self.publisher: Publisher | None = None
        self._ticks: Ticks | None = None
        self._lock = lock

    @classmethod
    def open(
        cls,
        root: Path | None = None,
        *,
        clock: Clock | None = None,
        secrets: SecretStore | None = None,
        owner: Kind | None = None,
    ) -> Runtime:
        """Open a data folder (None: the usual one), making it if it is new.

        With `owner` the folder's lock is held until `close`, which publishing, restoring and the window need;
        without it a command may work beside whoever holds it.

        Raises:
            StorageError: as `open_folder`, `OwnerLock.acquire` and `open_database`.
        """
        time = clock or SystemClock()
        folder = open_folder(root or locate())
        lock = OwnerLock(folder.root, owner) if owner is not None else None
        if lock is not None:
            lock.acquire()
        try:
            db = _database(folder, time, owned=lock is not None)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(folder, db, time, secrets or _keyring(), lock)

    def make_publisher(self) -> Publisher:
        """The publisher, not started: for `publish --once` and tests, which call `tick` themselves."""
        from smdesk.publishing.sender import Sender
        from smdesk.publishing.worker import Publisher

        if self._lock is None:
            raise StorageError("not_owner", path=str(self.folder.root))
        sender = Sender(
            lambda account: registry.build(account, folder=self.folder.practice, clock=self.clock),
            self.accounts,
            self.fitted,
        )
        self.publisher = Publisher(self.db, self.clock, sender, boot_id(), self.media.path, ledger=self.ledger)
        return self.publisher

    def fitted(self, file: Path, max_bytes: int | None, max_pixels: int | None, crop: Crop | None) -> Path:
        """The file that leaves for a medium; raises as `media_fit.outgoing`."""
        from smdesk.system.media_fit import outgoing

        return outgoing(file, self.folder.root / "outgoing", max_bytes, max_pixels, crop)

    @property
    def kits(self) -> KitsService:
        """What a person needs to publish by hand; cropped pictures are made when they are asked for."""
        return KitsService(self.db, self.media.path, self.fitted)

    @property
    def truths(self) -> TruthsService:
        """Whether what came due in an absence is on the networks; they are asked by whoever publishes."""
        ask = self.publisher.sender.run if self.publisher is not None else None
        return TruthsService(self.db, self.clock, ask, self.media.path)

    def start(self) -> Publisher:
        """Recover what an earlier run left, then publish until `close`."""
        from smdesk.publishing.ticks import Ticks

        publisher = self.make_publisher()
        self.presence.begin(self.clock.now())
        self._ticks = Ticks(publisher, self.clock, self._beat)
        self._ticks.start()
        self._ticks.every(BACKUP_EVERY_S, "backup", self._backup)
        publisher.start()
        return publisher

    def close(self) -> None:
        """Stop in the opposite order: ticks, publisher (calls under way are recorded), database, lock."""
        if self._ticks is not None:
            self._ticks.stop()
            self._ticks = None
        if self.publisher is not None:
            self.publisher.stop()
            self.publisher = None
        self.db.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Runtime:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _beat(self, slept: float) -> None:
        """Ticks go on; `slept` is how long the computer slept before this one, in seconds."""
        now = self.clock.now()
        self.presence.slept(slept, now) if slept else self.presence.beat(now)

    def _backup(self) -> None:
        """The day's backup, if it is not made yet, and its copy elsewhere."""
        get = SettingsService(self.db).get
        keep = (int(str(get(f"backup.{period}"))) for period in ("daily", "weekly", "monthly"))
        self.backups.keep = Keep(*keep)
        second = str(get("backup.second_folder"))
        try:
            self.backups.daily()
            if second:
                self.backups.mirror(Path(second) / second_name(self.db))
        except StorageError as error:
            log.warning("no backup was made: %s", error)
            self.bus.publish(AttentionNeeded(code=error.code, facts=dict(error.facts)))


def _database(folder: DataFolder, clock: Clock, *, owned: bool) -> Database:
    try:
        return open_database(folder.root, owner=owned, clock=clock)
    except StorageError as error:
        if error.code != "needs_owner" or owned:
            raise
    # Nobody has opened the folder since an upgrade or a restore: do it now, unless somebody is at it.
    with OwnerLock(folder.root, Kind.CLI):
        open_database(folder.root, owner=True, clock=clock).close()
    return open_database(folder.root, owner=False, clock=clock)


def _keyring() -> SecretStore:
    from smdesk.services.secret_stores import OnDemand

    return OnDemand()


def second_name(db: Database) -> str:
    """The folder of this desk's copies in the second place: two desks may share that place."""
    return f"smdesk-{folder_id(db)}"


def folder_id(db: Database) -> str:
    """The name under which this desk's secrets stand in the keyring; made once, and it travels with a copy."""
    key = {"key": "folder.id", "scope": "app", "scope_id": 0}
    with db.read() as session:
        row = session.get(Setting, tuple(key.values()))
    if row is not None:
        return str(row.value)
    with db.write() as unit:
        unit.connection.execute(upsert(Setting).values(**key, value=uuid.uuid4().hex[:12]).on_conflict_do_nothing())
        made = unit.session.get(Setting, tuple(key.values()))
        assert made is not None
        return str(made.value)
