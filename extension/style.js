// How dialog and chip look. A string and not a file: the page may see neither, and a constructed
// sheet is the only one that works under every page's content security policy. Lengths are in px,
// because a page may set the size of rem as it likes.

const STYLE = `
:host {
  all: initial !important;
  color-scheme: light dark !important;
  --surface: #ffffff;
  --raised: #f4f5fa;
  --line: #dfe2ec;
  --ink: #1c2233;
  --muted: #565f75;
  --accent: #3f4fb5;
  --on-accent: #ffffff;
  --mark: #ffe7b0;
  --mark-line: #c27a00;
  --shadow: 0 24px 64px rgb(18 22 44 / 0.28), 0 2px 8px rgb(18 22 44 / 0.12);
}
@media (prefers-color-scheme: dark) {
  :host {
    --surface: #1b1f2e;
    --raised: #252a3c;
    --line: #3a4159;
    --ink: #eef0f8;
    --muted: #aeb6cc;
    --accent: #b3beff;
    --on-accent: #151a33;
    --mark: #57430f;
    --mark-line: #f0b84a;
    --shadow: 0 24px 64px rgb(0 0 0 / 0.6), 0 0 0 1px rgb(255 255 255 / 0.06);
  }
}
* { box-sizing: border-box; margin: 0; padding: 0; }
dialog, [data-unvent="chip"] {
  font: 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}

dialog {
  width: min(576px, calc(100vw - 32px));
  max-height: calc(100dvh - 32px);
  margin: auto;
  padding: 28px;
  border: 0;
  border-radius: 20px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: var(--shadow);
  overflow: auto;
  overscroll-behavior: contain;
}
dialog::backdrop { background: rgb(18 22 44 / 0.5); }
header { display: flex; gap: 16px; align-items: flex-start; }
.badge {
  flex: none;
  display: grid;
  place-items: center;
  width: 44px;
  height: 44px;
  border-radius: 50%;
  background: linear-gradient(150deg, #5666d6, #2d3787);
}
svg { width: 22px; height: 22px; fill: #ffe9b0; }
h2 { font-size: 22px; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
header p { margin-top: 6px; color: var(--muted); }
.body { margin-top: 20px; }
[data-unvent="post"] {
  max-height: min(224px, 34vh);
  padding: 14px 16px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--raised);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  overflow-y: auto;
}
mark {
  padding: 0.05em 0.15em;
  border-radius: 0.25em;
  background: var(--mark);
  color: inherit;
  text-decoration: underline 2px var(--mark-line);
  text-underline-offset: 0.2em;
  box-decoration-break: clone;
  -webkit-box-decoration-break: clone;
}
section { margin-top: 20px; }
h3 { font-size: 14px; font-weight: 600; color: var(--muted); }
ul { margin-top: 8px; padding-inline-start: 18px; font-size: 15px; }
li { padding-inline-start: 2px; }
li + li { margin-top: 5px; }
li::marker { color: var(--accent); }
footer { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 24px; }
footer p { flex-basis: 100%; }
button {
  min-height: 44px;
  padding: 8px 16px;
  border: 1px solid transparent;
  border-radius: 12px;
  background: transparent;
  color: var(--ink);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  transition: background-color 120ms ease, filter 120ms ease;
}
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[data-unvent="keep-editing"] { background: var(--accent); color: var(--on-accent); }
[data-unvent="keep-editing"]:hover { filter: brightness(1.08); }
[data-unvent="save-for-tomorrow"] { border-color: var(--line); background: var(--surface); }
[data-unvent="save-for-tomorrow"]:hover { background: var(--raised); }
[data-unvent="publish-anyway"] { margin-inline-start: auto; padding-inline: 8px; color: var(--muted); font-weight: 500; }
[data-unvent="publish-anyway"]:hover { color: var(--ink); text-decoration: underline; }

[data-unvent="chip"] {
  position: fixed;
  inset: 0 auto auto 0;
  display: flex;
  gap: 10px;
  align-items: flex-start;
  width: max-content;
  max-width: min(416px, calc(100vw - 16px));
  padding: 8px 8px 8px 12px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: 0 6px 20px rgb(18 22 44 / 0.16);
  font-size: 14px;
}
[data-unvent="chip"] svg { flex: none; width: 18px; height: 18px; margin-top: 2px; fill: var(--accent); }
[data-unvent="dismiss"] {
  position: relative;
  flex: none;
  min-height: 0;
  width: 24px;
  height: 24px;
  padding: 0;
  border-radius: 50%;
}
[data-unvent="dismiss"]::before, [data-unvent="dismiss"]::after {
  content: "";
  position: absolute;
  inset: calc(50% - 1px) 6px auto;
  height: 2px;
  border-radius: 1px;
  background: var(--muted);
  rotate: 45deg;
}
[data-unvent="dismiss"]::after { rotate: -45deg; }
[data-unvent="dismiss"]:hover { background: var(--raised); }

@media (min-height: 480px) {
  footer {
    position: sticky;
    bottom: -28px;
    margin-bottom: -28px;
    padding-bottom: 28px;
    background: linear-gradient(transparent, var(--surface) 12px);
    padding-top: 20px;
    margin-top: 4px;
  }
}
@media (max-width: 480px) {
  dialog { padding: 20px; }
  footer { flex-direction: column; gap: 6px; }
  [data-unvent="publish-anyway"] { margin-inline-start: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  dialog { animation: rise 180ms cubic-bezier(0.2, 0.8, 0.3, 1); }
  [data-unvent="chip"] { animation: appear 160ms ease; }
  @keyframes rise { from { opacity: 0; transform: translateY(8px) scale(0.985); } }
  @keyframes appear { from { opacity: 0; } }
}
@media (prefers-reduced-motion: reduce) { * { transition: none; } }
@media (forced-colors: active) {
  dialog, [data-unvent="post"], [data-unvent="chip"], button { border: 1px solid CanvasText; }
  mark { background: Mark; color: MarkText; }
  svg { fill: CanvasText; }
  [data-unvent="dismiss"]::before, [data-unvent="dismiss"]::after { background: ButtonText; }
}
`;
