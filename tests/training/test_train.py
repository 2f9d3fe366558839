"""The script as a whole: deterministic, saved with true hashes, made anew only for a reason."""

import dataclasses
import hashlib
import json
from pathlib import Path

import joblib
import numpy as np
import pytest
from rich.progress import Progress

from model.artefact import ARRAYS_NAME, CARD_NAME, MODEL_CARD_NAME, PIPELINE_NAME, champion
from model.errors import UnventError
from training import budget
from training.batches import CALIBRATION, LEFT_OUT, UNMIXED
from training.calibrate import FEW_ALARMS
from training.read import Post
from training.save import reason_to_train, save
from training.train import Training, halves_of, sampled, train


def test_two_runs_give_the_same_hashes(posts: list[Post], models: Path, tmp_path: Path) -> None:
    with Progress(disable=True) as progress:
        again = train(posts, progress, jobs=2)
    folder = save(again, tmp_path)
    for name in (ARRAYS_NAME, PIPELINE_NAME):
        assert (folder / name).read_bytes() == (champion(models) / name).read_bytes()


def test_the_card_tells_the_truth_about_the_files(models: Path) -> None:
    folder = champion(models)
    card = json.loads((folder / CARD_NAME).read_text())
    for name, field in ((ARRAYS_NAME, "arrays_sha256"), (PIPELINE_NAME, "pipeline_sha256")):
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == card[field]
    assert card["largest_disagreement"] <= 5e-5
    assert card["version"] in (folder / MODEL_CARD_NAME).read_text()


def test_the_thresholds_keep_their_budget_on_posts_held_out(trained: Training) -> None:
    held = trained.holdout.calibration
    nudge, warn = held.thresholds
    assert 0 < nudge <= warn < 1
    posts = trained.holdout.posts
    mixed = np.array([post.batch not in UNMIXED for post in posts])
    checked = []
    for name, members in budget.groups(posts).items():
        for threshold, allowed in ((nudge, budget.NUDGE_BUDGET), (warn, budget.WARN_BUDGET)):
            counted = members & mixed
            if allowed.get(name, 0) * counted.sum() >= FEW_ALARMS:  # the rest is drawn from a tail
                checked.append(name)
                assert (held.vent[counted] >= threshold).mean() <= allowed[name]
    assert "job talk" in checked


def test_no_classifier_reads_the_posts_held_out(trained: Training) -> None:
    assert {post.batch for post in trained.holdout.posts} == CALIBRATION
    learnt = np.array([post.batch for post in trained.columns.posts])[trained.columns.fitted]
    assert not set(learnt.tolist()) & (CALIBRATION | LEFT_OUT)


def test_each_half_judges_batches_that_it_has_not_read(trained: Training) -> None:
    rows = trained.columns
    halves = halves_of(rows)
    batches = np.array([post.batch for post in rows.posts])
    first, second = (set(batches[halves == half].tolist()) for half in range(2))
    assert first
    assert second
    assert not first & second
    assert ((halves == -1) == ~rows.fitted).all()
    assert (halves[sampled(rows)] >= 0).all()


def test_posts_held_out_are_ranked_well(trained: Training) -> None:
    vents = np.array([post.label == "vent" for post in trained.holdout.posts])
    found = trained.holdout.calibration.vent
    assert found[vents].mean() > 4 * found[~vents].mean()


def test_arrays_that_disagree_with_the_pipelines_are_not_saved(
    trained: Training, tmp_path: Path
) -> None:
    wrong = dict(trained.arrays)
    wrong["english_intercepts"] = wrong["english_intercepts"] + 0.01
    with pytest.raises(UnventError, match=r"disagree by 0\.01"):
        save(dataclasses.replace(trained, arrays=wrong), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_saved_pipelines_are_scikit_learns(models: Path) -> None:
    pipelines = joblib.load(champion(models) / PIPELINE_NAME)
    assert set(pipelines) == {
        "gate",
        "english vent",
        "english care",
        "multilingual vent",
        "multilingual care",
        "kind",
        "severity",
    }
    assert pipelines["english vent"].predict(["I love this song"]).tolist() == [False]
    assert pipelines["gate"].predict_proba(["ghosted after the final round"]).shape == (1, 2)


def test_a_model_is_made_anew_only_for_a_reason(models: Path, tmp_path: Path) -> None:
    assert "no trained model" in str(reason_to_train(tmp_path))
    # This one was trained on a part, with today's corpus and code on its card.
    assert reason_to_train(models) is None
    folder = champion(models)
    card = json.loads((folder / CARD_NAME).read_text())
    for field, told in (("corpus_sha256", "corpus has changed"), ("code_sha256", "code")):
        changed = tmp_path / "models"
        (changed / "1").mkdir(parents=True, exist_ok=True)
        (changed / "1" / ARRAYS_NAME).write_bytes((folder / ARRAYS_NAME).read_bytes())
        (changed / "1" / CARD_NAME).write_text(json.dumps(card | {field: "0"}))
        (changed / "champion").write_text("1\n")
        assert told in str(reason_to_train(changed))
