// The verdicts on the texts of this page's composers, for exactly these texts. They are asked for
// while the user writes, so that at the click the answer is there.

// Typing makes many texts; only the last few can be published.
const KNOWN_LIMIT = 20;

/** @type {Map<string, Verdict>} */
const known = new Map();
/** @type {Map<string, Promise<Verdict>>} */
const asked = new Map();

/**
 * The verdict if it is at hand.
 * @param {string} text
 */
function knownVerdict(text) {
  return known.get(text);
}

/**
 * The verdict, asked for if need be.
 * @param {string} text
 * @param {string | undefined} lang the language that the page declares for the editor, if any
 * @returns {Promise<Verdict>} rejects when there is no service or no sense in its answer
 */
function askVerdict(text, lang) {
  const answer = known.get(text) ?? asked.get(text) ?? ask(text, lang);
  return Promise.resolve(answer);
}

/**
 * @param {string} text
 * @param {string | undefined} lang
 */
function ask(text, lang) {
  const message = { type: "check", text, site: site?.name, lang };
  const answer = api.runtime.sendMessage(message).then((reply) => {
    if (!reply?.value) throw new Error(reply?.error ?? "no answer");
    remember(text, reply.value);
    return /** @type {Verdict} */ (reply.value);
  });
  asked.set(text, answer);
  answer.finally(() => asked.delete(text)).catch(() => {});
  return answer;
}

/**
 * @param {string} text
 * @param {Verdict} verdict
 */
function remember(text, verdict) {
  known.set(text, verdict);
  const [oldest] = known.keys();
  if (known.size > KNOWN_LIMIT) known.delete(oldest);
}
