"""Time zones by IANA name, read from the `tzdata` package first: a distribution's own copy may be a year behind.

`zoneinfo.ZoneInfo(name)` asks the system first, and `zoneinfo.reset_tzpath` would turn that round for everything in
the process, including zones that libraries have already cached. So the zones used here are built from the package's
files with `ZoneInfo.from_file`, and no global state is touched.
"""

from __future__ import annotations

import importlib
import zoneinfo
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from smdesk.core.errors import InvalidInput

_NEAR = 5  # suggestions for a name that is not known


class Zone(ZoneInfo):
    """A zone built from the package's file; unlike a plain one from a file it can be copied and pickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (zone, (self.key,))


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name, the same object at each call.

    Raises:
        InvalidInput: `unknown_zone`, with `zone` and the names `near` it.
    """
    if name not in known():
        raise InvalidInput("unknown_zone", zone=name, near=list(near(name)))
    package = _package()
    if package is None:
        return ZoneInfo(name)
    with package.joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return Zone.from_file(data, key=name)


@cache
def known() -> frozenset[str]:
    """Every name that `zone` takes, aliases included."""
    package = _package()
    if package is None:
        return frozenset(zoneinfo.available_timezones())
    text = (package / "zones").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip())


@cache
def places() -> tuple[str, ...]:
    """The names of the places of today, each once: without aliases, and without zones that are no place."""
    package = _package()
    if package is None:
        return tuple(sorted(name for name in known() if "/" in name and not name.startswith("Etc/")))
    table = (package / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    return tuple(line.split("\t")[2] for line in table.splitlines() if line and not line.startswith("#"))


@cache
def version() -> str:
    """The release of the zone data in use, such as `2026f`, or `system` where the package is missing."""
    if _package() is None:
        return "system"
    return str(importlib.import_module("tzdata").IANA_VERSION)


def near(name: str) -> tuple[str, ...]:
    """Known names that a person who wrote `name` may have meant, the likeliest first."""
    import difflib  # for a mistake only

    wanted = name.strip().replace(" ", "_").casefold()
    by_folded = {other.casefold(): other for other in sorted(known())}
    same = [other for folded, other in by_folded.items() if wanted and wanted in (folded, folded.rsplit("/", 1)[-1])]
    cities = {folded.rsplit("/", 1)[-1]: other for folded, other in by_folded.items()}
    close = [by_folded[match] for match in difflib.get_close_matches(wanted, by_folded, _NEAR, 0.75)]
    close += [cities[match] for match in difflib.get_close_matches(wanted, cities, _NEAR, 0.75)]
    return tuple(dict.fromkeys(same + close))[:_NEAR]


@cache
def _package() -> Path | None:
    """The folder of the `tzdata` package; None where it is missing."""
    try:
        file = importlib.import_module("tzdata").__file__
    except ImportError:
        return None
    return Path(file).parent if file else None
