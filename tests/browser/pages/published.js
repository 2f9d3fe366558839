/**
 * What a page has published, oldest first, in `window.published`, with the event that did it.
 * It is the tests' only witness: a post that is swallowed or doubled shows here.
 */

/** When the person last did something, on the page's clock (milliseconds). */
let touched = 0;

for (const type of ["pointermove", "pointerdown", "keydown"]) {
  // A replayed key is not a person's: it must not restart the clock.
  const note = (/** @type {Event} */ event) => {
    if (event.isTrusted) touched = performance.now();
  };
  window.addEventListener(type, note, true);
}

window.published = [];
window.attempts = 0;

/**
 * Publishes a post, unless it is empty: the second of two events finds the composer cleared, as on
 * the site, and shows in `window.attempts` alone.
 * @param {string} text as the site's own state has it, one line per block
 * @param {Event} event the click, key or submit that asked for it
 * @param {Element} editor whose HTML is kept as it was at this moment
 */
export function publish(text, event, editor) {
  window.attempts += 1;
  if (!text.trim()) return;
  window.published.push({
    text,
    how: event.type,
    isTrusted: event.isTrusted,
    html: editor.outerHTML,
    waited: performance.now() - touched,
  });
}
