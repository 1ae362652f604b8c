"""`smdesk` and `python -m smdesk`: the window without arguments, the command line with them."""

from __future__ import annotations

import sys


def main() -> int:
    """Run; the exit status."""
    if len(sys.argv) > 1:
        from smdesk.cli.main import main as command

        return command()
    from smdesk.gui import main as window

    return window()


if __name__ == "__main__":
    sys.exit(main())
