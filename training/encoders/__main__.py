"""`python -m training.encoders PARTS`: writes both encoders' files into model/weights/.

PARTS is the folder of the packages that ship the teacher; `make encoders` fills it.
"""

import argparse
import hashlib
import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from model.encoder import WEIGHTS
from model.english import MODEL_FILE as ENGLISH_FILE
from model.english import TOKENISER_FILE
from model.multilingual import MODEL_FILE as MULTILINGUAL_FILE
from model.multilingual import MultilingualEncoder
from training.encoders import english, multilingual
from training.encoders.distil import TEACHER, distil
from training.encoders.teacher import unpacked

OPSET: Final = 17  # of ONNX
LARGEST_GAP: Final = 1e-4  # between our layers and the base's; float32 rounding is 1e-6
VECTORS_NAME: Final = "vectors.npz"  # the teacher's, kept: they take most of an hour
TOOLS: Final = ("onnx", "onnxruntime", "torch", "transformers")


def main() -> int:
    """The exit status: 0, or 1 where our layers do not give what a base gives."""
    parser = argparse.ArgumentParser(prog="python -m training.encoders", description=__doc__)
    parser.add_argument("parts", type=Path, help="the folder of the teacher's packages")
    options = parser.parse_args()
    base, tokeniser = english.base_model(), english.base_tokeniser()
    distil(base, tokeniser, unpacked(options.parts), options.parts / VECTORS_NAME)
    with torch.no_grad():
        layers: dict[str, tuple[nn.Module, torch.Tensor, torch.Tensor]] = {
            "english": (
                english.English(base).eval(),
                english.SAMPLE,
                english.states_of_base(base, english.SAMPLE),
            ),
            "multilingual": (
                multilingual.Multilingual().eval(),
                torch.tensor(MultilingualEncoder.embeddings(multilingual.SAMPLE_TEXT)),
                multilingual.vector_of_base(multilingual.SAMPLE_TEXT),
            ),
        }
        for name, (module, sample, expected) in layers.items():
            gap = float((module(sample) - expected).abs().max())
            if gap > LARGEST_GAP:
                print(f"Unvent: {name}: layers and base differ by {gap:.2g}", file=sys.stderr)
                return 1
    _export(layers["english"], ENGLISH_FILE, "ids", "states", ["MatMul", "Gather"])
    _export(layers["multilingual"], MULTILINGUAL_FILE, "embeddings", "vector", ["MatMul"])
    tokeniser.save(str(TOKENISER_FILE), pretty=False)
    _write_facts()
    return 0


def _export(
    layers: tuple[nn.Module, torch.Tensor, torch.Tensor],
    path: Path,
    given: str,
    found: str,
    quantised: list[str],
) -> None:
    """Writes a graph of one text: any number of tokens in, weights in eight bits."""
    module, sample, _ = layers
    plain = path.with_suffix(".float32.onnx")
    with torch.no_grad():
        torch.onnx.export(
            module,
            (sample,),
            str(plain),
            input_names=[given],
            output_names=[found],
            dynamic_axes={given: {0: "tokens"}, "states": {0: "tokens"}},
            opset_version=OPSET,
            dynamo=False,
        )
    quantize_dynamic(
        plain,
        path,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=quantised,
    )
    plain.unlink()


def _write_facts() -> None:
    facts: dict[str, Any] = {
        "command": "make encoders",
        "english": english.FACTS | {"taught by": TEACHER},
        "multilingual": multilingual.FACTS,
        "tools": {name: version(name) for name in TOOLS},
        "sha256": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (ENGLISH_FILE, TOKENISER_FILE, MULTILINGUAL_FILE)
        },
    }
    path = WEIGHTS / "encoders.json"
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
