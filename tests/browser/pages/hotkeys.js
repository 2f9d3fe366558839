/**
 * Single-letter hotkeys as X and Mastodon have them: listened for on document, whatever has the
 * focus, unless one writes. What they took stands in `window.hotkeys`.
 */

const WRITES = "input, textarea, [contenteditable='true']";

window.hotkeys = [];

document.addEventListener("keydown", (event) => {
  const target = event.composedPath()[0];
  if (target instanceof Element && target.closest(WRITES)) return;
  window.hotkeys.push(event.key);
});
