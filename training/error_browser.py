"""The worst mistakes as a page: what was missed and what alarmed, with the highlighted reasons."""

from html import escape
from pathlib import Path
from typing import Final

import numpy as np

from model.guard import Guard
from model.labels import Label
from training.evaluate import Assessed, LabelledPosts

SHOWN: Final = 40  # of each sort
STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem;
  color-scheme: light dark; }
article { border-left: 4px solid #d9822b; padding: .2rem 1rem; margin: 1rem 0; }
p { white-space: pre-wrap; margin: .3rem 0; }
mark { background: #f6c98a; color: #222; }
small { opacity: .75; }
"""


def write_error_browser(guard: Guard, posts: LabelledPosts, assessed: Assessed, path: Path) -> None:
    """Writes one HTML file; it holds the posts' texts, so it belongs where the posts do."""
    order = np.argsort(-assessed.probabilities, kind="stable")
    missed = [row for row in order[::-1] if posts.labels[row] == Label.VENT]
    alarmed = [row for row in order if posts.labels[row] == Label.FINE]
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><title>Worst mistakes</title>",
        f"<style>{STYLE}</style><h1>Worst mistakes of {escape(guard.version.version)}</h1>",
    ]
    for title, rows in (
        ("Vents with the lowest", missed),
        ("Fine posts with the highest", alarmed),
    ):
        parts.append(f"<h2>{title} probability</h2>")
        parts += [_article(guard, posts, assessed, int(row)) for row in rows[:SHOWN]]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def _article(guard: Guard, posts: LabelledPosts, assessed: Assessed, row: int) -> str:
    text = posts.texts[row]
    marked, at = [], 0
    for reason in sorted(guard.assess(text).reasons, key=lambda reason: reason.start):
        marked.append(escape(text[at : reason.start]))
        marked.append(f"<mark title='{reason.contribution:+.2f}'>{escape(reason.phrase)}</mark>")
        at = reason.end
    marked.append(escape(text[at:]))
    said = (
        f"{assessed.probabilities[row]:.3f} · {assessed.decisions[row]} · "
        f"{posts.labels[row]} {posts.kinds[row]} · {posts.sources[row]}"
    )
    return f"<article><small>{escape(said)}</small><p>{''.join(marked)}</p></article>"
