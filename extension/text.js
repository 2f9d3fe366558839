// What a composer says, as its reader would see it: one leaf block is one line. `innerText`
// would double the line breaks of Lexical, Quill and TipTap.

const BLOCKS = new Set(
  (
    "address article aside blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header li main " +
    "ol p pre section table tr ul"
  ).split(" "),
);
const UNSEEN = new Set(["script", "style", "template"]);

/**
 * The text of one editor, an element that is edited or a form field.
 * @param {Element} editor
 * @returns {string}
 */
function readText(editor) {
  if ("value" in editor) return String(editor.value);
  const lines = new Lines();
  readNode(editor, lines);
  // Editors put no-break spaces for the eye and zero-width ones for the caret.
  return lines.toString().replaceAll("\u00a0", " ").replaceAll("\ufeff", "");
}

class Lines {
  /** @type {string[]} */
  #closed = [];
  /** @type {string | null} */
  #open = null;

  /** @param {string} text */
  append(text) {
    this.#open = (this.#open ?? "") + text;
  }

  /** Ends the line, also an empty one: a lone <br> in a block is how editors draw it. */
  break() {
    this.#closed.push(this.#open ?? "");
    this.#open = null;
  }

  /** Ends the line if there is one. */
  close() {
    if (this.#open !== null) this.break();
  }

  toString() {
    return [...this.#closed, ...(this.#open === null ? [] : [this.#open])].join("\n");
  }
}

/**
 * @param {Node} node
 * @param {Lines} lines
 */
function readNode(node, lines) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) readCharacters(/** @type {Text} */ (child), lines);
    if (child.nodeType === Node.ELEMENT_NODE) readElement(/** @type {Element} */ (child), lines);
  }
}

/**
 * @param {Text} node
 * @param {Lines} lines
 */
function readCharacters(node, lines) {
  const isIndentation = !node.data.trim() && node.data.includes("\n") && isBesideBlock(node);
  if (node.data && !isIndentation) lines.append(node.data);
}

/** @param {Text} node */
function isBesideBlock({ previousElementSibling, nextElementSibling }) {
  return [previousElementSibling, nextElementSibling].some((e) => e && BLOCKS.has(e.localName));
}

/**
 * @param {Element} element
 * @param {Lines} lines
 */
function readElement(element, lines) {
  const { localName } = element;
  if (UNSEEN.has(localName)) return;
  if (localName === "br") return lines.break();
  // Sites draw an emoji as a picture whose alternative text is the emoji.
  if (localName === "img") return lines.append(element.getAttribute("alt") ?? "");
  if (!BLOCKS.has(localName)) return readNode(element, lines);
  lines.close();
  readNode(element, lines);
  lines.close();
}
