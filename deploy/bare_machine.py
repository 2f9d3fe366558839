"""Proves the set-up on a bare Debian: `make bare` (as root; some minutes, network needed).

    python3 deploy/bare_machine.py readme       make run twice, then make test, in a fresh clone
    python3 deploy/bare_machine.py dockerfile   the Dockerfile's steps, its command, its health

A root is made by debootstrap, the repository cloned into it and entered by chroot, for
machines on which no container engine runs. Files of this machine that its network needs
(certificates, settings of apt, pip or npm) are named by UNVENT_BARE_FILES, a colon between.
"""

import argparse
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

SUITE: Final = "bookworm"
# What the README calls a fresh machine has Python and make; git is there to clone with.
PACKAGES: Final = "ca-certificates,git,make,python3"
REPOSITORY: Final = Path(__file__).resolve().parents[1]
MOUNTS: Final = ("dev", "proc", "sys")  # browsers need all three
READY: Final = "http://127.0.0.1:8765/readyz"
START_LIMIT_SECONDS: Final = 900.0  # set-up and training included


@dataclass
class Machine:
    """A Debian root and how commands are run in it."""

    root: Path
    folder: str = "/"
    user: str = "root"
    environment: dict[str, str] = field(default_factory=dict)

    def arguments(self, command: str) -> list[str]:
        """What runs a shell command inside."""
        told = [f"{name}={value}" for name, value in self.environment.items()]
        inside = f"cd {shlex.quote(self.folder)} && {command}"
        user = f"--userspec={self.user}"
        clean = ["env", "-i", "HOME=/root", f"PATH={os.defpath}:/usr/sbin:/sbin", *network(), *told]
        return ["chroot", user, str(self.root), *clean, "sh", "-ec", inside]

    def enter(self, command: str) -> None:
        """Runs a command to its end; CalledProcessError where it fails."""
        subprocess.run(self.arguments(command), check=True, stdin=subprocess.DEVNULL)

    @contextmanager
    def serving(self, command: str) -> Iterator[tuple[int, int]]:
        """The seconds until a command was ready to serve, and its process; it is stopped after."""
        begin = time.monotonic()
        process = subprocess.Popen(
            self.arguments(f"exec {command}"), stdin=subprocess.DEVNULL, start_new_session=True
        )
        try:
            while not answers(READY):
                if process.poll() is not None or time.monotonic() - begin > START_LIMIT_SECONDS:
                    raise SystemExit(f"{command}: did not get ready")
                time.sleep(0.2)
            yield round(time.monotonic() - begin), process.pid
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=30)


def main() -> int:
    """0 where everything worked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=["readme", "dockerfile"])
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp/unvent-bare"))
    parser.add_argument("--mirror", help="where debootstrap gets Debian from; its own default")
    options = parser.parse_args()
    if answers(READY):
        raise SystemExit(f"{READY} answers already: stop that service first")
    base: Path = options.folder / "base"
    if not (base / "etc/debian_version").exists():
        bootstrap(base, options.mirror)
    (readme if options.what == "readme" else dockerfile)(base, options.folder)
    print(f"{options.what}: works on a bare Debian")
    return 0


def readme(base: Path, folder: Path) -> None:
    """The README's two commands in a fresh clone, and a second start."""
    with copy_of(base, folder / "readme") as machine:
        clone = machine.root / "unvent"
        subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(clone)], check=True)
        machine.folder = "/unvent"
        for number in ("first", "second"):
            with machine.serving("make run") as (seconds, _):
                print(f"make run: the {number} time ready after {seconds} s", flush=True)
        begin = time.monotonic()
        machine.enter("make test")
        print(f"make test: passed after {time.monotonic() - begin:.0f} s", flush=True)


def dockerfile(base: Path, folder: Path) -> None:
    """Every step of the Dockerfile in order, a root for a stage; then its command and health."""
    stages: dict[str, Machine] = {}
    with ExitStack() as stack:
        machine, health, command = Machine(base), "", ""
        for word, rest in steps(REPOSITORY / "Dockerfile"):
            print(f"{word} {rest[:100]}", flush=True)
            if word == "FROM":
                name = rest.split(" AS ")[-1] if " AS " in rest else "final"
                machine = stages[name] = stack.enter_context(copy_of(base, folder / name))
            elif word == "HEALTHCHECK":
                health = shlex.join(json.loads(rest.split("CMD", 1)[1]))
            elif word == "CMD":
                command = shlex.join(json.loads(rest))
            else:
                replay(word, rest, machine, stages)
        with machine.serving(command) as (seconds, process):
            machine.enter(health)
            owner = Path(f"/proc/{process}").stat().st_uid
            if owner != owner_of(machine):
                raise SystemExit(f"the service runs as {owner}, not {machine.user}")
            print(f"ready after {seconds} s, healthy, runs as {machine.user}", flush=True)


def replay(word: str, rest: str, machine: Machine, stages: Mapping[str, Machine]) -> None:
    """Does one step of a Dockerfile."""
    if word == "RUN":
        machine.enter(rest)
    elif word == "WORKDIR":
        machine.folder = rest
        inside(machine, rest).mkdir(parents=True, exist_ok=True)
    elif word == "ENV":
        name, value = rest.split("=", 1)
        machine.environment[name] = value
    elif word == "USER":
        machine.user = rest
    elif word == "COPY":
        *source, target = rest.split()
        stage = source.pop(0).removeprefix("--from=") if source[0].startswith("--from=") else None
        origin = inside(stages[stage], source[0]) if stage else REPOSITORY / source[0]
        shutil.copytree(
            origin,
            inside(machine, target),
            symlinks=True,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    elif word != "EXPOSE":
        raise SystemExit(f"Dockerfile: no replay for {word}")


def steps(path: Path) -> Iterator[tuple[str, str]]:
    """The instructions of a Dockerfile: word and rest."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, rest = line.split(" ", 1)
            yield word, rest


def bootstrap(base: Path, mirror: str | None) -> None:
    """Makes a bare Debian root."""
    base.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", SUITE, str(base)]
    subprocess.run([*command, *([mirror] if mirror else [])], check=True)


@contextmanager
def copy_of(base: Path, root: Path) -> Iterator[Machine]:
    """A fresh copy of a root with the kernel's file systems in it; taken apart at the end."""
    if root.exists():
        shutil.rmtree(root)
    subprocess.run(["cp", "-a", str(base), str(root)], check=True)
    for name in os.environ.get("UNVENT_BARE_FILES", "").split(":"):
        if name:
            target = root / name.lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-aT", name, str(target)], check=True)
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    try:
        for name in MOUNTS:
            subprocess.run(["mount", "--rbind", f"/{name}", str(root / name)], check=True)
        yield Machine(root)
    finally:
        for name in MOUNTS:
            subprocess.run(["umount", "-lR", str(root / name)], check=False)


def inside(machine: Machine, name: str) -> Path:
    """A path of the machine as seen from outside."""
    return machine.root / (Path(machine.folder) / name).as_posix().lstrip("/")


def network() -> list[str]:
    """The variables of this machine that name certificates, which its network may need."""
    return [
        f"{name}={value}"
        for name, value in os.environ.items()
        if value.startswith("/") and name.endswith(("_CERT", "_CERTS", "CA_BUNDLE", "_CAINFO"))
    ]


def owner_of(machine: Machine) -> int:
    """The user id of the machine's user."""
    lines = (machine.root / "etc/passwd").read_text().splitlines()
    return next(int(row.split(":")[2]) for row in lines if row.split(":")[0] == machine.user)


def answers(address: str) -> bool:
    """Whether an address answers with success."""
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main())
