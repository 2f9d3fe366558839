// The try-it page: what is written goes to the service on this machine, the verdict comes back.
// Everything is put on the page by textContent: a post is never read as HTML.

const CHECK_DELAY_MS = 250; // a pause in typing; a request per key would only flicker
const MAX_CHARS = 63206; // code points, as the service counts; it refuses more

const element = (id) => document.getElementById(id);
const text = element("text");
const words = await (await fetch("/en.json")).json();
let timer = 0;
let asking = new AbortController();

function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function show({ decision, title, sentence = "" }) {
  element("verdict").dataset.decision = decision;
  element("title").textContent = title;
  element("sentence").textContent = sentence;
  element("details").hidden = !["ok", "nudge", "warn", "care"].includes(decision);
}

// The post in pieces, the reasons' phrases in <mark>; offsets count UTF-16 units, as strings do.
function highlighted(post, reasons) {
  const pieces = [];
  let end = 0;
  for (const reason of [...reasons].sort((a, b) => a.start - b.start)) {
    if (reason.start < end) continue;
    const mark = document.createElement("mark");
    mark.textContent = post.slice(reason.start, reason.end);
    pieces.push(post.slice(end, reason.start), mark);
    end = reason.end;
  }
  return [...pieces, post.slice(end)];
}

function listItem(sentence) {
  const item = document.createElement("li");
  item.textContent = sentence;
  return item;
}

function showVerdict(post, verdict) {
  show({ decision: verdict.decision, ...words.decisions[verdict.decision] });
  const silent = verdict.decision === "ok";
  element("post").hidden = silent;
  element("post").replaceChildren(...highlighted(post, verdict.reasons));
  element("why").textContent = words.kinds[verdict.kind] ?? "";
  element("advice").replaceChildren(...verdict.advice.map((id) => listItem(words.advice[id])));
  element("probability").textContent = likelihood(verdict);
}

function likelihood({ decision, probability }) {
  if (decision === "care") return "";
  const percent = probability.toLocaleString("en", { style: "percent" });
  return filled(words.interface.probability, { percent });
}

async function check() {
  asking.abort();
  asking = new AbortController();
  const post = text.value;
  if (!post.trim()) return show({ decision: "none", title: words.interface.idle });
  if (characters(post) > MAX_CHARS) {
    return show({ decision: "problem", title: words.interface.too_long });
  }
  element("verdict").ariaBusy = "true";
  try {
    await ask(post, asking.signal);
  } catch (error) {
    if (error.name === "AbortError") return; // a newer text is being asked about
    show({ decision: "problem", title: words.interface.unreachable });
  }
  element("verdict").ariaBusy = "false";
}

async function ask(post, signal) {
  const response = await fetch("/v1/check", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: post, offset_unit: "utf16" }),
    signal,
  });
  const answer = await response.json();
  if (response.ok) showVerdict(post, answer);
  else show({ decision: "problem", title: answer.title, sentence: answer.detail });
}

function characters(post) {
  return [...post].length;
}

function count() {
  const number = characters(text.value);
  element("count").dataset.over = number > MAX_CHARS;
  element("count").textContent = filled(words.interface.characters, {
    count: number.toLocaleString("en"),
    limit: MAX_CHARS.toLocaleString("en"),
  });
}

function exampleButton({ name, text: post }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("click", () => {
    text.value = post;
    text.focus();
    count();
    check();
  });
  return button;
}

async function showModel() {
  const response = await fetch("/v1/model");
  if (response.ok) element("model").textContent = `Model ${(await response.json()).version}`;
}

text.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(check, CHECK_DELAY_MS);
  count();
});
element("examples").replaceChildren(...words.examples.map(exampleButton));
count();
check();
showModel();
