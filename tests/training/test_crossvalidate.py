import numpy as np

from training.crossvalidate import batch_folds, block_folds
from training.read import Post


def test_batch_folds_hold_out_whole_batches(posts: list[Post]) -> None:
    batches = np.array([post.batch for post in posts])
    folds = batch_folds(posts)
    assert np.sum(folds, axis=0).tolist() == [1] * len(posts)
    for fold in folds:
        assert not set(batches[fold]) & set(batches[~fold])


def test_block_folds_keep_neighbours_together(posts: list[Post]) -> None:
    folds = block_folds(posts)
    assert np.sum(folds, axis=0).tolist() == [1] * len(posts)
    for fold in folds:
        for batch in batch_folds(posts):
            lines = np.flatnonzero(fold & batch)
            assert np.ptp(lines) == len(lines) - 1
