"""`python -m model check TEXT | score IN [--out OUT] | card`."""

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from model.artefact import MODEL_CARD_NAME, champion
from model.data_dir import models_dir
from model.errors import TextError, UnventError
from model.guard import Guard, Verdict
from model.labels import Decision
from model.posts_file import FORMATS, read_posts

COLOURS: Final = {
    Decision.OK: "green",
    Decision.NUDGE: "yellow",
    Decision.WARN: "red",
    Decision.CARE: "cyan",
}
SAID: Final = {
    Decision.OK: "nothing to say",
    Decision.NUDGE: "a second look may be worth it",
    Decision.WARN: "reads like interview venting",
    Decision.CARE: "this deserves more than a post",
}


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 0, or 1 where something could not be judged."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.command(options)
        sys.stdout.flush()
    except UnventError as error:
        print(f"Unvent: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a full disk, a folder that may not be written
        print(f"Unvent: {error.filename or 'output'}: {error.strerror}", file=sys.stderr)
        return 1
    return status


def verdict_json(verdict: Verdict) -> str:
    """The verdict on one line of JSON, offsets in code points; safe in any encoding."""
    return json.dumps(dataclasses.asdict(verdict) | {"offset_unit": "codepoint"})


def _check(options: argparse.Namespace) -> int:
    verdict = _guard(options).assess(options.text)
    if options.json:
        print(verdict_json(verdict))
    else:
        _print_verdict(Console(highlight=False), options.text, verdict)
    return 0


def _score(options: argparse.Namespace) -> int:
    guard = _guard(options)
    bad = 0
    with (
        _output(options.out) as out,
        Progress(
            *Progress.get_default_columns(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        ) as progress,
    ):
        step = progress.add_task("posts", total=_count_lines(options.source))
        for line in read_posts(options.source, options.format):
            progress.update(step, completed=line.number)
            problem = line.problem
            if problem is None:
                try:
                    print(verdict_json(guard.assess(line.text)), file=out)
                except TextError as error:
                    problem = f"text: {error}"
            if problem is not None:
                bad += 1
                # A line for a line: what is written can be laid beside what was read.
                print(json.dumps({"line": line.number, "problem": problem}), file=out)
                print(f"{options.source}:{line.number}: {problem}", file=sys.stderr)
    return 1 if bad else 0


def _card(options: argparse.Namespace) -> int:
    folder = options.version or champion(models_dir())
    print((folder / MODEL_CARD_NAME).read_text(encoding="utf-8"), end="")
    return 0


def _guard(options: argparse.Namespace) -> Guard:
    return Guard.load(options.version or champion(models_dir()))


def _print_verdict(console: Console, text: str, verdict: Verdict) -> None:
    colour = COLOURS[verdict.decision]
    shown = Text(text.encode("utf-8", "replace").decode("utf-8"))
    for reason in verdict.reasons:
        shown.stylize(f"bold {colour} underline", reason.start, reason.end)
    head = Text.assemble(
        (f" {verdict.decision} ", f"bold reverse {colour}"),
        f" {SAID[verdict.decision]} (probability {verdict.probability:.2f}; "
        f"nudge from {verdict.thresholds.nudge:.2f}, warn from {verdict.thresholds.warn:.2f})",
    )
    console.print(head)
    console.print(shown)
    for reason in verdict.reasons:
        console.print(Text(f"  {reason.contribution:+.2f}  {reason.phrase}"), style=colour)
    if verdict.kind:
        console.print(f"kind {verdict.kind}, severity {verdict.severity}")
    if not verdict.lang.supported:
        console.print(f"language {verdict.lang.detected}: verdicts on it were not tested")


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is whole once it is there under its name."""
    if path is None:
        yield sys.stdout
        return
    partial = path.with_name(path.name + ".partial")
    with partial.open("w", encoding="utf-8") as stream:
        yield stream
    partial.replace(path)


def _count_lines(source: str) -> int | None:
    """How many lines a file has, for the progress bar; None for a stream."""
    path = Path(source)
    if not sys.stderr.isatty() or not path.is_file():
        return None
    with path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m model", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Any, what: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=what)
        added.add_argument("--version", type=Path, help="a version's folder; the serving one")
        added.set_defaults(command=command)
        return added

    check = add("check", _check, "judge one text")
    check.add_argument("text")
    check.add_argument("--json", action="store_true", help="the verdict as JSON")
    score = add("score", _score, "judge the posts of a file: a line of JSON for each line read")
    score.add_argument("source", metavar="IN", help="a .jsonl, .csv or .txt file; - for stdin")
    score.add_argument("--out", type=Path, help="where verdicts go; standard output")
    score.add_argument("--format", choices=FORMATS, help="if the name does not tell; jsonl for -")
    add("card", _card, "print the model card")
    return parser


if __name__ == "__main__":
    sys.exit(main())
