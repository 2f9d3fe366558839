// Our place on the page: one host with a closed shadow root, out of reach of the page's styles
// and scripts. Made when something is first shown.

const HOST_NAME = "unvent-host";

// A frame smaller than this has no room for the dialog.
const ROOM_PX = { width: 360, height: 420 };

/** @type {WeakMap<Window, ShadowRoot>} */
const roots = new WeakMap();

/**
 * The shadow root of our host in that window.
 * @param {Window & typeof globalThis} view
 * @returns {ShadowRoot}
 */
function overlayIn(view) {
  const root = roots.get(view) ?? buildOverlay(view);
  // Sites redraw their whole document and lose what they do not know.
  if (!root.host.isConnected) view.document.documentElement.append(root.host);
  return root;
}

/** @param {Window & typeof globalThis} view */
function buildOverlay(view) {
  const host = view.document.createElement(HOST_NAME);
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  // Our buttons have heard it; the page shall not take it for a click beside its own dialog.
  root.addEventListener("click", (event) => event.stopPropagation());
  root.addEventListener("click", (event) => expectAftershock(/** @type {MouseEvent} */ (event)));
  roots.set(view, root);
  return root;
}

/** The window that has room for a dialog: this one, or the page's around a small frame. */
function roomyWindow() {
  const isSmall = innerWidth < ROOM_PX.width || innerHeight < ROOM_PX.height;
  const around = /** @type {(Window & typeof globalThis) | null} */ (self.top);
  return isSmall && self !== around && isReachable(around) ? around : self;
}

/**
 * @param {Window | null} view
 * @returns {view is Window & typeof globalThis}
 */
function isReachable(view) {
  try {
    return Boolean(view?.document.documentElement);
  } catch {
    return false; // another origin's
  }
}
