"""The Qt-free object graph of one data folder: built by hand, in the order in which it starts and stops."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import StorageError
from smdesk.db import PATIENCE_S, Backups, Database, check_late, open_database
from smdesk.db.identity import folder_id
from smdesk.strategy import Strategy
from smdesk.system.boot import boot_id
from smdesk.system.lock import Kind, OwnerLock
from smdesk.system.media_store import MediaStore
from smdesk.system.paths import DataFolder, locate, open_folder
from smdesk.system.presence import Presence

if TYPE_CHECKING:
    from smdesk.core.crop import Crop
    from smdesk.publishing.hosting import Hosting
    from smdesk.publishing.ledger import Ledger
    from smdesk.publishing.ticks import Ticks
    from smdesk.publishing.worker import Publisher
    from smdesk.services.accounts import Accounts, SecretStore
    from smdesk.services.ads.service import AdsService
    from smdesk.services.agreements.signed import SignedService
    from smdesk.services.campaigns.handover import AdsHandover
    from smdesk.services.channel_access import ChannelAccess
    from smdesk.services.channels import ChannelsService
    from smdesk.services.clients import ClientsService
    from smdesk.services.costs import CostsService
    from smdesk.services.hosts import HostsService
    from smdesk.services.inbox.service import InboxService
    from smdesk.services.kits import KitsService
    from smdesk.services.metrics.service import MetricsService
    from smdesk.services.plan.documents import PlanDocumentsService
    from smdesk.services.planning import PlanningService
    from smdesk.services.posts.service import PostsService
    from smdesk.services.posts.versions import VersionsService
    from smdesk.services.publications.book import PublicationBook
    from smdesk.services.publications.service import PublishingService
    from smdesk.services.truths import TruthsService
    from smdesk.sync.loop import Loop
    from smdesk.sync.reach import Reach

#: Seconds between two looks whether the day's backup is made.
BACKUP_EVERY_S = 3600.0
#: Seconds between two looks whether an access ends soon and can be renewed.
RENEW_EVERY_S = 4 * 3600.0
#: Seconds between two looks for what can be cleared away on media hosts.
CLEAR_EVERY_S = 3600.0


class Runtime(Strategy):
    """Everything below the window and the command line, for one data folder.

    Services are made, and their modules imported, when first asked for: the window shows before most are needed.
    """

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
        self.presence = Presence(folder.root / "presence.json")
        self.spoken: Callable[[], str] = lambda: "en"
        self.publisher: Publisher | None = None
        self._ticks: Ticks | None = None
        self._loop: Loop | None = None
        self._lock = lock

    @classmethod
    def open(
        cls,
        root: Path | None = None,
        *,
        clock: Clock | None = None,
        secrets: SecretStore | None = None,
        owner: Kind | None = None,
        check_now: bool = True,
        patience: float = PATIENCE_S,
    ) -> Runtime:
        """Open a data folder (None: the usual one), making it if it is new.

        With `owner` the folder's lock is held until `close`, which publishing, restoring and the window need;
        without it a command may work beside whoever holds it. After an unclean stop the database is checked; with
        `check_now` False that is left to `check`, and nothing may be published before. `patience`: seconds that a
        database which another program keeps to itself is waited for.

        Raises:
            StorageError: as `open_folder`, `OwnerLock.acquire` and `open_database`.
        """
        time = clock or SystemClock()
        folder = open_folder(root or locate())
        lock = OwnerLock(folder.root, owner) if owner is not None else None
        if lock is not None:
            lock.acquire()
        try:
            db = _database(folder, time, owned=lock is not None, check_now=check_now, patience=patience)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(folder, db, time, secrets or _keyring(), lock)

    def check(self) -> None:
        """Look at the database, if that is still due; takes its time, in any thread.

        Raises:
            StorageError: `database_damaged`.
        """
        if self.db.unchecked:
            check_late(self.db, self.backups)

    def make_publisher(self) -> Publisher:
        """The publisher, not started: for `publish --once` and tests, which call `tick` themselves."""
        from smdesk.adapters import registry
        from smdesk.publishing.sender import Sender
        from smdesk.publishing.worker import Publisher

        if self._lock is None:
            raise StorageError("not_owner", path=str(self.folder.root))
        assert not self.db.unchecked, "nothing is published from a database that nobody has looked at"
        build = partial(registry.build, folder=self.folder.practice, clock=self.clock)
        sender = Sender(build, self.accounts, self.fitted, self.hosting)
        self.publisher = Publisher(self.db, self.clock, sender, boot_id(), self.media.path, ledger=self.ledger)
        return self.publisher

    def fitted(
        self, file: Path, max_bytes: int | None, max_pixels: int | None, crop: Crop | None, jpeg: bool = False
    ) -> Path:
        """The file that leaves for a medium; raises as `media_fit.outgoing`."""
        from smdesk.system.media_fit import outgoing

        return outgoing(file, self.folder.root / "outgoing", max_bytes, max_pixels, crop, jpeg)

    # -- services -----------------------------------------------------------------------------------------------

    @cached_property
    def accounts(self) -> Accounts:
        """The accounts' secrets, and what is remembered of their sessions."""
        from smdesk.services.accounts import Accounts

        return Accounts(self.secrets, folder_id(self.db), self.folder.practice, self.clock, self.folder.root)

    @cached_property
    def hosting(self) -> Hosting:
        """The media hosts in use."""
        from smdesk.publishing.hosting import Hosting

        return Hosting(self.accounts, self.clock)

    @cached_property
    def ledger(self) -> Ledger:
        """What becomes of each publication: the only writer of its state."""
        from smdesk.publishing.ledger import Ledger

        return Ledger(self.db, self.clock)

    @cached_property
    def book(self) -> PublicationBook:
        """The ledger as it is read."""
        from smdesk.services.publications.book import PublicationBook

        return PublicationBook(self.db, self.clock, self.ledger)

    @cached_property
    def publishing(self) -> PublishingService:
        """Scheduling, and what a person decides on publications."""
        from smdesk.services.publications.service import PublishingService

        return PublishingService(self.db, self.clock, self.ledger)

    @cached_property
    def clients(self) -> ClientsService:
        """Clients."""
        from smdesk.services.clients import ClientsService

        return ClientsService(self.db, self.clock)

    @cached_property
    def channels(self) -> ChannelsService:
        """Channels of clients, and their connection."""
        from smdesk.services.channels import ChannelsService

        return ChannelsService(self.db, self.clock, self.accounts)

    @cached_property
    def channel_access(self) -> ChannelAccess:
        """How channels stay connected: signing in, renewal, what the keyring keeps of them."""
        from smdesk.services.channel_access import ChannelAccess

        return ChannelAccess(self.db, self.clock, self.accounts, self.channels)

    @cached_property
    def ads(self) -> AdsService:
        """Paid campaigns, on accounts that are no channels."""
        from smdesk.adapters import registry
        from smdesk.services.ads.service import AdsService

        return AdsService(self.db, self.clock, self.accounts, registry.ads)

    @cached_property
    def ads_handover(self) -> AdsHandover:
        """Ads of the plan in ad accounts."""
        from smdesk.services.campaigns.handover import AdsHandover

        return AdsHandover(self.clock, self.campaigns, self.campaign_choices, self.ad_readings, self.ads)

    @cached_property
    def hosts(self) -> HostsService:
        """Media hosts of clients."""
        from smdesk.services.hosts import HostsService

        return HostsService(self.db, self.accounts, self.hosting)

    @cached_property
    def posts(self) -> PostsService:
        """Posts: what is written and kept."""
        from smdesk.services.media import MediaService
        from smdesk.services.posts.service import PostsService

        return PostsService(self.db, self.clock, MediaService(self.media, self.clock), self.publishing)

    @cached_property
    def versions(self) -> VersionsService:
        """Earlier versions of posts."""
        from smdesk.services.media import MediaService
        from smdesk.services.posts.versions import VersionsService

        return VersionsService(self.db, self.clock, MediaService(self.media, self.clock))

    @cached_property
    def planning(self) -> PlanningService:
        """Moves in the calendar."""
        from smdesk.services.planning import PlanningService

        return PlanningService(self.db, self.ledger)

    @cached_property
    def signed(self) -> SignedService:
        """Versions of agreements, frozen and signed."""
        from smdesk.services.agreements.signed import SignedService
        from smdesk.services.media import MediaService

        return SignedService(self.db, self.clock, MediaService(self.media, self.clock))

    @cached_property
    def plan_documents(self) -> PlanDocumentsService:
        """The communication plan as a document."""
        from smdesk.services.plan.documents import PlanDocumentsService

        return PlanDocumentsService(self.db, self.clock, self)

    @cached_property
    def costs(self) -> CostsService:
        """What networks with a paid API charge."""
        from smdesk.services.costs import CostsService

        return CostsService(self.db)

    @cached_property
    def reach(self) -> Reach:
        """The adapters of whoever reads or acts beside the publisher."""
        from smdesk.adapters import registry
        from smdesk.sync.reach import Reach

        return Reach(
            self.db,
            lambda account: registry.build(account, folder=self.folder.practice, clock=self.clock),
            self.accounts,
        )

    @cached_property
    def metrics(self) -> MetricsService:
        """Numbers of publications and accounts."""
        from smdesk.services.metrics.service import MetricsService
        from smdesk.sync.metrics import MetricsReader

        return MetricsService(self.db, self.clock, MetricsReader(self.db, self.clock, self.reach))

    @cached_property
    def inbox(self) -> InboxService:
        """What others write to the channels, and our answers."""
        from smdesk.services.inbox.service import InboxService
        from smdesk.sync.acts import Acts
        from smdesk.sync.inbox import InboxReader
        from smdesk.sync.replies import Replies

        with_them = (self.db, self.clock, self.reach)
        return InboxService(
            self.db, self.clock, self.folder.root, InboxReader(*with_them), Replies(*with_them, boot_id()),
            Acts(*with_them),
        )  # fmt: skip

    @property
    def kits(self) -> KitsService:
        """What a person needs to publish by hand; cropped pictures are made when they are asked for."""
        from smdesk.services.kits import KitsService

        return KitsService(self.db, self.media.path, self.fitted)

    @property
    def truths(self) -> TruthsService:
        """Whether what came due in an absence is on the networks; they are asked by whoever publishes."""
        from smdesk.services.truths import TruthsService

        ask = self.publisher.sender.run if self.publisher is not None else None
        return TruthsService(self.db, self.clock, ask, self.media.path)

    def start(self) -> Publisher:
        """Recover what an earlier run left, then publish until `close`.

        Raises StorageError as writing does, like `database_busy`; then nothing goes on, and it may be tried again.
        """
        try:
            return self._start(self.make_publisher())
        except StorageError:
            self._stop()
            raise

    def _start(self, publisher: Publisher) -> Publisher:
        from smdesk.publishing.ticks import Ticks

        self.presence.begin(self.clock.now())
        self._ticks = Ticks(publisher, self.clock, self._beat)
        self._ticks.start()
        self._ticks.every(BACKUP_EVERY_S, "backup", self._backup)
        self._ticks.every(RENEW_EVERY_S, "renew", self.channel_access.keep_alive)
        self._ticks.every(CLEAR_EVERY_S, "hosts", self.hosts.clear)
        publisher.start()
        from smdesk.sync.loop import Loop

        self._loop = Loop([("inbox", lambda going_on: self.inbox.job(going_on)),
                           ("metrics", lambda going_on: self.metrics.work(going_on))])  # fmt: skip
        self._loop.start()
        return publisher

    def close(self) -> None:
        """Stop in the opposite order: readings, ticks, publisher (calls under way are recorded), database, lock."""
        if self._lock is not None:
            self._lock.leave()
        self._stop()
        self.db.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _stop(self) -> None:
        if self._loop is not None:
            self._loop.stop()
            self._loop = None
        if self._ticks is not None:
            self._ticks.stop()
            self._ticks = None
        if self.publisher is not None:
            self.publisher.stop()
            self.publisher = None

    def __enter__(self) -> Runtime:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _beat(self, slept: float) -> None:
        """Ticks go on; `slept` is how long the computer slept before this one, in seconds."""
        now = self.clock.now()
        self.presence.slept(slept, now) if slept else self.presence.beat(now)

    def _backup(self) -> None:
        from smdesk.services.backup import of_the_day

        of_the_day(self.db, self.backups)


def _database(folder: DataFolder, clock: Clock, *, owned: bool, check_now: bool, patience: float) -> Database:
    try:
        return open_database(folder.root, owner=owned, clock=clock, check_now=check_now, patience=patience)
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
