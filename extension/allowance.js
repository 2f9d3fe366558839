// The user's word that a text may be published: for exactly this text, and until the composer
// says something else. So a post that the site failed to send can be sent again without a second
// dialog, and the same words in a later post are asked about anew.

/** @type {WeakMap<Element, string>} */
const allowed = new WeakMap();

/**
 * @param {Composer} composer
 * @param {string} text
 */
function allow({ frame }, text) {
  allowed.set(frame, text);
}

/**
 * @param {Composer} composer
 * @param {string} text
 */
function isAllowed({ frame }, text) {
  return allowed.get(frame) === text;
}

/** @param {Composer} composer */
function expireAllowance(composer) {
  const { frame } = composer;
  if (allowed.has(frame) && !isAllowed(composer, textOf(composer))) allowed.delete(frame);
}
