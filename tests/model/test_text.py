import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import TextError
from model.text import MAX_CHARS, checked, codepoints, fold, utf16_offset


def folded(text: str) -> str:
    return "".join(map(chr, fold(text).codes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello  WORLD", " hello world "),
        ("it’s “so” late", ' it\'s "so" late '),
        ("soooooo late", " soo late "),
        ("at 9 in ２０２４", " at 9 in 2024 "),
        ("cl0wns, what sh1t", " clowns, what shit "),
        ("my 2nd at 10am, 4 of 5", " my 2nd at 10am, 4 of 5 "),
        ("c\u200bl\u200downs", " clowns "),
        ("𝐜𝐥𝐨𝐰𝐧𝐬 ｃｌｏｗｎｓ", " clowns clowns "),
        ("a\x00b\n\tc", " a b c "),
    ],
)
def test_writing_around_the_guard_changes_nothing(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_a_folded_character_knows_where_it_stood() -> None:
    text = "Sooooo 🎉 late"
    found = fold(text)
    late = folded(text).index("late")
    assert text[found.offsets[late]] == "l"


@given(st.text(st.characters(), max_size=60))
def test_any_text_folds_to_something_between_two_spaces(text: str) -> None:
    found = fold(text)
    assert found.codes[0] == found.codes[-1] == ord(" ")
    assert len(found.codes) == len(found.offsets)
    assert (found.offsets[1:] >= found.offsets[:-1]).all()


def test_lone_surrogates_are_code_points_like_others() -> None:
    assert codepoints("a\ud800b").tolist() == [97, 0xD800, 98]


def test_utf16_offsets_count_an_emoji_twice() -> None:
    text = "🎉🎉 clowns"
    assert utf16_offset(text, text.index("clowns")) == 5


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_a_blank_text_is_refused(text: str) -> None:
    with pytest.raises(TextError, match="blank"):
        checked(text)


def test_the_limit_is_facebooks() -> None:
    assert checked("a" * MAX_CHARS)
    with pytest.raises(TextError, match="63,207 characters; the limit is 63,206"):
        checked("a" * (MAX_CHARS + 1))
