// The options page: where the service answers, whether it does, and the posts saved for tomorrow.

const addressField = /** @type {HTMLInputElement} */ (find("address"));
const connectionStatus = find("connection-status");

/** @param {string} name */
function find(name) {
  return /** @type {HTMLElement} */ (document.querySelector(`[data-unvent="${name}"]`));
}

function speak() {
  document.documentElement.lang = say("language");
  document.documentElement.dir = say("direction");
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-say]")
  )) {
    part.textContent = say(part.dataset.say ?? "");
  }
}

/**
 * @param {string} name
 * @param {...string} substitutions
 */
function report(name, ...substitutions) {
  connectionStatus.textContent = say(`status_${name}`, ...substitutions);
}

/**
 * Asks for leave to reach that one address, if it is not on this machine. The browser wants the
 * question straight after the click, so nothing may be awaited before it.
 * @param {string} address
 */
function askLeave(address) {
  const { protocol, hostname } = new URL(address);
  return api.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
}

/** @param {SubmitEvent} event */
async function saveTyped(event) {
  event.preventDefault();
  const address = normaliseAddress(addressField.value);
  if (!address) return report("unusable", DEFAULT_ADDRESS);
  if (!(await askLeave(address))) return report("refused", address);
  await saveAddress(address);
  addressField.value = address;
  report("saved");
}

async function testConnection() {
  const address = normaliseAddress(addressField.value);
  if (!address) return report("unusable", DEFAULT_ADDRESS);
  report("testing");
  const reply = await api.runtime.sendMessage({ type: "probe", address });
  report(reply?.value ?? "silent");
}

async function showDrafts() {
  const drafts = await loadDrafts();
  const list = /** @type {HTMLElement} */ (document.getElementById("list"));
  const empty = /** @type {HTMLElement} */ (document.getElementById("empty"));
  list.replaceChildren(...drafts.map(draftItem));
  empty.hidden = drafts.length > 0;
}

/** @param {Draft} draft */
function draftItem(draft) {
  const { id, text, site, saved } = draft;
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" });
  const copy = button("copy-draft", say("options_copy"), () => copyText(text, copy));
  const remove = button("delete-draft", say("options_delete"), () => deleteDraft(id));
  const origin = element(
    "p",
    { class: "hint" },
    say("draft_saved", site, format.format(new Date(saved))),
  );
  const row = element("div", { class: "row" }, copy, remove);
  return element(
    "li",
    { "data-unvent": "draft" },
    element("p", { dir: "auto" }, text),
    origin,
    row,
  );
}

/**
 * @param {string} text
 * @param {HTMLButtonElement} copy
 */
async function copyText(text, copy) {
  await navigator.clipboard.writeText(text);
  copy.textContent = say("options_copied");
}

async function open() {
  speak();
  addressField.value = await loadAddress();
  await showDrafts();
}

document.forms[0].addEventListener("submit", saveTyped);
find("test-connection").addEventListener("click", testConnection);
api.storage.local.onChanged.addListener(showDrafts);
open();
