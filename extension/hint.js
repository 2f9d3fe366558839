// What is said while the user writes: the text is checked shortly after each pause, and a verdict
// other than `ok` shows in the chip. Nothing runs on a page without a focused composer.

// Long enough to be a pause in typing, short enough for the answer to be there at the click.
const PAUSE_MS = 300;

// Several for one change, because Lexical and Draft.js swallow some of them.
const SIGNALS = ["focusin", "beforeinput", "input", "keyup", "paste", "drop", "compositionend"];

/** Composers whose chip the user closed; it stays away until a new post. @type {WeakSet<Element>} */
const dismissed = new WeakSet();
/** The text saved for tomorrow: the chip says so as long as it stands. @type {WeakMap<Element, string>} */
const saved = new WeakMap();

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/**
 * Checks the composer's text once it has rested.
 * @param {Composer} composer
 */
function scheduleHint(composer) {
  clearTimeout(pause);
  pause = setTimeout(() => isOrphan() || hint(composer).catch(hideChip), PAUSE_MS);
}

/** @param {Composer} composer */
async function hint(composer) {
  const { frame } = composer;
  const text = textOf(composer);
  if (!text.trim() || !frame.isConnected) return forget(frame);
  if (saved.get(frame) === text) return;
  const verdict = await askVerdict(text, langOf(composer));
  if (textOf(composer) === text && !held.has(frame)) showVerdict(verdict, composer);
}

/** @param {Element} frame */
function forget(frame) {
  dismissed.delete(frame);
  hideChip();
}

/**
 * @param {Composer} composer
 * @param {string} text
 */
function showSaved(composer, text) {
  saved.set(composer.frame, text);
  showChip("saved", composer);
}

/**
 * @param {Verdict} verdict
 * @param {Composer} composer
 */
function showVerdict({ decision, kind }, composer) {
  if (decision === "ok" || dismissed.has(composer.frame)) return hideChip();
  const name = decision === "care" ? `care_${kind === "crisis" ? "crisis" : "rights"}` : decision;
  showChip(name, composer, () => dismissed.add(composer.frame));
}

/**
 * The language that the page declares for the editor itself; the page's own says nothing of what
 * is written in it.
 * @param {Composer} composer
 */
function langOf({ editors }) {
  return editors[0].getAttribute("lang") || undefined;
}

/** @param {Event} event */
function onSignal(event) {
  const composer = composerOfEditor(event);
  if (!composer) return;
  expireAllowance(composer);
  scheduleHint(composer);
}

listen(SIGNALS, onSignal);
