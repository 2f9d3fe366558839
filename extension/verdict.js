// A verdict's shape, as DESIGN section 3 fixes it. What does not fit is treated as no answer.

/**
 * @typedef {"ok" | "nudge" | "warn" | "care"} Decision
 * @typedef {{ start: number, end: number }} Reason UTF-16 offsets into the text that was sent
 * @typedef {object} Verdict
 * @property {Decision} decision
 * @property {string | null} kind
 * @property {number | null} severity
 * @property {Reason[]} reasons
 * @property {string[]} advice
 */

/**
 * The part of a service's answer that the extension uses.
 * @param {unknown} answer parsed JSON
 * @param {string} text the text that was sent
 * @param {string} token the token that was sent with it
 * @returns {Verdict}
 * @throws {TypeError} if the answer is not a verdict on this text
 */
function readVerdict(answer, text, token) {
  const fields = /** @type {Record<string, any>} */ (answer ?? {});
  const { decision, kind = null, severity = null, reasons, advice } = fields;
  const fits =
    ["ok", "nudge", "warn", "care"].includes(decision) &&
    (kind === null || typeof kind === "string") &&
    (severity === null || [0, 1, 2, 3].includes(severity)) &&
    fields.offset_unit === "utf16" &&
    fields.client_token === token &&
    isArrayOf(reasons, (reason) => isInside(reason, text.length)) &&
    isArrayOf(advice, (name) => typeof name === "string");
  if (!fits) throw new TypeError("not a verdict on this text");
  return { decision, kind, severity, reasons, advice };
}

/**
 * @param {unknown} value
 * @param {(item: any) => boolean} test
 */
function isArrayOf(value, test) {
  return Array.isArray(value) && value.every(test);
}

/**
 * @param {any} reason
 * @param {number} length
 */
function isInside(reason, length) {
  const { start, end } = reason ?? {};
  return (
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= length
  );
}

/**
 * Whether a publish with this verdict waits for the user's word.
 * @param {Verdict} verdict
 */
function isHeldBack(verdict) {
  return verdict.decision === "warn";
}
