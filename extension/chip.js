// The quiet sign beside a composer: a hint, a neutral card, or that a post was saved. It takes no
// focus, moves nothing on the page and asks nothing.

const GAP_PX = 8;

// After any of these the composer may be elsewhere, or gone.
const MOVES = ["scroll", "resize", "click", "keyup"];

/** @type {HTMLElement | undefined} */
let chip;
/** @type {Composer | undefined} */
let chipComposer;

/**
 * Shows the chip with this name's sentence beside the composer.
 * @param {string} name "nudge", "warn", "care_rights", "care_crisis" or "saved"
 * @param {Composer} composer
 * @param {() => void} [onDismiss]
 */
function showChip(name, composer, onDismiss) {
  if (chip?.dataset.name === name && chipComposer?.frame === composer.frame) return placeChip();
  hideChip();
  chipComposer = composer;
  chip = buildChip(name, () => {
    onDismiss?.();
    hideChip();
  });
  overlayIn(self).append(chip);
  chip.showPopover();
  placeChip();
  for (const type of MOVES) addEventListener(type, followComposer, true);
}

function hideChip() {
  for (const type of MOVES) removeEventListener(type, followComposer, true);
  chip?.remove();
  chip = undefined;
}

/**
 * @param {string} name
 * @param {() => void} dismiss
 */
function buildChip(name, dismiss) {
  const close = button("dismiss", "", dismiss);
  close.setAttribute("aria-label", say("dismiss"));
  const spoken = { role: "status", lang: say("language"), dir: say("direction") };
  const attributes = { "data-unvent": "chip", "data-name": name, popover: "manual", ...spoken };
  const said = element("p", {}, say(`chip_${name}`));
  return element("div", attributes, moon(), said, close);
}

function followComposer() {
  requestAnimationFrame(placeChip);
}

/** Below the composer, else above it, else at the window's lower edge: never over its button. */
function placeChip() {
  if (!chip || !chipComposer) return;
  const box = boundsOf(chipComposer);
  if (!box) return hideChip();
  const { width, height } = chip.getBoundingClientRect();
  const [lowest, rightmost] = [innerHeight - height - GAP_PX, innerWidth - width - GAP_PX];
  const below = box.bottom + GAP_PX;
  const above = box.top - height - GAP_PX;
  const top = below <= lowest && below > 0 ? below : above >= 0 ? Math.min(above, lowest) : lowest;
  const left = Math.max(GAP_PX, Math.min(box.left, rightmost));
  chip.style.setProperty("translate", `${Math.round(left)}px ${Math.round(top)}px`);
}

/**
 * The box around the editors and their buttons on the screen, none if no editor is left there.
 * @param {Composer} composer
 */
function boundsOf(composer) {
  const editors = editorsOf(composer).filter((editor) => editor.checkVisibility());
  if (editors.length === 0) return undefined;
  const boxes = [...editors, ...buttonsOf(composer)].map((part) => part.getBoundingClientRect());
  const [top, left] = [Math.min(...boxes.map((b) => b.top)), Math.min(...boxes.map((b) => b.left))];
  return { top, left, bottom: Math.max(...boxes.map((b) => b.bottom)) };
}
