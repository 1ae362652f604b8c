"""The import rules R1 to R8: they hold, and each of them notices what it is for."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "smdesk" / "core"

# One breach a contract: the module it is planted in, and the line.
BREACHES = {
    "R1": ("db", "import smdesk.services"),
    "R2": ("core", "import httpx"),
    "R3": ("models", "import smdesk.services"),
    "R4": ("adapters", "import keyring"),
    "R5": ("ui", "import smdesk.models"),
    "R6": ("words", "import PySide6"),
    "R7": ("adapters/bluesky", "import smdesk.adapters.mastodon"),
    "R8": ("ui/welcome", "import smdesk.ui.publish"),
}


def contracts() -> dict[str, str]:
    """Rule → name, as pyproject.toml has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return {contract["id"]: contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the tree in `folder`, which holds a smdesk package and a pyproject.toml."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=100)


def test_all_contracts_are_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def report_on_breaches(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says about a copy of the tree in which every rule is broken once."""
    folder = tmp_path_factory.mktemp("breaches")
    shutil.copytree(ROOT / "smdesk", folder / "smdesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for place, line in BREACHES.values():
        (folder / "smdesk" / place / "planted.py").write_text(line + "\n")
    return lint_imports(folder).stdout


@pytest.mark.parametrize("rule", BREACHES)
def test_a_breach_is_noticed(report_on_breaches: str, rule: str) -> None:
    assert f"{contracts()[rule]} BROKEN" in report_on_breaches


def test_every_contract_has_a_breach_that_tries_it() -> None:
    assert set(contracts()) == set(BREACHES)


def test_core_imports_the_standard_library_and_regex_only() -> None:
    allowed = sys.stdlib_module_names | {"regex", "smdesk"}
    strangers = set()
    for file in sorted(CORE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            strangers |= {f"{file.name}: {name}" for name in names if name.split(".")[0] not in allowed}
    assert not strangers


def test_every_network_is_under_the_independence_rule() -> None:
    """A new network's package must be named in R7; what several share (`meta`, `google`) imports none, and `hosting`
    puts media at public addresses for all of them, by way of WordPress too."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (rule,) = (c for c in settings["tool"]["importlinter"]["contracts"] if c["id"] == "R7")
    packages = {
        f"smdesk.adapters.{folder.parent.name}"
        for folder in (ROOT / "smdesk" / "adapters").glob("*/__init__.py")
        if not folder.parent.name.startswith("_")
    }
    assert packages - {f"smdesk.adapters.{shared}" for shared in ("meta", "google", "hosting")} <= set(rule["modules"])


def test_no_network_knows_the_media_hosts() -> None:
    """They stand above the networks, one of which is a media host as well; an address is all that a network gets."""
    knowing = [
        file.relative_to(ROOT)
        for file in (ROOT / "smdesk" / "adapters").glob("*/*.py")
        if file.parent.name != "hosting" and "smdesk.adapters.hosting" in file.read_text()
    ]
    assert not knowing


def test_every_page_is_under_the_independence_rule() -> None:
    """A new page's folder must be named in R8."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (rule,) = (c for c in settings["tool"]["importlinter"]["contracts"] if c["id"] == "R8")
    folders = (folder.parent.name for folder in (ROOT / "smdesk" / "ui").glob("*/__init__.py"))
    pages = {f"smdesk.ui.{name}" for name in folders if name not in {"kit", "shell"}}
    assert pages <= set(rule["modules"]), f"name in R8 of pyproject.toml: {pages - set(rule['modules'])}"
