#!/bin/sh
# Makes everything that running (`run`) or working on (`dev`) this checkout takes; called by every make target.
#
#   tools/setup.sh run     packages of requirements.lock
#   tools/setup.sh dev     packages of requirements-dev.lock, which holds all of the former
#   tools/setup.sh system  only the system's libraries
#
# It changes nothing outside .venv except missing system packages, which it installs with apt where it is root or sudo
# asks for no password; elsewhere it names them and stops. What is there already costs nothing: a stamp in .venv
# remembers what it was made from. PYTHON=/path/to/python chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-dev}
venv=.venv
stamp=$venv/.made-from

say() { printf 'smdesk: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

case $kind in
    run) lock=requirements.lock ;;
    dev | system) lock=requirements-dev.lock ;;
    *) fail "tools/setup.sh takes run, dev or system, not '$kind'." ;;
esac

# Made anew it would be emptied, and it is another checkout's.
[ ! -L $venv ] || fail ".venv is a link to $(readlink $venv). Remove the link (rm .venv): the environment is made here."

# --- What the environment would be made from; the folder is part of it, because a venv cannot be moved.
wanted() { { echo "$1"; pwd -P; cat "$2" pyproject.toml tools/setup.sh; } | cksum; }
current() { [ -x $venv/bin/python ] && [ "$(cat $stamp 2>/dev/null)" = "$1" ]; }
dev_stamp=$(wanted dev requirements-dev.lock)
if [ "$kind" = run ]; then this_stamp=$(wanted run requirements.lock); else this_stamp=$dev_stamp; fi
if [ "$kind" != system ] && { current "$this_stamp" || current "$dev_stamp"; }; then exit 0; fi

# Two makes at once: the second waits and then finds the work done.
if command -v flock >/dev/null 2>&1; then
    exec 9<pyproject.toml
    flock 9
    if [ "$kind" != system ] && { current "$this_stamp" || current "$dev_stamp"; }; then exit 0; fi
fi

# --- System packages -----------------------------------------------------------------------------------------------
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}
apt_quiet() { # what apt says is shown only when it fails
    said=$(as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@" 2>&1)
}
candidate() { # the package's name where it can be installed; Ubuntu 24.04 renamed some to …t64
    for name in "$1" "$1t64"; do
        if LC_ALL=C apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]'; then echo "$name"; return; fi
    done
    echo "$1"
}
names_of() { for package in "$@"; do candidate "$package"; done | sort -u | tr '\n' ' '; }
system_packages() { # $1: what for; the rest: Debian's names
    purpose=$1
    shift
    if ! may_install; then
        fail "$purpose needs system packages that are missing. Install them (Debian and Ubuntu: sudo apt install $*) and try again."
    fi
    say "installing system packages for $purpose: $*"
    # The lists of a fresh system are empty or old: refresh them and try once more. (Names are words: no quotes.)
    apt_quiet install -y --no-install-recommends $(names_of "$@") || {
        apt_quiet update
        apt_quiet install -y --no-install-recommends $(names_of "$@")
    } || {
        printf '%s\n' "$said" | tail -n 20 >&2
        fail "apt could not install what $purpose needs: $*"
    }
}

# --- Python --------------------------------------------------------------------------------------------------------
is_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
find_python() {
    for name in ${PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14; do
        if is_enough "$name"; then echo "$name"; return; fi
    done
    return 1
}
python=$(find_python) || {
    system_packages "Python 3.11 or newer" python3 python3-venv
    python=$(find_python) || fail "smdesk needs Python 3.11 or newer; the newest one here is $(python3 --version 2>&1)."
}

make_venv() {
    if [ -x $venv/bin/python ] && is_enough $venv/bin/python && $venv/bin/python -m pip --version >/dev/null 2>&1 &&
        [ "$($venv/bin/python -c 'import os, sys; print(os.path.realpath(sys.prefix))')" = "$(pwd -P)/$venv" ]; then
        return
    fi
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then # Debian ships these apart
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        system_packages "a virtual environment" "python$version-venv"
    fi
    say "making a virtual environment in $venv with $("$python" --version 2>&1)"
    "$python" -m venv --clear $venv
}

install_packages() {
    say "installing the packages of $lock"
    pip="$venv/bin/python -m pip --disable-pip-version-check --no-input"
    $pip install -q --prefer-binary --require-hashes -r $lock
    $pip install -q --no-deps --no-build-isolation --editable .
}

# --- Qt's libraries: load what the program will load, and see what the loader misses.
qt_loads() {
    $venv/bin/python - <<'PY'
import ctypes, importlib.util, pathlib, sys
if not sys.platform.startswith("linux"):
    sys.exit(0)
folder = pathlib.Path(importlib.util.find_spec("PySide6").origin).parent
import PySide6
missing = set()
for file in [*(folder / f"Qt{name}.abi3.so" for name in ("Core", "Gui", "Widgets", "DBus", "Svg", "Network")),
             *(folder / "Qt/plugins/platforms" / f"libq{name}.so" for name in ("xcb", "offscreen"))]:
    try:
        ctypes.CDLL(str(file))
    except OSError as error:
        missing.add(str(error).split(":")[0])
print(" ".join(sorted(missing)))
PY
}
qt_libraries() {
    missing=$(qt_loads)
    [ -z "$missing" ] && return
    say "Qt misses $missing"
    system_packages "Qt" libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0 libxcb-cursor0 \
        libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libgssapi-krb5-2
    missing=$(qt_loads)
    [ -z "$missing" ] || fail "Qt still misses system libraries: $missing"
}

# --- The font of the interface: nice to have, so its absence stops nothing.
text_font() {
    command -v fc-list >/dev/null 2>&1 && fc-list : family 2>/dev/null | grep -qx 'Inter' && return
    [ "$(uname -s)" = Linux ] && may_install || return 0
    apt_quiet install -y --no-install-recommends fonts-inter || say "the font Inter was not installed; the system's own is used"
}

if [ "$kind" = system ]; then
    [ -x $venv/bin/python ] || fail "there is no $venv yet; run tools/setup.sh dev first."
    qt_libraries
    text_font
    exit 0
fi
make_venv
rm -f $stamp # an interrupted set-up is no set-up
install_packages
qt_libraries
text_font
printf '%s\n' "$this_stamp" >$stamp
say "ready"
