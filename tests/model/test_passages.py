from model.passages import passages, sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in passages(text)]


def test_sentences_end_at_marks_and_lines() -> None:
    text = "So late!! No apology... \n\n Just a shrug\nand coffee. 四十分。 ok"
    assert [text[a:b] for a, b in sentences(text)] == [
        "So late!!",
        "No apology...",
        "Just a shrug",
        "and coffee.",
        "四十分。",
        "ok",
    ]


def test_a_passage_is_up_to_three_neighbouring_sentences() -> None:
    one, two = "The first sentence has more than forty letters.", "The second one is as long as it."
    three, four = (
        "Three is also a sentence of enough letters.",
        "Four ends it, with letters enough.",
    )
    found = pieces(f"{one} {two} {three} {four}")
    assert one in found
    assert f"{one} {two}" in found
    assert f"{two} {three} {four}" in found
    assert f"{one} {two} {three} {four}" not in found
    assert two not in found  # 32 characters are too few to speak for a post


def test_a_single_sentence_has_no_passages() -> None:
    assert pieces("I had an interview today and it went rather well I think") == []
    assert pieces("...") == []
