// How every listener stands: in the capture phase on `window` from document_start, before any of
// the page's.

/**
 * Listens without ever standing in the page's way: not in an orphaned script, not while an event
 * is repeated, not on a page without rules, not by an error of its own.
 * @template {Event} E
 * @param {string[]} types
 * @param {(event: E) => void} listener
 * @param {AddEventListenerOptions} [options]
 */
function listen(types, listener, options) {
  const guarded = (/** @type {Event} */ event) => {
    if (isOrphan() || isReplaying || !site) return;
    try {
      listener(/** @type {E} */ (event));
    } catch (error) {
      console.debug(error);
    }
  };
  for (const type of types) addEventListener(type, guarded, { ...options, capture: true });
}
