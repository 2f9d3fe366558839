// What helps instead of the post. The service says what matters most for this text; its names
// are those of the sentences in _locales.

const ADVICE = ["thank_you_note", "ask_for_feedback", "keep_for_tomorrow", "move_on"];

/**
 * The list, the service's choice first.
 * @param {string[]} chosen
 */
function adviceList(chosen) {
  const names = new Set([...chosen.filter((name) => ADVICE.includes(name)), ...ADVICE]);
  const items = [...names].map((name) => element("li", {}, say(`advice_${name}`)));
  const title = element("h3", {}, say("advice_title"));
  return element("section", { "data-unvent": "advice" }, title, element("ul", {}, ...items));
}
