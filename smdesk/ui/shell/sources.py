"""Where the palette finds what it offers: posts, commands, clients, channels, saved texts, settings, days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from smdesk.core import slips, typedday
from smdesk.core.slips import folded as plain
from smdesk.core.walltime import in_zone
from smdesk.services.search import Found, SearchService
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates, shortcuts
from smdesk.ui.kit.actions import Action, Actions, possible
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import first_line, network_name, shortened, status_name
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.zonenames import placed
from smdesk.ui.shell.pages import PAGES
from smdesk.ui.shell.router import Router, spec_of
from smdesk.ui.shell.rows import Row

translate = QCoreApplication.translate

#: Lines of a group, and of the likeliest actions before anything is typed.
MOST, LIKELY = 3, 4


def places(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the words begin a word of the text: start and length, each word once."""
    folded, found = plain(text), []
    for word in words:
        at = folded.find(word)
        while at > 0 and folded[at - 1].isalnum():
            at = folded.find(word, at + 1)
        if at >= 0:
            found.append((at, len(word)))
    return tuple(sorted(found))


def fits(text: str, words: Sequence[str]) -> bool:
    """True when each word begins a word of the text."""
    return len(places(text, words)) == len(words)


def nearly(text: str, words: Sequence[str]) -> bool:
    """True when each word is a slip of the fingers away from a beginning of a word of the text."""
    of = plain(text).split()
    return bool(words) and all(any(each.startswith(word) or slips.meant(word, each) for each in of) for word in words)


def far(text: str, words: Sequence[str]) -> int:
    """0 where the words are all of the text, 1 where it begins with them, 2 where they stand further behind."""
    folded, said = plain(text).rstrip("… "), " ".join(words)
    return 0 if folded == said else 1 if folded.startswith(said) else 2


def begins(text: str, words: Sequence[str]) -> str:
    """As many words of the text as there are, from its beginning."""
    return " ".join(text.rstrip("… ").split()[: len(words)])


def strategy_look(kind: str) -> tuple[str, str, str, str]:
    """Of what strategy holds: its icon, the page and part of it that show it, and what it is called."""
    return {
        "finding": ("identification-card", "dossier", "audit", translate("Strategy", "Finding of an audit")),
        "competitor": ("storefront", "dossier", "competitors", translate("Strategy", "Competitor")),
        "task": ("check-square-offset", "dossier", "audit", translate("Strategy", "Task")),
        "persona": ("user", "dossier", "personas", translate("Strategy", "Buyer persona")),
        "product": ("storefront", "dossier", "summary", translate("Strategy", "Product or service")),
        "contact": ("identification-card", "dossier", "summary", translate("Strategy", "Contact")),
        "dossier": ("identification-card", "dossier", "summary", translate("Strategy", "Dossier")),
        "objective": ("target", "objectives", "objective", translate("Strategy", "Objective")),
        "kpi": ("target", "objectives", "kpi", translate("Strategy", "KPI")),
        "campaign": ("megaphone", "campaigns", "", translate("Strategy", "Campaign")),
        "contest": ("star", "campaigns", "contest", translate("Strategy", "Contest")),
        "keydate": ("flag", "calendar", "", translate("Strategy", "Key date")),
        "brief": ("palette", "sheets", "", translate("Strategy", "Brief for design")),
        "ad": ("megaphone-simple", "campaigns", "set", translate("Strategy", "Ad")),
    }[kind]


class Sources(QObject):
    """Builds the rows. `go` shows a place, `leave` closes the palette before something is done."""

    def __init__(
        self,
        ui: Ui,
        router: Router,
        actions: Actions,
        search: SearchService,
        leave: Callable[[Callable[[], object]], object],
    ) -> None:
        super().__init__(router)
        self._ui = ui
        self._router = router
        self._actions = actions
        self._search = search
        self._leave = leave

    def rows(self, typed: str, client: int | None) -> list[Row]:
        """What is offered for what is typed; of one client or of all."""
        text = typed.strip()
        if not text:
            return [*self._group(self.tr("Lately"), self._recent()), *self._group(self.tr("Do"), self._likely())]
        kind, rest = (text[0], text[1:].strip()) if text[0] in ">@" else ("", text)
        words = plain(rest.lstrip("#")).split()
        if kind == ">":
            return self._group(self.tr("Commands"), self._commands(words, 40))
        if kind == "@":
            people = [*self._clients(words, 20), *self._channels(words, client, 20)]
            return self._group(self.tr("Clients and channels"), people)
        posts, make = self._posts(rest, words, client), self._make(rest)
        do = [*self._day(rest), *self._commands(words), *(make if posts else ())][:MOST]
        first = [(self.tr("Posts"), posts), (self.tr("Do"), do)]
        if do and not far(do[0].title, words):  # it is called just that: posts that say the word come after it
            first.reverse()
        clients = self._clients(words)
        known = (self.tr("Clients and channels"), [*clients, *self._channels(words, client)][:MOST])
        # Who types the beginning of a client's name means that one, and not a post with the word somewhere in its text.
        named = bool(posts and clients) and far(clients[0].title, words) < 2 and not any(each.marked for each in posts)
        groups = [
            *([known, *first] if named else [*first, known]),
            (self.tr("Strategy"), [*self._tabs(words), *self._strategy(rest, words, client)]),
            (self.tr("Saved texts"), self._snippets(words, client)),
            (self.tr("Settings"), self._settings(words)),
            (self.tr("Write"), [] if posts else make),  # Enter opens what was found before it makes anything
        ]
        if text.startswith("#"):
            tags = self._snippets(words, client, "hashtags")
            groups = [(self.tr("Posts"), posts), (self.tr("Saved texts"), tags)]
        return [row for title, rows in groups for row in self._group(title, rows)]

    def _group(self, title: str, rows: list[Row]) -> list[Row]:
        return [Row("header", title), *rows] if rows else []

    def _act(self, act: Callable[[], object]) -> Callable[[], object]:
        return partial(self._leave, act)

    def _to(self, place: Place) -> Callable[[], object]:
        return self._act(partial(self._router.go, place))

    # -- before anything is typed -------------------------------------------------------------------------------

    def _recent(self) -> list[Row]:
        recent = [place for place in self._router.history.recent if place.page != self._router.current or place.row]
        posts = [place.row for place in recent if place.page == "composer" and place.row][:LIKELY]
        found = self._search.show(posts) if posts else ()
        known = {each.post_id: each for each in found if not self._ui.scope.hides(each.client_id)}
        rows = []
        for place in recent:
            if place.page == "composer":
                if place.row in known:
                    rows.append(self._post(known[place.row], ()))
            elif not any(row.title == spec_of(place.page).name() for row in rows):
                spec = spec_of(place.page)
                rows.append(Row(title=spec.name(), icon=spec.icon, act=self._to(place)))
        return rows[:LIKELY]

    def _likely(self) -> list[Row]:
        page = [each for each in self._actions.all if each.id in self._actions.page_ids and possible(each)]
        own = [each for each in self._actions.all if each.id in {"new-post", "new-idea", "switch-client", "palette"}]
        chosen = [*page[:LIKELY], *own][: LIKELY if page else 3]
        return [self._command(action, ()) for action in chosen if action.id != "palette"]

    # -- posts --------------------------------------------------------------------------------------------------

    def _posts(self, text: str, words: Sequence[str], client: int | None) -> list[Row]:
        found = self._search.posts(text, client=client, limit=MOST)
        return [self._post(each, words) for each in found if not self._ui.scope.hides(each.client_id)]

    def _post(self, found: Found, words: Sequence[str]) -> Row:
        title = shortened(found.title or found.text, 64)
        at = placed(dates.short_moment(self._ui, found.wall), found.zone) if found.wall is not None else ""
        more = [at]
        if words and not places(title, words):
            more.append(self._around(found.text, words))
        if self._ui.scope.client is None:
            more.append(found.client)
        return Row(
            title=title, detail=" · ".join(each for each in more if each), thumb=found.thumb, icon="file-text",
            chip=(found.drawn.value, status_name(found.drawn.value)), marked=places(title, words),
            act=self._to(Place("composer", found.post_id)), found=found,
        )  # fmt: skip

    def _around(self, text: str, words: Sequence[str]) -> str:
        """The place of the text where the first word stands."""
        flat = " ".join(text.split())
        found = places(flat, words[:1])
        if not found:
            return ""
        start = max(0, found[0][0] - 24)
        return f"{'…' if start else ''}{flat[start : start + 60]}…"

    def _make(self, text: str) -> list[Row]:
        """A post or an idea of what is typed."""
        quoted = self.tr("“%1”").replace("%1", text)
        post, idea = self.tr("New post: %1"), self.tr("Keep %1 as an idea")
        return [
            Row(title=post.replace("%1", quoted), icon="plus", keys=("Ctrl", "N"),
                marked=_typed(post, quoted, text),
                act=self._to(Place("composer", text=text))),
            Row(title=idea.replace("%1", quoted), icon="lightbulb", keys=("Ctrl", "I"),
                marked=_typed(idea, quoted, text),
                act=self._to(Place("composer", text=text, stage="idea"))),
        ]  # fmt: skip

    # -- strategy -----------------------------------------------------------------------------------------------

    def _strategy(self, text: str, words: Sequence[str], client: int | None) -> list[Row]:
        """What is known of clients, agreed with them and planned, where there is a page that shows it."""
        found = self._ui.runtime.strategy_search.find(text, client=client, limit=MOST)
        rows = []
        for each in found:
            icon, page, detail, said = strategy_look(each.kind)
            if self._ui.scope.hides(each.client_id) or not any(spec.id == page for spec in PAGES):
                continue
            # As the dossier tells its rows apart; a row of the audit is another thing than a task.
            row = {"contact": -each.id, "dossier": 0, "task": 0}.get(each.kind, each.id)
            place = Place(page, row, each.client_id, detail=detail)
            title, under = shortened(each.text, 64), [said]
            if self._ui.scope.client is None:
                under.append(each.client)
            rows.append(Row(title=title, detail=" · ".join(under), icon=icon, marked=places(title, words),
                            act=self._to(place)))  # fmt: skip
        return rows

    def _tabs(self, words: Sequence[str]) -> list[Row]:
        """The parts of the dossier by their names, from wherever one is."""
        from smdesk.ui.dossier.tabs import TABS  # with the first search; a start does without the dossier

        where = translate("Pages", "Dossier")
        named = [(spec.id, spec.name()) for spec in TABS]
        return [
            Row(title=name, detail=where, icon="identification-card", marked=places(name, words),
                act=self._to(Place("dossier", client=self._ui.scope.client, detail=tab)))
            for tab, name in named
            if words and fits(name, words)
        ][:MOST]  # fmt: skip

    # -- days and commands --------------------------------------------------------------------------------------

    def _day(self, text: str) -> list[Row]:
        today = in_zone(self._ui.now(), computer_zone()).date()
        day = typedday.read(text, today)
        if day is None or not any(spec.id == "calendar" for spec in PAGES):
            return []
        local = datetime.combine(day, time())
        title, where = dates.long_day(self._ui, day, today), self.tr("in the calendar")
        new = self.tr("New post on %1").replace("%1", dates.short_day(self._ui, day))
        rows = [Row(title=title, detail=where, icon="calendar-blank", act=self._to(Place("calendar", local=local)))]
        if day >= today:
            at = datetime.combine(day, time(10))
            rows.append(Row(title=new, icon="plus", act=self._to(Place("composer", local=at))))
        return rows

    def _commands(self, words: Sequence[str], most: int = MOST) -> list[Row]:
        able = [each for each in self._actions.all if each.id != "palette"]
        found = [each for each in able if fits(each.sought, words)]
        found = found or [each for each in able if nearly(each.sought, words)]
        found.sort(key=lambda each: (far(each.title, words), not nearly(begins(each.title, words), words)))
        return [self._command(action, words) for action in found if possible(action)][:most]

    def _command(self, action: Action, words: Sequence[str]) -> Row:
        shown = shortcuts.shown(self._actions.key(action))
        keys = tuple(part for part in shown.replace("++", "+Plus").split("+") if part)
        text = action.title
        return Row(
            title=text, icon=action.icon or "lightning", keys=keys, marked=places(text, words),
            act=self._act(partial(self._actions.trigger, action.id)),
        )  # fmt: skip

    # -- people, texts, settings ----------------------------------------------------------------------------------

    def _clients(self, words: Sequence[str], most: int = MOST) -> list[Row]:
        scope = self._ui.scope
        return [
            Row(title=each.name, client=(each.id, each.name), marked=places(each.name, words),
                note=self.tr("Client"), act=self._act(partial(scope.choose, each.id)))
            for each in self._ui.clients()
            if fits(each.name, words)
        ][:most]  # fmt: skip

    def _channels(self, words: Sequence[str], client: int | None, most: int = MOST) -> list[Row]:
        rows = []
        for each in self._ui.runtime.channels.listing():
            name = f"{each.handle or each.display_name} · {network_name(each.network)}"
            ours = client in {None, each.client_id} and not self._ui.scope.hides(each.client_id)
            if ours and fits(name, words):
                rows.append(Row(title=name, icon="share-network", detail=each.client, marked=places(name, words),
                                act=self._to(Place("channels", each.id))))  # fmt: skip
        return rows[:most]

    def _snippets(self, words: Sequence[str], client: int | None, kind: str | None = None) -> list[Row]:
        """A new post that begins with the text."""
        scope = self._ui.scope
        found = [
            each for each in self._ui.runtime.snippets.list(scope.client if scope.watched else client, kind)
            if fits(each.name, words) or fits(each.body, words)
        ]  # fmt: skip
        return [
            Row(title=each.name, icon="hash" if each.kind == "hashtags" else "chat-text",
                detail=shortened(first_line(each.body), 50), marked=places(each.name, words),
                act=self._to(Place("composer", client=each.client_id, text=each.body)))
            for each in found[:MOST]
        ]  # fmt: skip

    def _settings(self, words: Sequence[str]) -> list[Row]:
        if not any(spec.id == "settings" for spec in PAGES):
            return []
        return [
            Row(title=name, icon="gear-six", marked=places(name, words), act=self._to(Place("settings", detail=detail)))
            for detail, name in setting_names()
            if fits(name, words)
        ][:MOST]


def setting_names() -> list[tuple[str, str]]:
    """Settings and parts of their page by what they are looked for as."""
    return [
        ("ui.language", translate("Find", "Language of the program")),
        ("ui.theme", translate("Find", "Look: light or dark theme")),
        ("ui.scale", translate("Find", "Size of the interface")),
        ("ui.time_format", translate("Find", "Time format, 12 or 24 hours")),
        ("calendar.week_start", translate("Find", "First day of the week")),
        ("alerts", translate("Find", "Notifications and tray")),
        ("notify.quiet_hours", translate("Find", "Quiet hours")),
        ("general", translate("Find", "Start at sign-in")),
        ("scheduler", translate("Find", "Scheduler and lateness")),
        ("backups", translate("Find", "Backups and data folder")),
        ("access", translate("Find", "Access, keyring and passwords")),
        ("shortcuts", translate("Find", "Keyboard shortcuts")),
        ("about", translate("Find", "About, version and licences")),
    ]


def _typed(pattern: str, quoted: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where in an offer what was typed stands."""
    return ((pattern.index("%1") + quoted.index(text), len(text)),)
