"""The keyring: long values in parts, no moment without a value, no backend that is none; and a real Secret Service."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import keyring.errors
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.errors import SecretError
from smdesk.system import secrets
from smdesk.system.secrets import KeyringStore, MemoryStore, open_store

ROOT = Path(__file__).resolve().parents[2]
WINDOWS_BYTES = 2560  # of UTF-16, in one entry


class Stopped(Exception):
    """The process ended here."""


class Entries:
    """A keyring as strict as the strictest: short entries, no deleting of what is not there. It can end the process."""

    priority = 5

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.writes_left: int | None = None

    def _spend(self) -> None:
        if self.writes_left is not None:
            if self.writes_left == 0:
                raise Stopped
            self.writes_left -= 1

    def get_password(self, service: str, name: str) -> str | None:
        return self.entries.get((service, name))

    def set_password(self, service: str, name: str, value: str) -> None:
        assert 0 < len(value.encode("utf-16-le", "surrogatepass")) <= WINDOWS_BYTES
        self._spend()
        self.entries[service, name] = value

    def delete_password(self, service: str, name: str) -> None:
        if (service, name) not in self.entries:
            raise keyring.errors.PasswordDeleteError("not found")
        self._spend()
        del self.entries[service, name]


@pytest.fixture
def entries() -> Entries:
    return Entries()


@pytest.fixture
def store(entries) -> KeyringStore:
    return KeyringStore(entries)


def code(call) -> str:
    with pytest.raises(SecretError) as caught:
        call()
    return caught.value.code


@pytest.mark.parametrize("make", [MemoryStore, lambda: KeyringStore(Entries())])
def test_a_store_keeps_replaces_and_forgets(make):
    store = make()
    assert code(lambda: store.get("channel/1/token")) == "secret_missing"
    store.set("channel/1/token", "one")
    store.set("channel/2/token", "other")
    store.set("channel/1/token", "two")
    assert store.get("channel/1/token") == "two"
    store.delete("channel/1/token")
    store.delete("channel/1/token")
    assert code(lambda: store.get("channel/1/token")) == "secret_missing"
    assert store.get("channel/2/token") == "other"


@pytest.mark.parametrize("make", [MemoryStore, lambda: KeyringStore(Entries())])
def test_an_empty_value_never_replaces_one(make):
    store = make()
    store.set("token", "kept")
    for empty in ("", "  ", "\n"):
        assert code(lambda empty=empty: store.set("token", empty)) == "secret_empty"
    assert store.get("token") == "kept"


values = st.text(min_size=1, max_size=30).filter(str.strip) | st.builds(
    lambda text, times: text * times, st.text(min_size=1, max_size=7).filter(str.strip), st.integers(100, 900)
)


@given(st.lists(values, min_size=1, max_size=4))
def test_any_value_comes_back_and_nothing_is_left_behind(series):
    entries = Entries()
    store = KeyringStore(entries)
    for value in series:
        store.set("token", value)
        assert store.get("token") == value
        needed = len(secrets._split(value)) if secrets._units(value) > secrets.PART_UNITS else 0
        assert len(entries.entries) == 1 + needed
    store.delete("token")
    assert entries.entries == {}


@pytest.mark.parametrize(
    "value", ["x" * 10_000, "ñ🦋" * 3000, "v1:short", "p1:a:3:0", "x" * 1000, "x" * 1001, "🦋" * 501]
)
def test_long_and_awkward_values_come_back(store, value):
    store.set("token", value)
    assert store.get("token") == value


@pytest.mark.parametrize("old", ["short", "a" * 2500, "b" * 5500])
@pytest.mark.parametrize("new", ["brief", "c" * 2500, "d" * 4500])
def test_wherever_a_write_stops_the_old_value_or_the_new_one_is_there(old, new):
    for stop in range(40):
        entries = Entries()
        store = KeyringStore(entries)
        store.set("token", "e" * 3500)
        store.set("token", old)
        entries.writes_left = stop
        try:
            store.set("token", new)
            finished = True
        except (Stopped, SecretError):
            finished = False
        entries.writes_left = None
        fresh = KeyringStore(entries)
        assert fresh.get("token") == (new if finished else fresh.get("token"))
        assert fresh.get("token") in {old, new}
        fresh.set("token", "f" * 1500)  # what was left half done is cleared away
        assert fresh.get("token") == "f" * 1500
        assert len(entries.entries) == 3
        if finished:
            break
    assert finished


def test_a_missing_or_mixed_part_is_told_and_never_a_wrong_value(store, entries):
    store.set("token", "a" * 2500)
    part = ("smdesk", "token#a1")
    kept = entries.entries.pop(part)
    assert code(lambda: store.get("token")) == "secret_damaged"
    entries.entries[part] = kept[:-1] + "z"
    assert code(lambda: store.get("token")) == "secret_damaged"
    entries.entries["smdesk", "token"] = "p1:nonsense"
    assert code(lambda: store.get("token")) == "secret_damaged"
    entries.entries["smdesk", "token"] = "of another program"
    assert code(lambda: store.get("token")) == "secret_damaged"
    store.set("token", "new")
    assert store.get("token") == "new"


def test_two_threads_never_see_a_mixed_value(store):
    wanted = {letter * 3000 for letter in "abcd"}
    store.set("token", "a" * 3000)
    seen: set[str] = set()

    def write() -> None:
        for letter in "abcd" * 10:
            store.set("token", letter * 3000)

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        seen.add(store.get("token"))
    writer.join()
    assert seen <= wanted


class Failing(Entries):
    error: Exception = OSError("the token is hunter2-hunter2")

    def set_password(self, service: str, name: str, value: str) -> None:
        raise self.error


def test_errors_of_a_keyring_are_told_without_its_words():
    entries = Failing()
    with pytest.raises(SecretError) as caught:
        KeyringStore(entries).set("token", "hunter2-hunter2")
    assert caught.value.code == "keyring_failed"
    assert caught.value.facts["error"] == "OSError"
    assert caught.value.facts["action"] == "write"
    assert "hunter2" not in str(caught.value)
    assert caught.value.__suppress_context__
    entries.error = keyring.errors.KeyringLocked("dismissed")
    assert code(lambda: KeyringStore(entries).set("token", "x")) == "keyring_locked"


def backend(module: str, priority: float = 5.0):
    kind = type("Keyring", (Entries,), {"__module__": module, "priority": priority})
    return kind()


@pytest.mark.parametrize(
    ("module", "priority"),
    [
        ("keyring.backends.fail", 0),
        ("keyring.backends.null", -1),
        ("keyrings.alt.file", 0.5),
        ("keyrings.alt.file", 5),
        ("somebody.plain", 0.5),
    ],
)
def test_what_is_no_keyring_is_refused_by_name(monkeypatch, module, priority):
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend(module, priority))
    with pytest.raises(SecretError) as caught:
        KeyringStore()
    assert caught.value.code == "no_keyring"
    assert caught.value.facts == {"backend": f"{module}.Keyring"}


def test_a_chain_is_judged_by_its_first(monkeypatch):
    chain = backend("keyring.backends.chainer", 10)
    chain.backends = [backend("keyrings.alt.file", 0.5), backend("keyring.backends.SecretService")]
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    assert code(KeyringStore) == "no_keyring"
    chain.backends.reverse()
    assert KeyringStore().lasting is True


def test_without_a_keyring_memory_only_after_agreement():
    """The tests' own environment names keyring's null backend."""
    assert code(open_store) == "no_keyring"
    assert open_store(session_allowed=True).lasting is False


def test_with_a_keyring_agreement_changes_nothing(monkeypatch):
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend("keyring.backends.SecretService"))
    assert open_store(session_allowed=True).lasting is True


def test_keyring_is_imported_on_use_only():
    asked = "import sys, smdesk.system.secrets; print('keyring' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


PROGRAM = """
import json, sys
from smdesk.core.errors import SecretError
from smdesk.system.secrets import open_store
store, answers = open_store(), []
for action, name, *value in json.load(sys.stdin):
    try:
        answers.append(getattr(store, action)(name, *value))
    except SecretError as error:
        answers.append(error.code)
json.dump([store.lasting, answers], sys.stdout)
"""


@pytest.mark.servers
def test_a_real_secret_service_keeps_long_values_for_another_process(lab):
    environ = {**os.environ, **lab("secret_service.py")["env"]}
    environ.pop("PYTHON_KEYRING_BACKEND")

    def run(*acts: tuple[str, ...]) -> list[object]:
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM], input=json.dumps(acts), cwd=ROOT, env=environ,
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        lasting, answers = json.loads(ran.stdout)
        assert lasting is True
        return answers

    long, odd, short = "x" * 10_000, "ñandú 🦋\n\t«"[:9] * 900, "app-pass word"
    assert run(("set", "1/a", long), ("set", "1/b", odd), ("set", "1/c", short)) == [None] * 3
    assert run(("get", "1/a"), ("get", "1/b"), ("get", "1/c")) == [long, odd, short]
    assert run(("set", "1/a", "y" * 4000), ("set", "1/a", "")) == [None, "secret_empty"]
    assert run(("get", "1/a"), ("delete", "1/a"), ("get", "1/a")) == ["y" * 4000, None, "secret_missing"]
    assert run(("delete", "1/a"), ("get", "1/b"), ("delete", "1/b"), ("delete", "1/c")) == [None, odd, None, None]
