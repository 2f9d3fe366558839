// The only file that talks HTTP, and only to the address that the user set. It runs in the
// background alone: pages' own rules (CORS, Local Network Access) stop a content script.

// A publish waits at most a second for everything; what takes longer is of no use any more.
const ANSWER_LIMIT_MS = 1000;

/** Nothing of the user's goes along, and nothing stays: the text is the whole question. */
const QUIET = /** @type {RequestInit} */ ({
  cache: "no-store",
  credentials: "omit",
  redirect: "error",
  referrerPolicy: "no-referrer",
});

/**
 * The service's verdict on exactly this text.
 * @param {{ text: string, site: string, lang?: string }} post
 * @returns {Promise<Verdict>}
 */
async function askService({ text, site, lang }) {
  const token = crypto.randomUUID();
  const question = { text, site, lang, offset_unit: "utf16", client_token: token };
  const response = await fetch(`${await loadAddress()}/v1/check`, {
    ...QUIET,
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(question),
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  return readVerdict(await response.json(), text, token);
}

/**
 * How a service at this address stands: "ready", "busy" (it says it is not ready yet),
 * "stranger" (something else answers there) or "silent".
 * @param {string} address
 * @returns {Promise<"ready" | "busy" | "stranger" | "silent">}
 */
async function probeService(address) {
  try {
    const signal = AbortSignal.timeout(3 * ANSWER_LIMIT_MS);
    const response = await fetch(`${address}/readyz`, { ...QUIET, signal });
    if (response.status === 503) return "busy";
    const answer = await response.json().catch(() => null);
    return response.ok && answer?.status === "ready" ? "ready" : "stranger";
  } catch {
    return "silent";
  }
}
