#!/usr/bin/env python3
"""Everything one does to this repository, one word each: `python3 dev.py --help`.

Needs nothing but Python: each command first makes what it lacks, a virtual environment with the pinned requirements
and, on Debian and its kin as root, the system libraries. Elsewhere one line says what to install. Uses the standard
library only.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
PINS = ROOT / "requirements" / "dev.txt"
OUT = ROOT / "out"

OLDEST_PYTHON = (3, 11)
OTHER_PYTHONS = ("python3.13", "python3.12", "python3.11")

# Debian package → what shows that it is there: a shared library, a command, a file or a Python module.
VENV_NEEDS = {"python3-venv": "import ensurepip"}
QT_NEEDS = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
}
WINDOW_NEEDS = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
}
VIRTUAL_DISPLAY_NEEDS = {"xvfb": "Xvfb", "xauth": "xauth"}
LATIN_FONT_NEEDS = {"fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"}
FONT_NEEDS = {
    **LATIN_FONT_NEEDS,
    "fonts-noto-core": "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
}
KEYRING_NEEDS = {"dbus": "dbus-daemon", "gnome-keyring": "gnome-keyring-daemon"}
FREEZER_NEEDS = {"binutils": "objdump"}


class Stop(Exception):
    """A command can't go on; the text says what to do about it."""


def run(args: list[str]) -> int:
    """Open the window on the sample account; without a display, take the guided tour into out/."""
    prepare(QT_NEEDS | WINDOW_NEEDS, FONT_NEEDS if has_display() else FONT_NEEDS | VIRTUAL_DISPLAY_NEEDS)
    if has_display():
        return call([PYTHON, "-m", "qosviewer", "--sample", *args])
    return tour([PYTHON, "-m", "qosviewer"], OUT, args)


def test(args: list[str]) -> int:
    """Run the tests; arguments go to pytest."""
    prepare(QT_NEEDS, LATIN_FONT_NEEDS | KEYRING_NEEDS)
    return call([PYTHON, "-m", "pytest", *args])


def check(args: list[str]) -> int:
    """Do all that CI does: format, lint, types, imports, tests (leave those out with --no-tests)."""
    if unknown := set(args) - {"--no-tests"}:
        raise Stop(f"check knows only --no-tests, not {' '.join(sorted(unknown))}.")
    prepare(QT_NEEDS, LATIN_FONT_NEEDS | KEYRING_NEEDS)
    steps = {
        "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "lint": [PYTHON, "-m", "ruff", "check", "."],
        "types": [PYTHON, "-m", "mypy"],
        "imports": [str(BIN / "lint-imports")],
        "tests": [PYTHON, "-m", "pytest"],
    }
    if args:
        del steps["tests"]
    summary = []
    for name, command in steps.items():
        say(f"── {name}")
        began_s = time.monotonic()
        code = call(command)
        summary.append((name, code, time.monotonic() - began_s))
    say("")
    for name, code, seconds in summary:
        say(f"{'failed' if code else 'ok':>6}  {name}  ({seconds:.1f} s)")
    return int(any(code for _, code, _ in summary))


def bench(args: list[str]) -> int:
    """Measure the speed budgets; arguments go to the benchmarks."""
    prepare(QT_NEEDS | WINDOW_NEEDS, FONT_NEEDS | VIRTUAL_DISPLAY_NEEDS)
    return call([*virtual_display(), PYTHON, "-m", "benchmarks", *args])


def shots(args: list[str]) -> int:
    """Take screenshots of every screen, light and dark, at 100 % and 200 %, into out/shots/."""
    prepare(QT_NEEDS | WINDOW_NEEDS, FONT_NEEDS | VIRTUAL_DISPLAY_NEEDS)
    codes = []
    for theme in ("light", "dark"):
        for scale in (1, 2):
            os.environ["QT_SCALE_FACTOR"] = str(scale)
            folder = OUT / "shots" / f"{theme}-{scale * 100}"
            codes.append(tour([PYTHON, "-m", "qosviewer"], folder, ["--theme", theme, *args], scale))
        os.environ["QT_SCALE_FACTOR"] = "1"
        # What no tour of an account in good order comes by.
        awkward = [PYTHON, "-m", "tests.support.awkward_shots", str(OUT / "shots" / f"{theme}-awkward"), theme]
        codes.append(call([*virtual_display(), *awkward]))
    return max(codes)


def package(args: list[str]) -> int:
    """Build the stand-alone program into dist/ and send it on the guided tour."""
    if args:
        raise Stop("package takes no arguments.")
    prepare(QT_NEEDS | WINDOW_NEEDS | FREEZER_NEEDS | python_library_needs(), FONT_NEEDS | VIRTUAL_DISPLAY_NEEDS)
    spec = str(ROOT / "packaging" / "qosviewer.spec")
    freeze = [PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    if code := call([*freeze, "--distpath=dist", "--workpath=build", spec]):
        return code
    program = ROOT / "dist" / "qosviewer" / ("qosviewer.exe" if os.name == "nt" else "qosviewer")
    say(f"Built {program.parent.relative_to(ROOT)}/; now the packed program takes the tour.")
    return tour([str(program)], OUT / "package", [])


def docs(args: list[str]) -> int:
    """Make the tables of docs/ anew that are made from declarations."""
    if args:
        raise Stop("docs takes no arguments.")
    prepare({}, {})
    return call([PYTHON, "-m", "docs.generate"])


COMMANDS = {command.__name__: command for command in (run, test, check, bench, shots, package, docs)}


def tour(program: list[str], folder: Path, args: list[str], scale: int = 1) -> int:
    """Drive the window through the guided tour and say where its pictures are; returns the tour's exit code."""
    code = call([*virtual_display(scale), *program, "--tour", str(folder), *args])
    place = folder.relative_to(ROOT)
    if code:
        say(f"The tour did not hold; what it saved until then is in {place}/.")
    else:
        say(f"The tour held: screenshots and CSV are in {place}/.")
    return code


def prepare(required: dict[str, str], wished: dict[str, str]) -> None:
    """Make what a command needs: system packages first, then the virtual environment.

    Raises:
        Stop: Something required is missing and can't be installed from here.
    """
    prepare_system(VENV_NEEDS | required, wished)
    prepare_environment()


def prepare_system(required: dict[str, str], wished: dict[str, str]) -> None:
    """Install missing system packages where that is allowed, else say which to install; only required ones stop."""
    if not sys.platform.startswith("linux"):
        return
    missing = {package: probe for package, probe in (required | wished).items() if not is_there(probe)}
    if not missing:
        return
    packages = " ".join(missing)
    if not shutil.which("apt-get"):
        advice = f"Please install what provides: {', '.join(missing.values())}."
    elif os.geteuid() != 0:
        advice = f"Please run: sudo apt-get install -y --no-install-recommends {packages}"
    else:
        say(f"Installing system packages: {packages}")
        if apt_get("update") and apt_get("install", "-y", "--no-install-recommends", *missing):
            return
        advice = f"Please install with apt-get: {packages}"
    if missing.keys() & required.keys():
        raise Stop(advice)
    say(f"{advice} Going on without.")


def python_library_needs() -> dict[str, str]:
    """Return what freezing needs of Python: Debian keeps its library inside the program and ships it apart, too."""
    library = sysconfig.get_config_var("INSTSONAME") or ""
    major, minor = sys.version_info[:2]
    return {f"libpython{major}.{minor}": library} if ".so." in library else {}


def apt_get(*args: str) -> bool:
    """Run apt-get without questions; what it says is shown only if it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "-q", *args],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        say(done.stdout.decode(errors="replace")[-2000:])
    return done.returncode == 0


def is_there(probe: str) -> bool:
    """Say whether a shared library, a command, a file (absolute path) or a Python module (`import name`) is there."""
    if probe.startswith("import "):
        return importlib.util.find_spec(probe[len("import ") :]) is not None
    if probe.startswith("/"):
        return Path(probe).exists()
    if ".so." in probe:
        try:
            ctypes.CDLL(probe)
        except OSError:
            return False
        return True
    return shutil.which(probe) is not None


def prepare_environment() -> None:
    """Make `.venv` anew when the pins or the Python changed, and put the checkout in it."""
    pins = digest(PINS.read_bytes(), sys.version.encode(), str(VENV).encode())
    if not is_stamped("pins", pins):
        say(f"Making {VENV.name} with the pinned requirements; this takes a minute, once.")
        interpreter = getattr(sys, "_base_executable", sys.executable)
        install = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        must([interpreter, "-m", "venv", "--clear", str(VENV)])
        must([*install, "--require-hashes", "--only-binary=:all:", "--compile", "-r", str(PINS)])
        stamp("pins", pins)
    project = digest((ROOT / "pyproject.toml").read_bytes())
    if not is_stamped("project", project):
        # Built with the pinned hatchling that is already there, so that nothing unpinned is fetched.
        install = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        must([*install, "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
        stamp("project", project)
    # Where PYTHONDONTWRITEBYTECODE is set, every start would compile the whole program again.
    must([PYTHON, "-m", "compileall", "-q", str(ROOT / "qosviewer")])


def digest(*parts: bytes) -> str:
    """Return a short fingerprint of all parts together."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_stamped(name: str, value: str) -> bool:
    """Say whether the environment was made from exactly this."""
    path = VENV / f"{name}.stamp"
    return path.is_file() and path.read_text() == value


def stamp(name: str, value: str) -> None:
    """Note in the environment what it was made from, once it is whole."""
    (VENV / f"{name}.stamp").write_text(value)


def has_display() -> bool:
    """Say whether a window opened here would be seen."""
    return not sys.platform.startswith("linux") or any(os.environ.get(x) for x in ("DISPLAY", "WAYLAND_DISPLAY"))


def virtual_display(scale: int = 1) -> list[str]:
    """Return the words before a command that give it a screen of its own; empty where it finds one anyway."""
    if not sys.platform.startswith("linux"):
        return []
    if not shutil.which("xvfb-run"):
        if not has_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return []
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    return ["xvfb-run", "-a", "-s", f"-screen 0 {1600 * scale}x{1000 * scale}x24"]


def call(command: list[str]) -> int:
    """Run a command in the top folder and return its exit code; this program's output comes first, in order."""
    sys.stdout.flush()
    return subprocess.call(command, cwd=ROOT)


def must(command: list[str]) -> None:
    """Run a command that has to succeed.

    Raises:
        Stop: It did not.
    """
    if code := call(command):
        raise Stop(f"This failed with exit code {code}: {' '.join(command)}")


def say(sentence: str) -> None:
    """Tell the person at the terminal, whatever the terminal's encoding can show."""
    encoding = sys.stdout.encoding or "utf-8"
    print(sentence.encode(encoding, "replace").decode(encoding), flush=True)


def use_newer_python() -> int:
    """Hand over to a newer Python if one is on the PATH.

    Raises:
        Stop: There is none.
    """
    works = "import sys; sys.exit(sys.version_info < (3, 11))"
    for name in OTHER_PYTHONS:
        # A name on the PATH may be a version manager's stand-in for a Python that is switched off.
        found = shutil.which(name)
        if found and subprocess.call([found, "-c", works], stderr=subprocess.DEVNULL) == 0:
            return subprocess.call([found, __file__, *sys.argv[1:]])
    have = ".".join(map(str, sys.version_info[:3]))
    raise Stop(f"QoS Viewer needs Python 3.11 or newer and this is {have}; please run dev.py with a newer one.")


def usage() -> str:
    """Return the list of commands, one line each."""
    lines = [f"  {name:<8} {(command.__doc__ or '').splitlines()[0]}" for name, command in COMMANDS.items()]
    return "\n".join(["usage: python3 dev.py COMMAND [ARGUMENTS]", "", *lines])


def main(argv: list[str]) -> int:
    """Run one command; returns its exit code."""
    if argv in ([], ["-h"], ["--help"]):
        say(usage())
        return 0 if argv else 2
    try:
        if sys.version_info < OLDEST_PYTHON:
            return use_newer_python()
        if argv[0] not in COMMANDS:
            raise Stop(f"There is no command {argv[0]!r}.\n\n{usage()}")
        return COMMANDS[argv[0]](argv[1:])
    except Stop as stop:
        say(str(stop))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
