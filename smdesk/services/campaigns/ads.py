"""Ad sets and their ads: planned, changed, copied and put away."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from smdesk.core.errors import NotFound
from smdesk.models import Ad, AdReading, AdSet
from smdesk.services.campaigns import checks, rows
from smdesk.services.campaigns.views import AdSetView, AdView
from smdesk.services.campaigns.writing import COPY_AD, Writing, ad_of, row_of, same, set_of


class AdsPlanning(Writing):
    """What the service of campaigns does with ad sets and ads."""

    # -- ad sets ------------------------------------------------------------------------------------------------

    def ad_set(self, ad_set: int) -> AdSetView:
        """One ad set. Raises NotFound `ad_set_unknown`."""
        with self._db.read() as session:
            return self._of_set(session, ad_set)[1]

    def ad(self, ad: int) -> AdView:
        """One ad. Raises NotFound `ad_unknown_number`."""
        with self._db.read() as session:
            return self._of_ad(session, ad)[1]

    def add_set(self, campaign: int, name: str, **values: Any) -> AdSetView:
        """A new ad set, at the end. `values` as in `edit_set`. Raises as `edit_set`; NotFound `campaign_unknown`."""
        with self._db.write() as unit:
            session = unit.session
            owner = rows.one(session, campaign)
            given = checks.ad_set(session, owner, {"name": name, **values}, None)
            place = max((each.position for each in owner.sets), default=0) + 1
            row = self._insert(session, AdSet(campaign_id=campaign, position=place, **given))
            return set_of(self._told(unit, campaign), row.id)

    def edit_set(self, ad_set: int, *, version: int | None = None, **changes: Any) -> AdSetView:
        """Change `name`, `aim`, `persona_id`, `audience`, `placements`, `starts`, `ends`, `budget`, `per_day`, `cap`,
        `campaign_id` (another campaign of the same client) or `position`.

        Raises:
            NotFound: `ad_set_unknown`. Conflict: `campaign_changed`. InvalidInput: as `checks`.
        """
        with self._db.write() as unit:
            session = unit.session
            owner, before = self._of_set(session, ad_set)
            same(version, before.version)
            target = owner
            if changes.get("campaign_id", owner.id) != owner.id:
                target = rows.one(session, changes["campaign_id"])
                checks.own_campaign(session, owner.client_id, target.id)
            given = checks.ad_set(session, target, changes, before)
            self._update(session, AdSet, ad_set, given)
            if target is not owner:
                self._update_readings(session, ad_set, target.id)
                self._tell(unit, owner.id, owner.client_id)
            return set_of(self._told(unit, target.id), ad_set)

    def duplicate_set(self, ad_set: int, name: str) -> AdSetView:
        """The same once more, with its ads."""
        with self._db.write() as unit:
            session = unit.session
            owner, _ = self._of_set(session, ad_set)
            source = row_of(session, AdSet, ad_set, NotFound("ad_set_unknown", ad_set=ad_set))
            place = max(each.position for each in owner.sets) + 1
            made = self._copy_set(session, source, owner.id, {"name": checks.name(name), "position": place})
            return set_of(self._told(unit, owner.id), made)

    def delete_set(self, ad_set: int) -> AdSetView:
        """Put it away with its ads; as it was."""
        with self._db.write() as unit:
            owner, before = self._of_set(unit.session, ad_set)
            self._update(unit.session, AdSet, ad_set, {"deleted_at": self._clock.now()})
            self._tell(unit, owner.id, owner.client_id)
            return before

    def undelete_set(self, ad_set: int) -> AdSetView:
        """Bring it back."""
        with self._db.write() as unit:
            row = row_of(unit.session, AdSet, ad_set, NotFound("ad_set_unknown", ad_set=ad_set))
            self._update(unit.session, AdSet, ad_set, {"deleted_at": None})
            return set_of(self._told(unit, row.campaign_id), ad_set)

    # -- ads ----------------------------------------------------------------------------------------------------

    def add_ad(self, ad_set: int, name: str, **values: Any) -> AdView:
        """A new ad. `values` as in `edit_ad`. Raises as `edit_ad`; NotFound `ad_set_unknown`."""
        with self._db.write() as unit:
            session = unit.session
            owner, before = self._of_set(session, ad_set)
            given = checks.ad(session, owner, {"name": name, **values}, None)
            place = max((each.position for each in before.ads), default=0) + 1
            row = self._insert(session, Ad(ad_set_id=ad_set, position=place, **given))
            return ad_of(self._told(unit, owner.id), row.id)

    def edit_ad(self, ad: int, *, version: int | None = None, **changes: Any) -> AdView:
        """Change `name`, `post_id`, `creative`, `remote`, `ad_set_id` (of the same client) or `position`.

        Raises:
            NotFound: `ad_unknown_number`, `unknown_post`. Conflict: `campaign_changed`. InvalidInput: as `checks`.
        """
        with self._db.write() as unit:
            session = unit.session
            owner, before = self._of_ad(session, ad)
            same(version, before.version)
            given = checks.ad(session, owner, changes, before)
            target = owner
            if given.get("ad_set_id", before.ad_set_id) != before.ad_set_id:
                target, _ = self._of_set(session, given["ad_set_id"])
                checks.own_campaign(session, owner.client_id, target.id)
            self._update(session, Ad, ad, given)
            if target is not owner:
                session.execute(
                    update(AdReading)
                    .where(AdReading.ad_id == ad)
                    .values(campaign_id=target.id, ad_set_id=given["ad_set_id"])
                )
                self._tell(unit, owner.id, owner.client_id)
            return ad_of(self._told(unit, target.id), ad)

    def duplicate_ad(self, ad: int, name: str) -> AdView:
        """The same once more, in the same ad set."""
        with self._db.write() as unit:
            owner, before = self._of_ad(unit.session, ad)
            source = row_of(unit.session, Ad, ad, NotFound("ad_unknown_number", ad=ad))
            values = {key: getattr(source, key) for key in COPY_AD} | {"name": checks.name(name)}
            row = self._insert(unit.session, Ad(ad_set_id=before.ad_set_id, **values))
            return ad_of(self._told(unit, owner.id), row.id)

    def delete_ad(self, ad: int) -> AdView:
        """Put it away; as it was."""
        with self._db.write() as unit:
            owner, before = self._of_ad(unit.session, ad)
            self._update(unit.session, Ad, ad, {"deleted_at": self._clock.now()})
            self._tell(unit, owner.id, owner.client_id)
            return before

    def undelete_ad(self, ad: int) -> AdView:
        """Bring it back."""
        with self._db.write() as unit:
            row = row_of(unit.session, Ad, ad, NotFound("ad_unknown_number", ad=ad))
            self._update(unit.session, Ad, ad, {"deleted_at": None})
            owner, _ = self._of_set(unit.session, row.ad_set_id)
            return ad_of(self._told(unit, owner.id), ad)
