"""`python -m training COMMAND`: train, evaluate, look into the corpus; `--help` lists all."""

import argparse
import dataclasses
import json
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from model.artefact import MODEL_CARD_NAME, champion
from model.data_dir import models_dir
from model.errors import UnventError


def main(arguments: list[str] | None = None) -> int:
    """The exit status of a command: 0, or 1 where it could not do what it was asked."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.command(options)
    except UnventError as error:
        print(f"Unvent: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Unvent: {error.filename or ''}: {error.strerror}", file=sys.stderr)
        return 1
    return status


def _train(options: argparse.Namespace) -> int:
    # scikit-learn takes seconds to import: only where something is trained.
    from training.save import reason_to_train, save

    if options.if_missing:
        reason = reason_to_train(models_dir())
        if reason is None:
            return 0
        print(f"Training the model: {reason}", file=sys.stderr)
    from training.read import read_corpus
    from training.train import train

    posts = read_corpus()
    with Progress(console=Console(stderr=True), transient=True) as progress:
        trained = train(posts, progress)
    folder = save(trained, models_dir())
    print(f"Trained on {len(posts):,} posts; serving from now on: {folder}", file=sys.stderr)
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from model.guard import Guard
    from training.behaviour import behaviour_markdown, count_failures
    from training.error_browser import write_error_browser
    from training.evaluate import (
        assess_all,
        compare,
        deletion_test,
        measure,
        read_labelled,
        read_texts,
    )
    from training.intervals import intervals
    from training.plots import draw
    from training.report import markdown, print_report
    from training.slices import slices

    folder = options.version or champion(models_dir())
    guard = Guard.load(folder)
    posts = read_labelled(options.file)
    stream_texts = read_texts(options.stream) if options.stream else []
    assessed = assess_all(guard, posts.texts, "labelled posts")
    stream = assess_all(guard, stream_texts, "the stream") if options.stream else None
    measures = measure(posts, assessed, stream)
    measures["deletion test"], _ = deletion_test(guard, posts, assessed)
    comparison = compare(posts, assessed, stream_texts, stream)
    ranges, parts = (
        intervals(posts, assessed, stream),
        slices(posts, assessed, stream_texts, stream),
    )
    console = Console(width=120 if not sys.stdout.isatty() else None)
    for why, number in posts.left_out.items():
        console.print(f"{number} posts left out: {why}")
    print_report(console, measures, ranges, comparison, parts)
    out = options.out or Path(".cache") / "evaluation" / options.file.stem
    draw(posts, assessed, guard.thresholds, out)
    write_error_browser(guard, posts, assessed, out / "errors.html")
    card = (folder / MODEL_CARD_NAME).read_text(encoding="utf-8")
    section = markdown(options.file.name, measures, ranges, comparison, parts)
    behaviour = behaviour_markdown(count_failures(guard))
    (out / MODEL_CARD_NAME).write_text(f"{card}\n{section}\n{behaviour}", encoding="utf-8")
    report = {
        "version": guard.version.version,
        "measures": measures,
        "intervals": ranges,
        "comparison": comparison,
        "slices": [dataclasses.asdict(part) for part in parts],
    }
    (out / "measures.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    console.print(f"Plots, errors.html, model card and measures.json: {out}")
    return 0


def _behaviour(options: argparse.Namespace) -> int:
    from model.guard import Guard
    from training.behaviour import FAILURES, count_failures, print_behaviour

    failures = count_failures(Guard.load(champion(models_dir())))
    print_behaviour(failures, Console())
    if options.write:
        FAILURES.write_text(json.dumps(failures, indent=1) + "\n", encoding="utf-8")
    return 0


def _languages(options: argparse.Namespace) -> int:
    from model.guard import Guard
    from training.languages import measure_languages
    from training.read import read_corpus

    guard = Guard.load(champion(models_dir()))
    measure_languages(guard, read_corpus(), Console(), os.cpu_count() or 1)
    return 0


def _bench(options: argparse.Namespace) -> int:
    from model.guard import Guard
    from training.bench import bench
    from training.read import read_corpus

    bench(Guard.load(champion(models_dir())), read_corpus(), Console())
    return 0


def _cross_validate(_: argparse.Namespace) -> int:
    from training.cross_validate import cross_validate
    from training.read import read_corpus

    cross_validate(read_corpus(), Console(), os.cpu_count() or 1)
    return 0


def _repeats(_: argparse.Namespace) -> int:
    from training.read import read_corpus
    from training.repeats import tell_repeats

    tell_repeats(read_corpus(), Console())
    return 0


def _docs(options: argparse.Namespace) -> int:
    from training.datasheet import DATASHEET, with_counts
    from training.read import read_corpus

    current = DATASHEET.read_text(encoding="utf-8")
    wanted = with_counts(current, read_corpus())
    if options.check:
        if current != wanted:
            raise UnventError(f"{DATASHEET}: the counts are not the corpus's: `make docs`")
        return 0
    DATASHEET.write_text(wanted, encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    train = commands.add_parser("train", help="make a version from the corpus and let it serve")
    train.add_argument(
        "--if-missing",
        action="store_true",
        help="only where no current version serves: none, damaged, or of another corpus or code",
    )
    train.set_defaults(command=_train)

    evaluate = commands.add_parser("evaluate", help="measure a version on labelled posts")
    evaluate.add_argument("file", type=Path, help="JSON Lines: text, label; kind and repo if known")
    evaluate.add_argument("--stream", type=Path, help="JSON Lines of ordinary posts: text")
    evaluate.add_argument("--version", type=Path, help="the version's folder; the serving one")
    evaluate.add_argument("--out", type=Path, help="where plots go; .cache/evaluation/NAME")
    evaluate.set_defaults(command=_evaluate)

    behaviour = commands.add_parser("behaviour", help="count failures per capability")
    behaviour.add_argument("--write", action="store_true", help="allow so many from now on")
    behaviour.set_defaults(command=_behaviour)

    languages = commands.add_parser("languages", help="measure languages left out of training")
    languages.set_defaults(command=_languages)

    bench = commands.add_parser("bench", help="time the guard beside a plain TF-IDF pipeline")
    bench.set_defaults(command=_bench)

    validate = commands.add_parser("cross-validate", help="judge batches left out of training")
    validate.set_defaults(command=_cross_validate)

    repeats = commands.add_parser("repeats", help="tell posts and phrases that repeat themselves")
    repeats.set_defaults(command=_repeats)

    docs = commands.add_parser("docs", help="write the counts of the corpus's datasheet")
    docs.add_argument("--check", action="store_true", help="only say whether they are true")
    docs.set_defaults(command=_docs)
    return parser


if __name__ == "__main__":
    sys.exit(main())
