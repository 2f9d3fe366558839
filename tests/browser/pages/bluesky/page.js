/** Bluesky: TipTap in a dialog that loses its text when one clicks outside it. */
import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { trapFocus } from "../focustrap.js";
import { publish } from "../published.js";

const dialog = /** @type {HTMLElement} */ (document.querySelector("[role='dialog']"));
const post = /** @type {HTMLButtonElement} */ (
  dialog.querySelector("[data-testid='composerPublishBtn']")
);
const editor = new Editor({
  element: dialog.querySelector(".editor"),
  extensions: [StarterKit],
  injectCSS: false, // the page's content security policy refuses it
  editorProps: { handleKeyDown: (_view, event) => sendByKey(event) },
  onUpdate: () => {
    post.disabled = !text().trim();
  },
});

const text = () => editor.getText({ blockSeparator: "\n" });

/** @param {Event} event */
function send(event) {
  publish(text(), event, editor.view.dom);
  editor.commands.clearContent(true);
}

/** @param {KeyboardEvent} event */
function sendByKey(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return false;
  send(event);
  return true;
}

post.addEventListener("click", send);
document.querySelector("[data-testid='composeFAB']")?.addEventListener("click", () => {
  dialog.hidden = false;
  editor.commands.focus();
});
trapFocus(dialog, () => {
  dialog.hidden = true;
  editor.commands.clearContent(true);
});
