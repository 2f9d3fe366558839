/** Facebook: Lexical in a dialog with a Post button that is a div, and a comment box by Enter. */
import { createLexical } from "../lexical.js";
import { publish } from "../published.js";

const overlay = /** @type {HTMLElement} */ (document.querySelector(".overlay"));
const form = /** @type {HTMLElement} */ (overlay.querySelector("form"));
const post = /** @type {HTMLElement} */ (form.querySelector(".post"));
const comment = /** @type {HTMLElement} */ (document.querySelector(".comment"));

/** @param {Element} box */
const editorOf = (box) => /** @type {HTMLElement} */ (box.querySelector(".editor"));

/** @typedef {ReturnType<typeof createLexical>} Lexical */

/**
 * @param {Lexical} editor
 * @param {Event} event
 */
function send(editor, event) {
  publish(editor.text(), event, editor.element);
  editor.clear();
}

const draft = createLexical(editorOf(form), (event) => {
  if (event.ctrlKey) send(draft, event);
  return event.ctrlKey;
});
const remark = createLexical(editorOf(comment), (event) => {
  if (event.shiftKey) return false;
  send(remark, event);
  return true;
});

draft.onText((text) => post.setAttribute("aria-disabled", String(!text.trim())));
post.addEventListener("click", (event) => send(draft, event));
comment.querySelector(".send")?.addEventListener("click", (event) => send(remark, event));

document.querySelector("#open-composer")?.addEventListener("click", () => {
  overlay.hidden = false;
  draft.element.focus();
});
form.querySelector(".close")?.addEventListener("click", () => {
  overlay.hidden = true;
});
