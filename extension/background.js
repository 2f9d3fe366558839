/// <reference lib="webworker.importscripts" />
// Answers the pages' questions. The browser ends this script after half a minute of quiet and
// starts it again for the next message, so nothing is kept in memory.

// Chromium starts this one file as a worker; Firefox reads the list in the manifest.
if ("importScripts" in globalThis)
  importScripts("api.js", "settings.js", "verdict.js", "service.js");

/**
 * @typedef {{ type: "check", text: string, site: string, lang?: string }} CheckMessage
 * @typedef {{ type: "probe", address: string }} ProbeMessage
 */

/** @type {{ check: (m: CheckMessage) => Promise<unknown>, probe: (m: ProbeMessage) => Promise<unknown> }} */
const ANSWERS = {
  check: (message) => askService(message),
  probe: ({ address }) => probeService(address),
};

/**
 * Pages may ask for a verdict, only our own options page what answers at an address.
 * @param {{ type: "check" | "probe" }} message
 * @param {chrome.runtime.MessageSender} sender
 */
function answerTo({ type }, { id, url }) {
  const isOurs = url?.startsWith(api.runtime.getURL(""));
  return id === api.runtime.id && (isOurs || type === "check") ? ANSWERS[type] : undefined;
}

api.runtime.onMessage.addListener((message, sender, respond) => {
  const answer = answerTo(message, sender);
  if (!answer) return false;
  answer(message).then(
    (value) => respond({ value }),
    (error) => respond({ error: String(error) }),
  );
  return true;
});

// Content scripts cannot read the extension's files unless every page could too, so the rules
// travel through the storage.
async function publishSites() {
  const response = await fetch(api.runtime.getURL("sites.json"));
  await api.storage.local.set({ sites: (await response.json()).sites });
}

api.runtime.onInstalled.addListener(publishSites);
api.runtime.onStartup.addListener(publishSites);
api.action.onClicked.addListener(() => api.runtime.openOptionsPage());
