// Every sentence that people read lives in _locales; the code knows only their names.

/**
 * The sentence of that name in the browser's language, or "" when there is none.
 * @param {string} name
 * @param {...string} substitutions
 * @returns {string}
 */
function say(name, ...substitutions) {
  return api.i18n.getMessage(name, substitutions);
}
