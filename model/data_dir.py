"""Where trained versions live: below UNVENT_DATA_DIR, else the platform's user data folder."""

import os
from pathlib import Path

import platformdirs


def data_dir() -> Path:
    """The folder for everything that Unvent keeps on this machine; it may not exist yet."""
    named = os.environ.get("UNVENT_DATA_DIR")
    return Path(named) if named else platformdirs.user_data_path("unvent", appauthor=False)


def models_dir() -> Path:
    """The folder of the trained versions."""
    return data_dir() / "models"
