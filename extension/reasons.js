// Why: the post with the words that caused the warning, and one sentence.

/**
 * The post's text with its reasons marked.
 * @param {string} text
 * @param {Reason[]} reasons
 */
function markedPost(text, reasons) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const { start, end } of mergeReasons(reasons)) {
    parts.push(text.slice(from, start));
    parts.push(element("mark", { "data-unvent": "phrase" }, text.slice(start, end)));
    from = end;
  }
  // It scrolls when the post is long, so the keyboard must be able to get there.
  const attributes = { role: "group", tabindex: "0", dir: "auto", "aria-label": say("post_label") };
  return element("div", { ...attributes, "data-unvent": "post" }, ...parts, text.slice(from));
}

/**
 * The reasons in the text's order, those that overlap made one.
 * @param {Reason[]} reasons
 * @returns {Reason[]}
 */
function mergeReasons(reasons) {
  /** @type {Reason[]} */
  const merged = [];
  for (const { start, end } of [...reasons].sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * One sentence for this kind and severity.
 * @param {Verdict} verdict
 */
function whySentence({ kind, severity }) {
  return say(`why_${kind}_${severity}`) || say(`why_${kind}`) || say("why");
}
