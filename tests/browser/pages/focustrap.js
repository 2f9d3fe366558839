/**
 * A modal layer as Radix builds it: what happens outside it closes it or is pulled back.
 * A dialog of somebody else's (Unvent's) looks like "outside" to it.
 */

/**
 * @param {HTMLElement} layer
 * @param {() => void} close
 */
export function trapFocus(layer, close) {
  let last = /** @type {HTMLElement | null} */ (null);
  const outside = (/** @type {Event} */ event) =>
    !layer.hidden && !event.composedPath().includes(layer);

  document.addEventListener("pointerdown", (event) => {
    if (outside(event)) close();
  });
  document.addEventListener("focusin", (event) => {
    if (outside(event)) (last ?? layer).focus();
    else if (event.target instanceof HTMLElement) last = event.target;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !layer.hidden) close();
  });
}
