"""The catalogue: codes and facts to sentences, from `resources/words/<language>.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from smdesk.core import network as networks
from smdesk.core import resources
from smdesk.core.errors import AuthExpired, SmdeskError
from smdesk.core.records import dataclass
from smdesk.words.formatting import Facts

if TYPE_CHECKING:
    from smdesk.core import ads
    from smdesk.core.prices import Cost

#: No answer of a network's: a success by its number whose body nobody can read (a web page, or half an answer), or one
#: that leads elsewhere (the page where one signs in to a wireless network).
_UNREADABLE = (200, *range(300, 400))
_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")
#: The lists that a sentence names.
_LISTS = re.compile(r"\{(\w+):list\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, why, and the one thing to do about it; `why` and `do` may be empty."""

    what: str
    why: str = ""
    do: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.why, self.do) if part)


class Tables(Mapping[str, Any]):
    """The tables of a catalogue, each parsed when it is first wanted: a start needs three of forty.

    `text` is TOML in which a line begins with `[` where it is the head of a table, and nowhere else. What waits is kept
    as it stands in the file: as letters it would take twice the room, for one dash among them.
    """

    def __init__(self, text: bytes) -> None:
        self._texts: dict[str, bytes] = {}
        self._parsed: dict[str, Any] = {}
        for part in (b"\n" + text).split(b"\n[")[1:]:
            name = part.partition(b"]")[0].partition(b".")[0].decode()
            self._texts[name] = b"%b[%b\n" % (self._texts.get(name, b""), part)

    def __getitem__(self, name: str) -> Any:
        text = self._texts[name]  # first: another thread empties it once it has parsed it
        if name not in self._parsed:
            self._parsed[name] = tomllib.loads(text.decode())[name]
            self._texts[name] = b""
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@cache
def _load(language: str) -> Tables:
    file = resources.path("words", f"{language}.toml")
    return Tables(file.read_bytes())


class Words:
    """One language. Looking something up never fails: what is not in the catalogue gets a general sentence."""

    def __init__(self, language: str, *, window: bool = False) -> None:
        """`language` is one of `LANGUAGES`; with `window`, no advice names a command.

        Raises FileNotFoundError when the installation is incomplete.
        """
        self.language = language
        self._advice = ("window", "do") if window else ("do",)
        self._data = _load(language)
        self.facts = Facts(self._data["terms"])

    def t(self, key: str, /, **facts: Any) -> str:
        """The text of a dotted key, filled in; the key itself where there is no text."""
        found = self._find(key)
        return key if found is None else self._fill(found, facts)

    def has(self, key: str) -> bool:
        """True when the catalogue has a text of this key."""
        return self._find(key) is not None

    def error(self, error: SmdeskError) -> Sentence:
        """The sentence of an error. Of what was refused, and of what publishing knows as an outcome, with what the
        other side said: another app's token and one that has ended are both refused, and only it knows which.
        """
        code, facts = error.code, error.facts
        if code == "server_error" and facts.get("status") in _UNREADABLE:
            code = "server_unreadable"
        ours = self.has(f"errors.{code}") or not self.has(f"outcomes.{code}")
        told = self.sentence("errors" if ours else "outcomes", code, facts)
        if ours and not isinstance(error, AuthExpired) and code != "network_refused":
            return told
        said = self.t("facts.said", words=facts["words"]) if facts.get("words") else ""
        return Sentence(told.what, " ".join(part for part in (told.why, said) if part), told.do)

    def outcome(self, code: str, **facts: Any) -> Sentence:
        """The sentence of an outcome's code, as the ledger keeps it; also of a code that came from looking back."""
        if isinstance(self._find(f"outcomes.{code}"), Mapping):
            return self.sentence("outcomes", code, facts)
        for table in ("findings", "errors"):
            if isinstance(self._find(f"{table}.{code}"), Mapping):
                return self.sentence(table, code, facts)
        asked = self._find(f"ask.{code}")
        return Sentence(asked) if isinstance(asked, str) else self.sentence("errors", code, facts)

    def quoted(self, network: str, said: str) -> str:
        """What a network said, word by word; the practice network speaks the language of whoever practises."""
        key = f"facts.practice_said.{said.replace(' ', '_')}"
        return self.t(key) if network == "practice" and said and self.has(key) else said

    def access(self, code: str, channel: Any) -> Sentence:
        """What is wrong with the access of a channel, of which only the code is kept. `channel` is a ChannelView."""
        network = self.network(channel.network)
        who = channel.handle or channel.display_name or network
        host = channel.server.removeprefix("https://").removeprefix("http://") or network
        return self.outcome(code, host=host, network=network, handle=who, account=who)

    def answer(self, code: str, **facts: Any) -> Sentence:
        """As `outcome`, of an answer in the inbox: where that speaks of a post, it has words of its own."""
        if self.has(f"answers.{code}.what"):
            return self.sentence("answers", code, facts)
        if self.has(f"ask.{code}") and not self.has(f"outcomes.{code}.what"):
            asked = f"answer_ask.{code}"
            return Sentence(self.t(asked if self.has(asked) else "answer_ask.other"))
        return self.outcome(code, **facts)

    def finding(self, code: str, **facts: Any) -> Sentence:
        """The sentence of a check's finding."""
        return self.sentence("findings", code, facts)

    def sentence(self, table: str, code: str, facts: Mapping[str, Any]) -> Sentence:
        """The sentence of a code in a table of the catalogue, or the general one that names the code."""
        found = self._find(f"{table}.{code}")
        if not isinstance(found, Mapping):
            found = self._data["errors"]["unknown_code"]
            facts = {**facts, "code": code}
        told = self._told(facts)
        parts = {part: self._fill(found[part], told) for part in ("what", "why") if part in found}
        if any(told.get(name) in ([], ()) for name in _LISTS.findall(str(found.get("why", "")))):
            parts["why"] = ""  # "These come nearest:" of nothing says nothing
        for part in parts:  # a network's own words end as it likes, and ours go on behind them
            if str(found[part]).endswith("{words}") and not parts[part].endswith(_ENDS):
                parts[part] += "."
        advice = next((found[name] for name in self._advice if name in found), "")
        return Sentence(**parts, do=self._fill(advice, told))

    def reason(self, code: str, facts: Mapping[str, Any]) -> str:
        """Why something is proposed."""
        return self.t(f"reasons.{code}", **self._told(facts))

    def network(self, network: str) -> str:
        """The name of a network as its own people write it; of the practice network in this language."""
        named = self._find(f"networks.{network}")
        return named if isinstance(named, str) else networks.load_any(network).name

    def state(self, state: str) -> str:
        """A publication's state, as a word or two."""
        return self.t(f"states.{state}")

    def next_step(self, view: Any) -> str:
        """What comes next for a publication, one short sentence. `view` is a PublicationView."""
        code = view.next_step
        if code == "answer_question" and self.has(f"ask.{view.ask}"):
            return self.t(f"ask.{view.ask}")
        at = view.next_try_at if code == "wait_retry" and view.next_try_at else view.due
        return self.t(f"next.{code}", at=self.instant(at, view.zone))

    def metric(self, name: str) -> str:
        """The name of a metric; the name as it is stored where it has no words."""
        return self.t(f"metrics.{name}.name") if self.has(f"metrics.{name}.name") else name

    def measured(self, name: str, caveat: str = "") -> str:
        """What a metric is, in a sentence; with the caveat of one network's definition."""
        says = self.t(f"metrics.{name}.says") if self.has(f"metrics.{name}.says") else ""
        return f"{says} {self.t(f'caveats.{caveat}')}".strip() if caveat else says

    def cost(self, cost: Cost) -> str:
        """What a publication or an answer costs, and how the price depends on a link: a short sentence."""
        amounts = {name: self.facts.money(getattr(cost, name), cost.currency) for name in ("amount", "plain", "linked")}
        key = "links" if cost.links else "plain" if cost.linked != cost.amount else "alone"
        return self.t(f"costs.{key}", links=cost.links, **amounts)

    def confirmation(self, cost: ads.Cost) -> str:
        """What a person has to say to start a campaign."""
        from smdesk.core import ads

        return ads.confirmation(cost, self.t("facts.at_once"))

    def countries(self, codes: Sequence[str]) -> str:
        """`Spain, France`: countries that are kept by their codes."""
        from smdesk.core import places

        return ", ".join(places.name(places.countries(), code, self.language) for code in codes)

    def languages(self, codes: Sequence[str]) -> str:
        """`Spanish, French`: as `countries`."""
        from smdesk.core import places

        return ", ".join(places.name(places.languages(), code, self.language) for code in codes)

    def instant(self, instant: datetime, zone: str) -> str:
        """An instant as the clocks of a zone show it."""
        from smdesk.core.walltime import in_zone

        return self.facts.time(in_zone(instant, zone))

    def wall(self, wall: datetime) -> str:
        """A wall time."""
        return self.facts.time(wall)

    def _find(self, key: str) -> Any:
        found: Any = self._data
        for name in key.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
        return found

    def _told(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Facts that are codes themselves, in words: `{reason}` of a bad time, `{finding}` of a refused check, ..."""
        told = dict(facts)
        for name in ("reason", "kind", "field", "address"):
            value = told.get(name)
            if isinstance(value, str) and self.has(f"facts.{name}.{value}"):
                told[name] = self.t(f"facts.{name}.{value}", **facts)
        if told.get("network") in networks.known():
            told["network"] = self.network(told["network"])
        if isinstance(told.get("metric"), str):
            told["metric"] = self.metric(told["metric"])
        if isinstance(told.get("feature"), str) and self.has(f"ability.{told['feature']}"):
            told["feature"] = self.t(f"ability.{told['feature']}")
        for name in ("name", "fits"):  # channels of a file
            told |= {name: self._channels(told[name])} if name in told else {}
        if isinstance(told.get("countries"), list | tuple):
            told["countries"] = self.countries(told["countries"])
        if told.get("at_once"):  # the one word of a confirmation that each language has of its own
            begins, dash, end = str(told["expected"]).rpartition("\N{EN DASH}")
            told["expected"] = f"{begins.rpartition(' ')[0]} {self.t('facts.at_once')}{dash}{end}"
        if told.get("newest_good_backup") == "":
            told["newest_good_backup"] = self.t("facts.no_backup")
        if isinstance(told.get("finding"), str) and self.has(f"findings.{told['finding']}"):
            first = (told.get("findings") or [{}])[0]
            told["finding"] = self.finding(told["finding"], **first.get("facts", {})).what
            if first.get("network") in networks.known():  # the same handle stands on several networks
                told["channel"] = self._account(first["network"], told.get("channel", ""))
        if isinstance(told.get("option"), str):
            named = f"options.{told['option']}.name"
            told["option_name"] = self.t(named) if self.has(named) else told["option"]
        table = "reply_states" if "reply" in told else "states"
        if isinstance(told.get("state"), str) and self.has(f"{table}.{told['state']}"):
            told["state"] = self.t(f"{table}.{told['state']}")
        return told

    def _account(self, network: str, handle: str) -> str:
        """A channel by its network and its handle; one without a handle goes by its network's name."""
        name = self.network(network)
        return name if handle in {"", name, networks.load_any(network).name} else f"{name} {handle}"

    def _channels(self, value: Any) -> Any:
        """A channel, or several, as a person reads them; anything else as it is."""
        if isinstance(value, list | tuple):
            return [self._channels(each) for each in value]
        if not (hasattr(value, "network") and hasattr(value, "handle")):
            return value
        return f"{self.network(value.network) if value.network else ''} {value.handle}".strip()

    def _fill(self, text: Any, facts: Mapping[str, Any]) -> str:
        if isinstance(text, Mapping):  # a plural: `by` names the fact that is counted
            counted = facts.get(str(text.get("by", "count")), 0)
            text = text["one"] if counted == 1 else text["other"]
        return self.facts.vformat(str(text), (), facts)
