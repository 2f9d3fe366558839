// What publishes: a click or a key on the button, a chord in the editor, a form's submission.

// Whether the way down of the pointer that is pressed now was kept from the page.
let isPointerHeld = false;

/** @param {Event} event */
function onPress(event) {
  const composer = composerOfButton(event);
  if (!composer) return;
  holdOrPass(event, composer, replayPress(event, composer), isPointerHeld);
  isPointerHeld = false;
}

/** @param {SubmitEvent} event */
function onSubmit(event) {
  const composer = composerOfForm(event);
  if (composer) holdOrPass(event, composer, replaySubmit(event));
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  // While an input method composes, Enter chooses a word; 229 is what it reports as the key then.
  if (event.isComposing || event.keyCode === 229) return;
  if (isPress(event)) onPress(event);
  const composer = ["Enter", "Tab"].includes(event.key) && composerOfEditor(event);
  if (!composer) return;
  // With Tab the user goes from the editor to the button.
  if (event.key === "Tab") rememberCaret(composer);
  if (isChord(event, composer.rule.keys)) holdOrPass(event, composer, replayKey(event, composer));
}

/**
 * Most sites publish at the click; of the others not even the way down may be seen. What was
 * kept from the page is replayed with the click, even if the verdict came in between. Never
 * `preventDefault` here: it would take the click with it.
 * @param {Event} event
 */
function onPointer(event) {
  const composer = composerOfButton(event);
  if (event.type === "pointerdown") {
    if (composer) rememberCaret(composer);
    isPointerHeld = Boolean(composer && actsOnPointer(composer) && !mayPass(composer));
  }
  if (isPointerHeld && composer) event.stopImmediatePropagation();
}

listen(["click"], onPress);
listen(["submit"], onSubmit);
listen(["keydown"], onKeyDown);
listen(["pointerdown", "mousedown", "pointerup", "mouseup"], onPointer);
listen(["touchstart", "touchend"], onPointer, { passive: true });
