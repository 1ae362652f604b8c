"""`smdesk` and `python -m smdesk`: the window without a command, the command line with one."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

#: What may be said to the window; anything else is a command, or a question to the command line.
_WITH_VALUE = {"--data", "--clock", "--lang"}
_ALONE = {"--practice", "--self-test", "--background"}


def wants_window(given: Sequence[str]) -> bool:
    """True when nothing but options of the window is given."""
    words = iter(given)
    for word in words:
        name, equals, _ = word.partition("=")
        if name in _WITH_VALUE:
            if not equals and next(words, None) is None:
                return False
        elif word not in _ALONE:
            return False
    return True


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """False where Qt would only abort: on Linux without a display server, over ssh for example."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform != "linux" or any(environ.get(name) for name in named)


def main() -> int:
    """Run; the exit status."""
    if not wants_window(sys.argv[1:]):
        from smdesk.cli.main import main as command

        return command()
    if "--self-test" not in sys.argv and not has_display(sys.platform, os.environ):
        from smdesk.cli.main import refuse

        return refuse("no_display", sys.argv[1:])
    from smdesk.gui import main as window

    return window()


if __name__ == "__main__":
    sys.exit(main())
