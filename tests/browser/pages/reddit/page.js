/** Reddit: a Lexical editor slotted into a custom element with an open shadow root. */
import { createLexical } from "../lexical.js";
import { publish } from "../published.js";

class ShredditComposer extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    for (const name of ["rte", "submit-button"]) {
      const slot = document.createElement("slot");
      slot.name = name;
      root.append(slot);
    }
  }
}
customElements.define("shreddit-composer", ShredditComposer);

const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const element = /** @type {HTMLElement} */ (form.querySelector("[slot='rte']"));
const editor = createLexical(element, (event) => {
  if (event.ctrlKey) send(event);
  return event.ctrlKey;
});
/** A submit event is always trusted; the click that caused it tells the truth. */
let cause = /** @type {Event | null} */ (null);

form.addEventListener("click", (event) => {
  if (event.composedPath().some((target) => target instanceof HTMLButtonElement)) cause = event;
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(cause ?? event);
  cause = null;
});

/** @param {Event} event */
function send(event) {
  publish(editor.text(), event, element);
  editor.clear();
}
