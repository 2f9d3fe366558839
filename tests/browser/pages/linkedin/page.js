/** LinkedIn: Quill in an open shadow root, so that events seem to come from its host. */
import Quill from "quill";
import { publish } from "../published.js";
import { seeShadow } from "./shadow.js";

const outlet = /** @type {HTMLElement} */ (document.querySelector("#interop-outlet"));
const template = /** @type {HTMLTemplateElement} */ (document.querySelector("#share-box"));
const root = outlet.attachShadow({ mode: "open" });
root.append(template.content.cloneNode(true));

const dialog = /** @type {HTMLElement} */ (root.querySelector(".share-box"));
const post = /** @type {HTMLButtonElement} */ (
  root.querySelector(".share-actions__primary-action")
);
const quill = new Quill(/** @type {HTMLElement} */ (root.querySelector(".editor")));
seeShadow(quill, root);
// Quill ends every text with a newline of its own.
const text = () => quill.getText().replace(/\n$/, "");

quill.on("text-change", () => {
  post.disabled = !text().trim();
});
post.addEventListener("click", (event) => {
  publish(text(), event, quill.root);
  quill.setText("");
});
document.querySelector("#start-post")?.addEventListener("click", () => {
  dialog.hidden = false;
  quill.root.focus();
});
