"""Both encoders, by what the judge relies on."""

import numpy as np
import pytest

from model.encoder import Encoder
from model.english import MAX_TOKENS, EnglishEncoder
from model.multilingual import MultilingualEncoder

TEXTS = [
    "They never even read my CV, and the interviewer was an hour late.",
    "Nobody looked at my resume, and the man who interviewed me came very late.",
    "We had pancakes at the lake this morning.",
]


@pytest.fixture(scope="module", params=[EnglishEncoder, MultilingualEncoder])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    made: Encoder = request.param()
    return made


def test_what_means_the_same_is_near(encoder: Encoder) -> None:
    late, tardy, lake = encoder.encode(TEXTS)
    assert late @ tardy > late @ lake + 0.2


def test_vectors_have_length_one_and_no_neighbours(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    assert together.shape == (len(TEXTS), encoder.dimensions)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)
    for text, vector in zip(TEXTS, together, strict=True):
        assert (encoder.encode([text])[0] == vector).all()


@pytest.mark.parametrize("text", ["\ud800 alone", "\x00", "\u200b", "🎉" * 50, "wort " * 3_000])
def test_strange_texts_have_finite_vectors(encoder: Encoder, text: str) -> None:
    assert np.isfinite(encoder.encode([text])).all()


def test_no_texts_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_the_multilingual_encoder_knows_languages_apart_from_meaning() -> None:
    late, spat, lake = MultilingualEncoder().encode(
        [
            TEXTS[0],
            "Sie haben meinen Lebenslauf nie gelesen, und er kam eine Stunde zu spät.",
            TEXTS[2],
        ]
    )
    assert late @ spat > late @ lake + 0.2


def test_spelling_tricks_do_not_move_the_english_vector() -> None:
    plain, tricky = EnglishEncoder().encode(["what absolute clowns", "WHAT ab\u200bsolute cl0wns"])
    assert (plain == tricky).all()


def test_the_end_of_a_long_text_counts() -> None:
    calm = "We walked by the river. " * (MAX_TOKENS // 4)
    plain, ranting = EnglishEncoder().encode([calm, calm + TEXTS[0] * 5])
    assert plain @ ranting < 0.99
