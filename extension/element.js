// Builds our own elements. Never from markup: pages with Trusted Types would forbid it.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * @param {string} name its `data-unvent`
 * @param {string} label
 * @param {(event: MouseEvent) => void} press
 */
function button(name, label, press) {
  const made = element("button", { type: "button", "data-unvent": name }, label);
  made.addEventListener("click", press);
  return made;
}

/** The moon, our sign: give it a night. */
function moon() {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M20.2 14.6A8.6 8.6 0 0 1 9.4 3.8a8.6 8.6 0 1 0 10.8 10.8Z");
  made.append(path);
  return made;
}
