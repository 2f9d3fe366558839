// Posts saved for tomorrow. They stay in the extension's own storage, each under a key of its
// own, so that two tabs saving at once do not lose one another's.

const DRAFT_PREFIX = "draft:";

/** @typedef {{ id: string, text: string, site: string, saved: string }} Draft saved: ISO 8601 */

/**
 * @param {string} text
 * @param {string} siteName
 */
async function saveDraft(text, siteName) {
  const id = `${DRAFT_PREFIX}${crypto.randomUUID()}`;
  const draft = { id, text, site: siteName, saved: new Date().toISOString() };
  await api.storage.local.set({ [id]: draft });
}

/**
 * All drafts, the newest first.
 * @returns {Promise<Draft[]>}
 */
async function loadDrafts() {
  const stored = await api.storage.local.get(null);
  const keys = Object.keys(stored).filter((key) => key.startsWith(DRAFT_PREFIX));
  const drafts = keys.map((key) => /** @type {Draft} */ (stored[key]));
  return drafts.sort((one, other) => other.saved.localeCompare(one.saved));
}

/** @param {string} id */
async function deleteDraft(id) {
  await api.storage.local.remove(id);
}
