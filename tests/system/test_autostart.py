"""Starting at sign-in: what stands in the files, and what a system makes of them."""

from __future__ import annotations

import errno
import os
import plistlib
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from smdesk import gui
from smdesk.__main__ import wants_window
from smdesk.core.errors import StorageError
from smdesk.system import autostart
from smdesk.system.autostart import LaunchAgent, RunKey, XdgAutostart, own_command, this_computer
from smdesk.system.paths import locate

COMMAND = ("/opt/smdesk/smdesk", "--data", "/home/ana/My desk")


def exec_line(file: Path) -> list[str]:
    """The command as a desktop reads it: the escapes of a string, then quoting, then the field codes."""
    line = next(each for each in file.read_text().splitlines() if each.startswith("Exec="))
    value = line.removeprefix("Exec=").replace("\\\\", "\0").replace("\\s", " ").replace("\0", "\\")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', value)
    parts = [re.sub(r"\\(.)", r"\1", inner) if inner else bare for inner, bare in quoted]
    return [part.replace("%%", "%") for part in parts]


@pytest.mark.parametrize(
    "command",
    [
        COMMAND,
        ("/opt/a b/smdesk",),
        ("/opt/100%/smdesk", "--data", 'C "q" $HOME `x` \\end'),
        ("/home/ñandú/smdesk", "--data", "/home/ñandú/it's mine"),
    ],
)
def test_a_desktop_reads_back_the_command_it_was_given(tmp_path, command):
    entry = XdgAutostart(tmp_path / "autostart", command)
    entry.enable()
    assert exec_line(entry.file) == list(command)


def test_linux_is_off_then_on_then_off(tmp_path):
    entry = XdgAutostart(tmp_path / "not there yet" / "autostart", COMMAND)
    assert not entry.is_enabled()
    entry.disable()
    entry.enable()
    assert entry.is_enabled()
    assert entry.file.read_text().startswith("[Desktop Entry]\nType=Application\n")
    assert [each.name for each in entry.file.parent.iterdir()] == ["smdesk.desktop"]
    entry.disable()
    assert not entry.is_enabled()
    assert not entry.file.exists()


@pytest.mark.parametrize("switched_off", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = True"])
def test_what_the_desktop_itself_switched_off_counts_as_off(tmp_path, switched_off):
    entry = XdgAutostart(tmp_path, COMMAND)
    entry.enable()
    kept = [each for each in entry.file.read_text().splitlines() if not each.startswith("X-GNOME")]
    entry.file.write_text("\n".join([*kept, switched_off]) + "\n")
    assert not entry.is_enabled()
    entry.enable()
    assert entry.is_enabled()


def test_enabling_again_takes_the_present_command(tmp_path):
    XdgAutostart(tmp_path, ("/old/smdesk",)).enable()
    moved = XdgAutostart(tmp_path, ("/new/smdesk",))
    moved.enable()
    assert exec_line(moved.file) == ["/new/smdesk"]


def test_macos_gets_a_property_list(tmp_path):
    agent = LaunchAgent(tmp_path / "LaunchAgents", COMMAND)
    assert not agent.is_enabled()
    agent.enable()
    data = plistlib.loads(agent.file.read_bytes())
    assert data["ProgramArguments"] == list(COMMAND)
    assert data["RunAtLoad"] is True
    assert agent.file.name == f"{data['Label']}.plist"
    assert agent.is_enabled()
    agent.file.write_bytes(plistlib.dumps({**data, "Disabled": True}))
    assert not agent.is_enabled()
    agent.file.write_text("scribble")
    assert not agent.is_enabled()
    agent.disable()
    agent.disable()
    assert not agent.file.exists()


class Registry:
    """What winreg offers of one key."""

    HKEY_CURRENT_USER, KEY_READ, KEY_SET_VALUE, REG_SZ = "HKCU", 1, 2, 1

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.opened: list[tuple[str, str]] = []

    def CreateKeyEx(self, root, path, _reserved, _access):
        self.opened.append((root, path))
        return _Key()

    def SetValueEx(self, _key, name, _reserved, kind, value):
        assert kind == self.REG_SZ
        self.values[name] = value

    def QueryValueEx(self, _key, name):
        if name not in self.values:
            raise FileNotFoundError(name)
        return self.values[name], self.REG_SZ

    def DeleteValue(self, _key, name):
        if name not in self.values:
            raise FileNotFoundError(name)
        del self.values[name]


class _Key:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


def test_windows_has_a_value_of_the_run_key():
    registry = Registry()
    key = RunKey((r"C:\Program Files\smdesk\smdesk.exe", "--data", r"D:\my desk"), registry)
    assert not key.is_enabled()
    key.disable()
    key.enable()
    assert registry.values == {"smdesk": r'"C:\Program Files\smdesk\smdesk.exe" --data "D:\my desk"'}
    assert key.is_enabled()
    key.disable()
    assert not key.is_enabled()
    assert set(registry.opened) == {("HKCU", r"Software\Microsoft\Windows\CurrentVersion\Run")}


def test_windows_that_forbids_it_is_a_clear_error():
    registry = Registry()

    def refused(*_args):
        raise PermissionError(errno.EACCES, "no")

    registry.CreateKeyEx = refused
    with pytest.raises(StorageError) as caught:
        RunKey(("smdesk",), registry).enable()
    assert caught.value.code == "autostart_denied"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR])
def test_a_folder_that_may_not_be_written_is_a_clear_error(tmp_path, monkeypatch, number):
    def refused(*_args, **_kwargs):
        raise OSError(number, "no")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(StorageError) as caught:
        XdgAutostart(tmp_path / "autostart", COMMAND).enable()
    assert caught.value.code == "autostart_denied"
    assert caught.value.facts == {"path": str(tmp_path / "autostart" / "smdesk.desktop")}


def test_a_file_where_the_folder_should_be_is_a_clear_error(tmp_path):
    (tmp_path / "autostart").write_text("")
    with pytest.raises(StorageError) as caught:
        XdgAutostart(tmp_path / "autostart", COMMAND).enable()
    assert caught.value.code == "autostart_denied"  # the disk works


def test_a_full_disk_leaves_the_old_entry(tmp_path, monkeypatch):
    entry = XdgAutostart(tmp_path, COMMAND)
    entry.enable()
    before = entry.file.read_bytes()

    def full(*_args):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StorageError) as caught:
        XdgAutostart(tmp_path, ("/another",)).enable()
    assert caught.value.code == "disk_full"
    assert entry.file.read_bytes() == before


@pytest.mark.parametrize(
    ("config", "expected"),
    [("", ".config/autostart"), ("relative", ".config/autostart")],
)
def test_linux_looks_in_the_persons_own_config(tmp_path, config, expected):
    made = this_computer(COMMAND, platform="linux", home=tmp_path, environ={"XDG_CONFIG_HOME": config})
    assert made.file == tmp_path / expected / "smdesk.desktop"


def test_each_system_has_its_way(tmp_path):
    own = this_computer(COMMAND, platform="linux", home=tmp_path, environ={"XDG_CONFIG_HOME": str(tmp_path / "c")})
    assert own.file == tmp_path / "c" / "autostart" / "smdesk.desktop"
    assert isinstance(this_computer(COMMAND, platform="darwin", home=tmp_path, environ={}), LaunchAgent)
    assert isinstance(this_computer(COMMAND, platform="win32", home=tmp_path, environ={}), RunKey)


def test_the_program_names_itself(monkeypatch, tmp_path):
    assert own_command(environ={})[1:] == ("-m", "smdesk")
    assert own_command(tmp_path, environ={"APPIMAGE": "/apps/smdesk.AppImage"}) == (
        "/apps/smdesk.AppImage",
        "--data",
        str(tmp_path),
    )
    built = SimpleNamespace(executable="/opt/smdesk/smdesk", frozen=True)
    monkeypatch.setattr(autostart, "sys", built)
    assert own_command(environ={}) == ("/opt/smdesk/smdesk",)


def argv_of_windows(line):
    """As Microsoft documents how a C program reads its command line ("Parsing C command-line arguments")."""
    parts, part, quoted, slashes, begun = [], "", False, 0, False
    for sign in f"{line} ":
        if sign == "\\":
            slashes, begun = slashes + 1, True
            continue
        if sign == '"':
            part += "\\" * (slashes // 2)
            quoted, part = (quoted, part + '"') if slashes % 2 else (not quoted, part)
            begun = True
        elif sign == " " and not quoted:
            part += "\\" * slashes
            parts, part, begun = ([*parts, part] if begun else parts), "", False
        else:
            part, begun = part + "\\" * slashes + sign, True
        slashes = 0
    return parts


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_what_each_system_starts_is_this_desk_without_a_window(tmp_path, monkeypatch, system):
    root = tmp_path / "My desk 100%"
    registry = Registry()
    monkeypatch.setattr(autostart.importlib, "import_module",
                        lambda name: registry if name == "winreg" else __import__(name))  # fmt: skip
    real = this_computer
    monkeypatch.setattr(autostart, "this_computer", lambda command: real(
        command, platform=system, home=tmp_path, environ={}))  # fmt: skip
    entry = autostart.of_desk(root)
    entry.enable()
    started = {
        "linux": lambda: exec_line(entry.file),
        "darwin": lambda: plistlib.loads(entry.file.read_bytes())["ProgramArguments"],
        "win32": lambda: argv_of_windows(registry.values["smdesk"]),
    }[system]()
    arguments = started[started.index("-m") + 2 :]
    assert wants_window(arguments)
    assert arguments == ["--data", str(root), "--background"]
    assert gui._parser().parse_args(arguments).background


def test_the_usual_desk_is_not_named_and_nobody_else_may_write_the_entry(tmp_path, monkeypatch):
    assert autostart.of_desk(locate(environ={}))._command[-1] == "--background"
    assert "--data" not in autostart.of_desk(locate(environ={}))._command
    assert this_computer(platform="linux", home=tmp_path, environ={})._command[-1] == "--background"
    before = os.umask(0)
    try:
        agent = LaunchAgent(tmp_path, COMMAND)
        agent.enable()
    finally:
        os.umask(before)
    assert agent.file.stat().st_mode & 0o022 == 0
