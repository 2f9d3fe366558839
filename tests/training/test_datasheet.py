import pytest

from training.__main__ import main
from training.datasheet import BEGIN, END, with_counts
from training.read import Post


def test_the_datasheet_counts_our_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "--check"]) == 0


def test_other_posts_have_other_counts(posts: list[Post]) -> None:
    sheet = f"before {BEGIN} old {END} after"
    written = with_counts(sheet, posts)
    assert f"| **all** |  | {len(posts)} |" in written
    assert written.startswith("before ")
    assert written.endswith(" after")
    assert with_counts(written, posts) == written
    assert with_counts(written, posts[1:]) != written
