// What the user did to publish, so that it can be done once more after it was held.

/** @typedef {() => void} Replay */

let isReplaying = false;

const POINTER_SEQUENCE = ["pointerdown", "mousedown", "pointerup", "mouseup"];
const CONTROLS = 'button, input, a[href], [role="button"]';

/**
 * Does it once more, past our own listeners.
 * @param {Replay} replay
 */
function repeat(replay) {
  isReplaying = true;
  try {
    replay();
  } finally {
    isReplaying = false;
  }
}

/**
 * Repeats a click or a key on a button.
 * @param {Event} event
 * @param {Composer} composer
 * @returns {Replay}
 */
function replayPress(event, composer) {
  const path = pathOf(event);
  const pressed = path.find((element) => element.matches(CONTROLS)) ?? path[0];
  return () => {
    const control = stillThere(pressed, buttonsOf(composer));
    for (const type of actsOnPointer(composer) ? POINTER_SEQUENCE : [])
      dispatchPointer(control, type);
    control.click();
  };
}

/**
 * Whether the site acts on the pointer's way down.
 * @param {Composer} composer
 */
function actsOnPointer({ rule }) {
  return rule.flags.includes("publishes-on-pointerdown");
}

/**
 * The element, or, if the site has redrawn it meanwhile, the one in its place.
 * @param {Element} used
 * @param {Element[]} present
 */
function stillThere(used, [successor]) {
  return /** @type {HTMLElement} */ (used.isConnected || !successor ? used : successor);
}

/**
 * @param {HTMLElement} control
 * @param {string} type
 */
function dispatchPointer(control, type) {
  const Kind = type.startsWith("pointer") ? PointerEvent : MouseEvent;
  const init = { bubbles: true, composed: true, cancelable: true, isPrimary: true, view: self };
  control.dispatchEvent(new Kind(type, { ...init, pointerType: "mouse", pointerId: 1 }));
}

/**
 * Repeats a chord pressed inside an editor.
 * @param {KeyboardEvent} event
 * @param {Composer} composer
 * @returns {Replay}
 */
function replayKey(event, composer) {
  const { key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey, location } = event;
  const chord = { key, code, keyCode, which: keyCode, location };
  const held = { ctrlKey, metaKey, shiftKey, altKey };
  const init = { ...chord, ...held, bubbles: true, composed: true, cancelable: true, view: self };
  const [target] = pathOf(event);
  return () => {
    const editor = stillThere(target, editorsOf(composer));
    editor.dispatchEvent(new KeyboardEvent("keydown", init));
  };
}

/**
 * Repeats a form's submission, checks of its fields and listeners of the page included.
 * @param {SubmitEvent} event
 * @returns {Replay}
 */
function replaySubmit(event) {
  const form = /** @type {HTMLFormElement} */ (pathOf(event)[0]);
  const { submitter } = event;
  return () => form.requestSubmit(submitter?.isConnected ? submitter : null);
}

/**
 * Whether this key, pressed in an editor of the site, publishes.
 * @param {KeyboardEvent} event
 * @param {ComposerRule["keys"]} keys
 */
function isChord({ key, ctrlKey, metaKey, shiftKey, altKey }, keys) {
  if (key !== "Enter" || shiftKey || altKey) return false;
  return keys.includes(ctrlKey || metaKey ? "Mod+Enter" : "Enter");
}

/**
 * Whether this key presses a control that the browser itself does not press: on a real button it
 * would make a click of the key.
 * @param {KeyboardEvent} event
 */
function isPress(event) {
  if (event.key !== "Enter" && event.key !== " ") return false;
  return !pathOf(event)[0]?.matches("button, input, a[href], summary");
}
