"""Files that came from design and wait to be placed: whose art each is, by its name or by what the person says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from smdesk.core.errors import NotAllowed, SmdeskError
from smdesk.core.records import dataclass
from smdesk.core.sheet.lines import Line, Slot
from smdesk.core.sheet.matching import By, File, placed, several, version
from smdesk.core.sheet.sizes import Fit, takes_documents
from smdesk.services.sheets.views import Placing, Received, SheetView

#: Fits that the person should look at before the art goes into its post.
_OFF = frozenset({Fit.OTHER, Fit.SMALLER})


class State(StrEnum):
    """How a received file stands."""

    FITS = "fits"
    DIFFERS = "differs"  # another size than was asked for; it can be placed all the same
    ASKS = "asks"  # nobody knows whose it is
    ASIDE = "aside"  # the person said: nobody's
    TWIN = "twin"  # another file waits for the same place
    HAD = "had"  # the same file stands in its place already
    REFUSED = "refused"  # it cannot be used, or its post does not take it


@dataclass(frozen=True, slots=True)
class Card:
    """A received file with what it is matched to now. `chosen`: the person said so, not its name."""

    id: int
    got: Received
    post_id: int = 0
    slot: int = 0
    position: int = 1
    fit: Fit = Fit.FREE
    chosen: bool = False
    line: Line | None = None
    refusal: SmdeskError | None = None  # what placing it met
    twin: str = ""  # the name of the file that waits for the same place

    @property
    def away(self) -> bool:
        """Its name told a post that has been delivered with this number and stands in another week now."""
        match = self.got.match
        return self.line is None and bool(self.got.title) and self.post_id == match.post_id != 0

    @property
    def had(self) -> bool:
        """Known only of the place that its name told."""
        match = self.got.match
        return self.got.had and (self.post_id, self.slot, self.position) == (match.post_id, match.slot, match.position)

    @property
    def problem(self) -> SmdeskError | None:
        """Why it cannot be placed."""
        if self.got.problem is not None or self.refusal is not None:
            return self.got.problem or self.refusal
        if self.line is None:
            return None
        if self.line.out:
            return NotAllowed("post_is_out", post=self.post_id)
        slot = self.line.slots[self.slot] if self.slot < len(self.line.slots) else None
        if self.got.mime == "application/pdf" and slot and not takes_documents(slot.networks, slot.format):
            return NotAllowed("document_no_art", post=self.post_id, name=self.got.name)
        return None

    @property
    def state(self) -> State:
        """How it stands, what hinders most first."""
        if self.problem is not None:
            return State.REFUSED
        if self.line is None and not self.away:
            return State.ASIDE if self.chosen else State.ASKS
        if self.had:
            return State.HAD
        if self.twin:
            return State.TWIN
        return State.DIFFERS if self.fit in _OFF else State.FITS

    @property
    def ready(self) -> bool:
        """It can be placed as it is."""
        return self.state in {State.FITS, State.DIFFERS}

    @property
    def usable(self) -> bool:
        """Its post can be chosen: the file itself is good."""
        return self.got.problem is None

    @property
    def place(self) -> Slot | None:
        """Where it goes."""
        return self.line.slots[self.slot] if self.line is not None and self.slot < len(self.line.slots) else None

    @property
    def spot(self) -> tuple[int, int, int]:
        """The post, the place of it and the picture of that."""
        return self.post_id, self.slot, self.position

    @property
    def file(self) -> File:
        """As matching knows it."""
        return File(self.got.name, self.got.size)


class Shelf:
    """The files received for one week, in the order they came."""

    def __init__(self) -> None:
        self.cards: tuple[Card, ...] = ()
        self.view: SheetView | None = None  # the sheet as it was told last
        self._last = 0

    def tell(self, view: SheetView) -> None:
        """The sheet as it is now: titles and sizes may have changed, and posts may have left the week."""
        self.view = view
        self._settle(self.cards)

    def line(self, post_id: int) -> Line | None:
        """A post of the week."""
        lines = self.view.lines if self.view is not None else ()
        return next((each for each in lines if each.post_id == post_id), None)

    def take(self, files: Sequence[Received], post_id: int = 0, slot: int | None = None) -> tuple[int, ...]:
        """Put files on the shelf, for the post and the slot they were dropped on if there is one; their cards' numbers.

        A file that is there already is looked at anew in its old place.
        """
        cards = {card.got.path: card for card in self.cards}
        fresh: list[int] = []
        for got in files:
            old = cards.get(got.path)
            if old is None:
                self._last += 1
            number, match = old.id if old is not None else self._last, got.match
            cards[got.path] = Card(number, got, match.post_id, match.slot, match.position, match.fit)
            fresh.append(number)
        self._settle(cards.values())
        if post_id:
            for number in fresh:
                self.choose(number, post_id, slot)
        return tuple(fresh)

    def choose(self, number: int, post_id: int, slot: int | None = None, position: int = 0) -> None:
        """What the person says: whose art a file is (0: nobody's), in which slot (None: whose shape is nearest) and
        which picture of it (0: the first that no other file waits for).
        """
        card = self.card(number)
        if card is None or not card.usable:
            return
        made = replace(card, post_id=post_id, chosen=True, refusal=None, twin="", line=self.line(post_id))
        if made.line is not None:
            at = placed(card.file, made.line, slot=slot).slot
            made = replace(made, slot=at, position=position or self._free(made, at))
        self._settle(made if each.id == number else each for each in self.cards)

    def refuse(self, refused: Iterable[tuple[Path, SmdeskError]], tried: Collection[Path]) -> None:
        """What placing has brought: those that were placed go, the others say why they were not."""
        why = dict(refused)
        kept = [each for each in self.cards if each.got.path not in tried or each.got.path in why]
        self._settle(replace(each, refusal=why.get(each.got.path, each.refusal)) for each in kept)

    def put_back(self, cards: Iterable[Card]) -> None:
        """These wait again, where they stood; files that have come again meanwhile stay as they are."""
        there = {each.got.path for each in self.cards}
        back = [each for each in cards if each.got.path not in there]
        self._settle(sorted((*self.cards, *back), key=lambda each: each.id))

    def take_away(self, numbers: Collection[int]) -> None:
        """These are not wanted; the files themselves stay where they are."""
        self._settle(each for each in self.cards if each.id not in numbers)

    def card(self, number: int) -> Card | None:
        """A card by its number."""
        return next((each for each in self.cards if each.id == number), None)

    def placings(self, only: Collection[int] | None = None) -> tuple[Placing, ...]:
        """What would be placed now, each picture of a slot behind the one before."""
        ready = [each for each in self.cards if each.ready and (only is None or each.id in only)]
        ready.sort(key=lambda each: (each.post_id, each.slot, each.position))
        return tuple(Placing(each.got.path, each.post_id, each.slot, each.position) for each in ready)

    @property
    def ready(self) -> int:
        """How many can be placed."""
        return sum(each.ready for each in self.cards)

    def _free(self, card: Card, slot: int) -> int:
        """The first picture of a slot that no other file waits for."""
        taken = {each.position for each in self.cards
                 if each.id != card.id and (each.post_id, each.slot) == (card.post_id, slot)}  # fmt: skip
        many = card.line is not None and several(card.line, slot)
        return next(place for place in range(1, len(taken) + 2) if place not in taken) if many else 1

    def _settle(self, cards: Iterable[Card]) -> None:
        """Every card knows its post as it is now, and which file goes to the same place before it: one that the person
        put there, else the latest version, else the one that came first.
        """
        settled = [self._anew(card) for card in cards]
        first: dict[tuple[int, int, int], Card] = {}
        for card in sorted(settled, key=lambda each: (not each.chosen, -version(each.got.name), each.id)):
            if card.post_id and card.problem is None and not card.had:
                first.setdefault(card.spot, card)
        self.cards = tuple(
            replace(card, twin=first[card.spot].got.name)
            if card.post_id and card.spot in first and first[card.spot].id != card.id
            else card
            for card in settled
        )

    def _anew(self, card: Card) -> Card:
        line = self.line(card.post_id)
        if line is None:  # it has left the week, or was never known
            here = replace(card, line=None, twin="")
            if here.away:
                return replace(here, slot=card.got.match.slot, fit=card.got.match.fit)
            return replace(here, post_id=0, chosen=card.chosen and not card.post_id, refusal=None)
        slot = card.slot if card.slot < len(line.slots) else None
        match = placed(card.file, line, card.position, By.NOTHING, slot)
        return replace(card, line=line, slot=match.slot, fit=match.fit, twin="")
