// The rules of the site that this page belongs to. They are data (sites.json), put into the
// storage by the background; none of the code knows a site by its name.

/**
 * @typedef {object} ComposerRule
 * @property {string} name
 * @property {string} composer the element around the editor and its publish button
 * @property {string} text the editors inside it
 * @property {{ select: string, pick: "any" | "first" | "last" }} publish
 * @property {("Enter" | "Mod+Enter")[]} keys
 * @property {"publishes-on-pointerdown"[]} flags
 *
 * @typedef {{ name: string, hosts: string[], composers: ComposerRule[] }} Site
 */

/** @type {Site | undefined} */
let site;

/** The host whose page this is; a frame without an address has its parent's. */
function hostName() {
  return URL.parse(self.origin)?.hostname ?? "";
}

/** @param {Site[]} [sites] */
function chooseSite(sites = []) {
  site = sites.find(({ hosts }) => hosts.includes(hostName()));
}

api.storage.local.get("sites").then(({ sites }) => chooseSite(/** @type {Site[]} */ (sites)));
api.storage.local.onChanged.addListener(({ sites }) => {
  if (sites) chooseSite(/** @type {Site[]} */ (sites.newValue));
});
