// The browser's own interface to extensions. Firefox calls it `browser`, Chromium `chrome`.

/** @type {typeof chrome} */
const api = Reflect.get(globalThis, "browser") ?? Reflect.get(globalThis, "chrome");

/**
 * True once the extension was updated or removed under a page that still runs this script.
 * Such a script can ask nobody any more, so an event it held would be a post swallowed:
 * every listener asks this first.
 */
function isOrphan() {
  try {
    return !api.runtime?.id;
  } catch {
    return true;
  }
}
