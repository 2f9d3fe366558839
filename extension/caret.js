// Where the user was writing. `focus()` alone would put the caret at the start in Draft.js,
// Quill and plain editors.

/** @typedef {Pick<Selection, "anchorNode" | "anchorOffset" | "focusNode" | "focusOffset">} Marks */

class Caret {
  /** @type {HTMLElement} */
  #element;
  /** @type {() => void} */
  #select;

  /** @param {HTMLElement} element the focused one */
  constructor(element) {
    this.#element = element;
    this.#select = "selectionStart" in element ? fieldCaret(element) : treeCaret(element);
  }

  /** Puts focus and caret back; throws if the text has become shorter meanwhile. */
  restore() {
    this.#element.focus({ preventScroll: true });
    this.#select();
  }
}

/**
 * The caret if it is in one of these editors now.
 * @param {Element[]} editors
 */
function caretIn(editors) {
  const element = focusedElement();
  const isInside = element && ancestorsOf(element).some((around) => editors.includes(around));
  return isInside ? new Caret(element) : undefined;
}

/** The element that takes the keys, in whatever shadow root or frame it is. */
function focusedElement() {
  let element = document.activeElement;
  for (let inner = element; inner; inner = contentOf(inner)?.activeElement ?? null) element = inner;
  return /** @type {HTMLElement | null} */ (element);
}

/** @param {HTMLElement} element */
function fieldCaret(element) {
  const field = /** @type {HTMLTextAreaElement} */ (element);
  const { selectionStart, selectionEnd, selectionDirection } = field;
  return () => field.setSelectionRange(selectionStart, selectionEnd, selectionDirection);
}

/** @param {HTMLElement} element */
function treeCaret(element) {
  const { selection, marks } = selectionAround(element);
  const { anchorNode, anchorOffset, focusNode, focusOffset } = marks;
  return () => {
    if (!selection || !anchorNode?.isConnected || !focusNode?.isConnected) return;
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  };
}

/**
 * The selection with its ends as nodes inside the element's own tree: from outside a shadow root
 * the document's selection tells only the host.
 * @param {HTMLElement} element
 * @returns {{ selection: Selection | null, marks: Marks }}
 */
function selectionAround(element) {
  const root = element.getRootNode();
  const own = /** @type {{ getSelection?: () => Selection | null }} */ (root).getSelection?.();
  const selection = own ?? element.ownerDocument.getSelection();
  const nowhere = { anchorNode: null, anchorOffset: 0, focusNode: null, focusOffset: 0 };
  if (!selection) return { selection, marks: nowhere };
  if (own || !(root instanceof ShadowRoot)) return { selection, marks: marksOf(selection) };
  return { selection, marks: composedMarks(selection, root) };
}

/**
 * @param {Marks} selection
 * @returns {Marks}
 */
function marksOf({ anchorNode, anchorOffset, focusNode, focusOffset }) {
  return { anchorNode, anchorOffset, focusNode, focusOffset };
}

/**
 * @param {Selection} selection
 * @param {ShadowRoot} root
 * @returns {Marks}
 */
function composedMarks(selection, root) {
  const [range] = selection.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  if (!range) return marksOf(selection);
  const start = /** @type {const} */ ([range.startContainer, range.startOffset]);
  const end = /** @type {const} */ ([range.endContainer, range.endOffset]);
  const [anchor, focus] = selection.direction === "backward" ? [end, start] : [start, end];
  return {
    anchorNode: anchor[0],
    anchorOffset: anchor[1],
    focusNode: focus[0],
    focusOffset: focus[1],
  };
}
