/** Quill asks the document for the caret; in a shadow root only composed ranges know it. */

/**
 * @param {import("quill").default} quill
 * @param {ShadowRoot} root
 */
export function seeShadow(quill, root) {
  const { selection } = quill;
  selection.hasFocus = () => root.activeElement === quill.root;
  selection.getNativeRange = () => {
    const [range] = document.getSelection()?.getComposedRanges({ shadowRoots: [root] }) ?? [];
    return range ? selection.normalizeNative(/** @type {Range} */ (range)) : null;
  };
}
