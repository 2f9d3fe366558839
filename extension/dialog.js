// The warning: the post with its reasons, why, what helps instead, and three ways on. The safe
// one has the focus, and is what Enter, Escape and every accident choose.

/** @typedef {"edit" | "later" | "publish"} Choice */

let isDialogOpen = false;

/**
 * Shows the dialog until the user chose.
 * @param {string} text
 * @param {Verdict} verdict
 * @returns {Promise<Choice>} "later" only once the post is saved
 */
function openDialog(text, verdict) {
  return new Promise((resolve) => {
    const dialog = buildDialog(text, verdict, (choice) => {
      closeDialog(dialog);
      resolve(choice);
    });
    // With this page (or frame) goes what the buttons would do.
    addEventListener("pagehide", () => closeDialog(dialog), { once: true });
    overlayIn(roomyWindow()).append(dialog);
    dialog.showModal();
    isDialogOpen = true;
    showFirstReason(dialog);
  });
}

/** @param {HTMLDialogElement} dialog */
function closeDialog(dialog) {
  if (!dialog.isConnected) return;
  isDialogOpen = false;
  dialog.close();
  dialog.remove();
}

/**
 * @param {string} text
 * @param {Verdict} verdict
 * @param {(choice: Choice) => void} choose
 */
function buildDialog(text, verdict, choose) {
  const spoken = { lang: say("language"), dir: say("direction") };
  const labels = { role: "alertdialog", "aria-labelledby": "title", "aria-describedby": "why" };
  const dialog = element("dialog", { "data-unvent": "dialog", ...labels, ...spoken });
  const body = element("div", { class: "body" }, markedPost(text, verdict.reasons));
  body.append(adviceList(verdict.advice));
  dialog.append(dialogHead(verdict), body, dialogFoot(text, choose));
  // Escape. Its `close` comes a task later, and by then the user may be typing on.
  dialog.addEventListener("cancel", () => choose("edit"));
  dialog.addEventListener("close", () => choose("edit"));
  return dialog;
}

/** @param {Verdict} verdict */
function dialogHead(verdict) {
  const title = element("h2", { id: "title" }, say("dialog_title"));
  const why = element("p", { id: "why", "data-unvent": "why" }, whySentence(verdict));
  const badge = element("span", { class: "badge" }, moon());
  return element("header", {}, badge, element("div", {}, title, why));
}

/**
 * @param {string} text
 * @param {(choice: Choice) => void} choose
 */
function dialogFoot(text, choose) {
  const edit = button("keep-editing", say("keep_editing"), () => choose("edit"));
  const later = button("save-for-tomorrow", say("save_for_tomorrow"), () =>
    saveDraft(text, site?.name ?? "").then(
      () => choose("later"),
      () => saySaveFailed(later),
    ),
  );
  const publish = button("publish-anyway", say("publish_anyway"), (event) => {
    // The second click of a double click on the page's button lands where the dialog came up.
    if (event.detail < 2) choose("publish");
  });
  edit.autofocus = true;
  return element("footer", {}, edit, later, publish);
}

/** @param {Element} later */
function saySaveFailed({ parentElement }) {
  parentElement?.querySelector("p")?.remove();
  parentElement?.prepend(element("p", { role: "alert" }, say("save_failed")));
}

/** @param {HTMLDialogElement} dialog */
function showFirstReason(dialog) {
  const post = /** @type {HTMLElement} */ (dialog.querySelector('[data-unvent="post"]'));
  const mark = post.querySelector("mark");
  if (mark) post.scrollTop = mark.offsetTop - post.offsetTop - post.clientHeight / 3;
}
