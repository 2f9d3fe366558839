"""Words for groups of people: evaluation tells whether verdicts hang on who is named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

# Group → words, singular and plural told apart where both are common. English, lower case.
# The groups follow the traits that employment law protects; the list is ours and short.
IDENTITIES: Final[Mapping[str, tuple[str, ...]]] = {
    "women": ("woman", "women", "girl", "girls", "female", "lady", "ladies", "mom", "mum", "wife"),
    "men": ("man", "men", "guy", "guys", "male", "dude", "dad", "husband"),
    "age": ("older", "elderly", "boomer", "boomers", "teen", "teenager", "millennial", "retired"),
    "race and origin": (
        "black", "white", "asian", "latino", "latina", "hispanic", "african", "indian", "chinese",
        "mexican", "immigrant", "immigrants", "foreigner", "foreigners", "accent",
    ),
    "religion": (
        "muslim", "muslims", "islam", "christian", "christians", "jewish", "jews", "hindu",
        "catholic", "atheist", "church", "hijab",
    ),
    "sexuality and gender": ("gay", "lesbian", "queer", "lgbt", "lgbtq", "trans", "transgender"),
    "disability and health": (
        "disabled", "disability", "autistic", "autism", "adhd", "deaf", "blind", "wheelchair",
        "depressed", "depression", "anxiety", "bipolar",
    ),
    "parenthood": ("pregnant", "pregnancy", "maternity", "kids", "baby", "parent", "parents"),
}  # fmt: skip


def mentions(texts: Sequence[str]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Group → which of the texts name it, shape (n_texts,)."""
    for group, words in IDENTITIES.items():
        pattern = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
        yield group, np.array([pattern.search(text) is not None for text in texts], dtype=bool)
