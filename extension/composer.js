// A composer: the editors of one post and the buttons that publish it, found by the site's rules
// along the path of an event.

/**
 * @typedef {object} Composer
 * @property {ComposerRule} rule
 * @property {Element} frame the element around both
 * @property {Element[]} editors
 */

/**
 * The composer in whose editor this event happened.
 * @param {Event} event
 */
function composerOfEditor(event) {
  const path = pathOf(event);
  if (!touches(path, ({ text }) => text)) return undefined;
  return composersAround(path).find(({ editors }) => editors.some((e) => path.includes(e)));
}

/**
 * The composer that this event would publish, by touching one of its buttons.
 * @param {Event} event
 */
function composerOfButton(event) {
  const path = pathOf(event);
  if (!touches(path, ({ publish }) => publish.select)) return undefined;
  return composersAround(path).find((composer) => buttonIn(path, composer));
}

/**
 * The composer that this form would publish.
 * @param {SubmitEvent} event
 */
function composerOfForm(event) {
  const form = /** @type {HTMLFormElement} */ (pathOf(event)[0]);
  const around = [...(event.submitter ? ancestorsOf(event.submitter) : []), ...pathOf(event)];
  const inside = site?.composers.flatMap(({ composer }) => queryDeep(form, composer)) ?? [];
  return composersAround([...inside, ...around]).find(({ editors }) =>
    editors.some((editor) => ancestorsOf(editor).includes(form)),
  );
}

/**
 * Whether the path holds what this selector of any rule names: asked at every key and click on
 * the page, before anything is searched.
 * @param {Element[]} path
 * @param {(rule: ComposerRule) => string} selectorOf
 */
function touches(path, selectorOf) {
  const selectors = site?.composers.map(selectorOf) ?? [];
  return path.some((element) => selectors.some((selector) => element.matches(selector)));
}

/**
 * The button of this composer that lies on the path.
 * @param {Element[]} path
 * @param {Composer} composer
 */
function buttonIn(path, composer) {
  const isDisabled = (/** @type {Element} */ e) => e.matches(':disabled, [aria-disabled="true"]');
  return buttonsOf(composer).find((button) => path.includes(button) && !isDisabled(button));
}

/**
 * @param {Composer} composer
 * @returns {Element[]}
 */
function buttonsOf({ rule, frame }) {
  const { select, pick } = rule.publish;
  const seen = queryDeep(frame, select).filter((button) => button.checkVisibility());
  return { any: seen, first: seen.slice(0, 1), last: seen.slice(-1) }[pick];
}

/**
 * Its editors as they are now: sites redraw them.
 * @param {Composer} composer
 */
function editorsOf({ rule, frame }) {
  return queryDeep(frame, rule.text);
}

/**
 * What the composer says; the posts of a thread are parted by a line break.
 * @param {Composer} composer
 */
function textOf(composer) {
  return editorsOf(composer).map(readText).join("\n");
}

/**
 * The composers whose frames lie on the path, the site's first rule and innermost frame first.
 * @param {Element[]} path
 * @returns {Composer[]}
 */
function composersAround(path) {
  const rules = site?.composers ?? [];
  return rules.flatMap((rule) =>
    path
      .filter((element) => element.matches(rule.composer))
      .map((frame) => ({ rule, frame, editors: queryDeep(frame, rule.text) }))
      .filter(({ editors }) => editors.length > 0),
  );
}

/**
 * The elements that the event passes, innermost first, out of open shadow roots (where its
 * `target` would be the host) and out of a frame into the page around it.
 * @param {Event} event
 * @returns {Element[]}
 */
function pathOf(event) {
  const path = /** @type {Node[]} */ (event.composedPath());
  const elements = path.filter((node) => node.nodeType === Node.ELEMENT_NODE);
  return [.../** @type {Element[]} */ (elements), ...ancestorsOf(self.frameElement)];
}

/**
 * The element and everything around it.
 * @param {Element | null | undefined} element
 * @returns {Element[]}
 */
function ancestorsOf(element) {
  if (!element) return [];
  const { host } = /** @type {Partial<ShadowRoot>} */ (element.getRootNode());
  const around = element.parentElement ?? host ?? element.ownerDocument.defaultView?.frameElement;
  return [element, ...ancestorsOf(around)];
}

/**
 * All matches below the root, or, when there is none, those in open shadow roots and in frames
 * of the same origin below it.
 * @param {Element | DocumentFragment | Document} root
 * @param {string} selector
 * @returns {Element[]}
 */
function queryDeep(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  if (found.length > 0) return found;
  const within = [root, ...root.querySelectorAll("*")].map(contentOf);
  return within.flatMap((content) => (content ? queryDeep(content, selector) : []));
}

/** @param {Node} node */
function contentOf(node) {
  if ("contentDocument" in node) return /** @type {Document | null} */ (node.contentDocument);
  return /** @type {Partial<Element>} */ (node).shadowRoot;
}
