"""A tiny guard that is really trained: on one post in eight, in half a minute."""

import os
from pathlib import Path

import pytest
from rich.progress import Progress

from model.artefact import champion
from model.guard import Guard
from training.read import Post, read_corpus
from training.save import save
from training.train import Training, train

ONE_IN = 8  # posts of the corpus; enough to tell a plain rant from a plain thank-you


@pytest.fixture(scope="session")
def posts() -> list[Post]:
    return read_corpus()[::ONE_IN]


@pytest.fixture(scope="session")
def trained(posts: list[Post]) -> Training:
    with Progress(disable=True) as progress:
        return train(posts, progress, jobs=1)


@pytest.fixture(scope="session")
def models(trained: Training, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of trained versions with one in it, which serves."""
    models = tmp_path_factory.mktemp("models")
    save(trained, models)
    return models


@pytest.fixture(scope="session")
def guard(models: Path) -> Guard:
    return Guard.load(champion(models))


@pytest.fixture(scope="session")
def real_data_dir() -> Path:
    """The data directory in which `make test` trained a version on the whole corpus."""
    named = os.environ.get("UNVENT_DATA_DIR")
    return Path(named) if named else Path(__file__).parent.parent / ".cache" / "data"
