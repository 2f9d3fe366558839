// Holds a publish until it is clear that it may go, then lets it go exactly once.

// A second is what the user was promised; the rest of it is for the replay itself.
const HOLD_LIMIT_MS = 900;

/** Frames of the composers that wait for a verdict or for the user's word. */
const held = new WeakSet();
/** Where the user was writing before the hand went to a button. @type {WeakMap<Element, Caret>} */
const carets = new WeakMap();

/**
 * Lets the event pass, or stops it and sees to it that it happens later.
 * @param {Event} event
 * @param {Composer} composer
 * @param {Replay} replay
 * @param {boolean} [isBroken] whether a part of the gesture was stopped before
 */
function holdOrPass(event, composer, replay, isBroken = false) {
  if (held.has(composer.frame)) return stop(event);
  if (!isBroken && mayPass(composer)) return scheduleHint(composer);
  stop(event);
  hold(composer, replay);
}

/** @param {Composer} composer */
function mayPass(composer) {
  const text = textOf(composer);
  const verdict = knownVerdict(text);
  return !text.trim() || isAllowed(composer, text) || (verdict && !isHeldBack(verdict));
}

/** @param {Event} event */
function stop(event) {
  event.stopImmediatePropagation();
  event.preventDefault();
}

/**
 * @param {Composer} composer
 * @param {Replay} replay
 */
async function hold(composer, replay) {
  held.add(composer.frame);
  const goes = await mayGo(composer).catch(passOnError);
  held.delete(composer.frame);
  if (goes) release(composer, replay);
}

/**
 * @param {Composer} composer
 * @returns {Promise<boolean>}
 */
async function mayGo(composer) {
  const deadline = performance.now() + HOLD_LIMIT_MS;
  const caret = caretIn(composer.editors) ?? carets.get(composer.frame);
  const { text, verdict } = await settle(composer, deadline);
  if (!verdict || !isHeldBack(verdict)) return true;
  hideChip();
  const choice = await openDialog(text, verdict);
  goBack(composer, caret, choice === "later" ? text : undefined);
  // The user's word was for the text they saw.
  return choice === "publish" && (textOf(composer) === text || mayGo(composer));
}

/**
 * Back to where the user was. What goes wrong here must not publish what they kept back.
 * @param {Composer} composer
 * @param {Caret | undefined} caret
 * @param {string | undefined} saved the text if it was saved
 */
function goBack(composer, caret, saved) {
  try {
    caret?.restore();
    if (saved !== undefined) showSaved(composer, saved);
  } catch (error) {
    console.debug(error);
  }
}

/**
 * The verdict on what the composer says now, none if it cannot be had in time. A text that
 * changed while its verdict was on the way is asked about again.
 * @param {Composer} composer
 * @param {number} deadline
 * @returns {Promise<{ text: string, verdict: Verdict | undefined }>}
 */
async function settle(composer, deadline) {
  const text = textOf(composer);
  const verdict = await before(deadline, askVerdict(text, langOf(composer)));
  const isStale = verdict && textOf(composer) !== text;
  return isStale ? settle(composer, deadline) : { text, verdict };
}

/**
 * What the promise brings before the deadline, else undefined.
 * @template T
 * @param {number} deadline
 * @param {Promise<T>} promise
 * @returns {Promise<T | undefined>}
 */
function before(deadline, promise) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, deadline - performance.now());
    const end = (/** @type {T | undefined} */ value) => [clearTimeout(timer), resolve(value)];
    promise.then(end, () => end(undefined));
  });
}

/**
 * Does once more what was stopped.
 * @param {Composer} composer
 * @param {Replay} replay
 */
function release(composer, replay) {
  allow(composer, textOf(composer));
  repeat(replay);
  scheduleHint(composer);
}

/** @param {unknown} error */
function passOnError(error) {
  console.debug(error);
  return true;
}

/**
 * Keeps the caret of an editor that is about to lose the focus to its button.
 * @param {Composer} composer
 */
function rememberCaret({ frame, editors }) {
  const caret = caretIn(editors);
  if (caret) carets.set(frame, caret);
}
