// Keeps the page out of what happens in our dialog and chip. Without it the page's hotkeys take
// every key pressed there, and a focus trap closes the composer with the text in it.

const SHIELDED = [
  ...["pointerdown", "pointerup", "pointermove", "pointerover", "pointerout", "pointercancel"],
  ...["mousedown", "mouseup", "mousemove", "mouseover", "mouseout", "dblclick", "auxclick"],
  ...["contextmenu", "touchstart", "touchmove", "touchend", "touchcancel", "wheel"],
  ...["keydown", "keypress", "keyup", "beforeinput", "input", "change"],
  ...["focus", "focusin", "focusout", "blur", "copy", "cut", "paste", "selectstart"],
  ...["dragstart", "dragover", "dragend", "drop", "gotpointercapture", "lostpointercapture"],
];

/**
 * Stops every event on our host, and every loss of focus to it, before the page sees it. Clicks
 * are left: stopped here they would not reach our own buttons either.
 * @param {Event} event
 */
function shield(event) {
  const { target, relatedTarget } = /** @type {FocusEvent} */ (event);
  if (!isHost(target) && !(event instanceof FocusEvent && isHost(relatedTarget))) return;
  event.stopImmediatePropagation();
  if (isHost(target) && isUnmeant(event)) event.preventDefault();
}

/** @param {EventTarget | null} target */
function isHost(target) {
  return /** @type {Partial<Element> | null} */ (target)?.localName === HOST_NAME;
}

/**
 * Whether this would do what nobody wants: a key that was already down when the dialog opened
 * (the Enter that published must not answer the dialog too), or a press on the chip that takes
 * the focus from the editor.
 * @param {Event} event
 */
function isUnmeant(event) {
  const { type, repeat, key } = /** @type {KeyboardEvent} */ (event);
  return type === "mousedown" ? !isDialogOpen : repeat && (key === "Enter" || key === " ");
}

// What belongs to one press, and how soon and near the second one of a double click follows.
const PRESS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick"];
const AFTERSHOCK = { ms: 500, px: 10 };

/** The press that closed something of ours. @type {Pick<MouseEvent, "clientX" | "clientY" | "timeStamp">} */
let lastPress = { clientX: 0, clientY: 0, timeStamp: Number.NEGATIVE_INFINITY };

/** @param {MouseEvent} event a click on our host; one by key has no `detail` and no echo */
function expectAftershock({ clientX, clientY, timeStamp, detail }) {
  if (detail > 0) lastPress = { clientX, clientY, timeStamp };
}

/**
 * Swallows the second press of a double click whose first one closed the dialog: it lands on the
 * page, often beside its composer, which would close with the text in it.
 * @param {Event} event
 */
function absorb(event) {
  const { target, timeStamp, clientX, clientY } = /** @type {MouseEvent} */ (event);
  if (isHost(target) || timeStamp - lastPress.timeStamp > AFTERSHOCK.ms) return;
  const distance = Math.hypot(clientX - lastPress.clientX, clientY - lastPress.clientY);
  if (!(distance < AFTERSHOCK.px)) return;
  event.stopImmediatePropagation();
  event.preventDefault();
}

// From document_start, so that no listener of the page stands before it. By the host's name and
// not by the host itself: the dialog of a small frame stands in the page around it.
for (const type of SHIELDED) addEventListener(type, shield, true);
for (const type of PRESS) addEventListener(type, absorb, true);
