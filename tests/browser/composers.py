"""The composers that the tests write in: a row each, and a page of the real editor behind it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Composer:
    """Where a site's composer is and how one publishes from it; paths as in browser.py."""

    name: str
    host: str
    editor: str
    publish: str
    opener: str | None = None
    shortcut: str | None = None  # the keys that publish, where the real site has some


COMPOSERS = (
    Composer(
        name="facebook",
        host="www.facebook.com",
        editor="[role='dialog'] .editor",
        publish="[role='dialog'] .post",
        opener="#open-composer",
        shortcut="Control+Enter",
    ),
    Composer(
        name="x",
        host="x.com",
        editor="[data-testid='tweetTextarea_0']",
        publish="[data-testid='tweetButtonInline']",
        shortcut="Control+Enter",
    ),
    Composer(
        name="linkedin",
        host="www.linkedin.com",
        editor="#interop-outlet >>> .ql-editor",
        publish="#interop-outlet >>> .share-actions__primary-action",
        opener="#start-post",
    ),
    Composer(
        name="bluesky",
        host="bsky.app",
        editor=".ProseMirror",
        publish="[data-testid='composerPublishBtn']",
        opener="[data-testid='composeFAB']",
        shortcut="Control+Enter",
    ),
    Composer(
        name="mastodon",
        host="mastodon.social",
        editor="textarea",
        publish="button[type='submit']",
        shortcut="Control+Enter",
    ),
    Composer(
        name="reddit",
        host="www.reddit.com",
        editor="[slot='rte']",
        publish="button[type='submit']",
        shortcut="Control+Enter",
    ),
)

# Facebook's comments go out by plain Enter: only its keys are another matter than its posts'.
COMMENT = Composer(
    name="facebook-comment",
    host="www.facebook.com",
    editor=".comment .editor",
    publish=".comment .send",
    shortcut="Enter",
)


def composer_named(name: str) -> Composer:
    """Return the composer of this name."""
    return next(composer for composer in COMPOSERS if composer.name == name)


def on(*composers: Composer) -> pytest.MarkDecorator:
    """Return the mark that runs a test on these composers."""
    return pytest.mark.parametrize("composer", composers, ids=lambda composer: composer.name)


def only(*names: str) -> pytest.MarkDecorator:
    """Return the mark for what is alike on all sites, so that some are enough."""
    return on(*map(composer_named, names))


with_shortcut = on(*(composer for composer in (*COMPOSERS, COMMENT) if composer.shortcut))
