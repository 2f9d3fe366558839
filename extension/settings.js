// Where the user's own service answers. The only setting there is.

const DEFAULT_ADDRESS = "http://127.0.0.1:8765";

/** The service's address without a slash at its end. */
async function loadAddress() {
  const { address } = await api.storage.local.get("address");
  return typeof address === "string" ? address : DEFAULT_ADDRESS;
}

/** @param {string} address as `normaliseAddress` returned it */
async function saveAddress(address) {
  await api.storage.local.set({ address });
}

/**
 * The address in the form that is kept, or null if nothing could be asked there.
 * @param {string} typed
 * @returns {string | null}
 */
function normaliseAddress(typed) {
  const address = typed.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(address) ? address : `http://${address}`);
  const usable = url && ["http:", "https:"].includes(url.protocol) && !url.username;
  return usable ? `${url.origin}${url.pathname.replace(/\/+$/, "")}` : null;
}
