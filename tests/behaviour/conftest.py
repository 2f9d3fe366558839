from pathlib import Path

import pytest

from model.artefact import champion
from model.guard import Guard


@pytest.fixture(scope="session")
def guard(real_data_dir: Path) -> Guard:
    """The guard that serves: trained on the whole corpus, by `make test` beforehand."""
    return Guard.load(champion(real_data_dir / "models"))
