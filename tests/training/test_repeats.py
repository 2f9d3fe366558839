import numpy as np

from model.labels import Label
from training.cross_validate import folds
from training.read import Post, read_corpus
from training.repeats import near_repeats, repeated_phrases, together

LONG = "they kept me waiting in the lobby for an hour and then sent me home again"


def post(text: str, batch: str, label: Label = Label.FINE) -> Post:
    return Post(text, label, "everyday", 0, "en", batch, 1)


def test_a_text_with_a_word_more_is_a_near_repeat_with_one_changed_amid_it_is_not() -> None:
    changed = LONG.replace("hour", "evening")
    pairs = near_repeats([LONG, "nothing of the kind happened to anybody here today", changed])
    assert [(pair.first, pair.second) for pair in pairs] == []  # four of its runs are other ones
    pairs = near_repeats([LONG, "something else entirely, told by somebody else", LONG + " again"])
    assert [(pair.first, pair.second) for pair in pairs] == [(0, 2)]


def test_common_sayings_are_no_repeats() -> None:
    assert near_repeats(["so tired of this place", "so tired of this place"]) == []


def test_a_phrase_counts_once_a_text() -> None:
    texts = [f"{LONG} {number}" for number in range(4)] + [f"{LONG} {LONG}"]
    assert ("kept me waiting in the lobby for", 5) in repeated_phrases(texts)


def test_a_batch_and_its_near_repeats_stay_together() -> None:
    posts = [post(LONG, "a"), post(f"{LONG} today", "b"), post("a calm day", "c")]
    first, second, third = together(posts)
    assert first == second != third


def test_no_fold_judges_what_it_has_learnt() -> None:
    posts = read_corpus()[::20]
    groups = together(posts)
    judged = []
    for learnt, held in folds(posts):
        assert not set(groups[learnt]) & set(groups[held])
        judged.append(held)
    assert sorted(np.concatenate(judged).tolist()) == list(range(len(posts)))


def test_the_corpus_repeats_no_post_under_one_label() -> None:
    posts = read_corpus()
    pairs = near_repeats([post.text for post in posts])
    same = [pair for pair in pairs if posts[pair.first].label is posts[pair.second].label]
    assert [(posts[pair.first].text, posts[pair.second].text) for pair in same] == []
