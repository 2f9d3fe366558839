/** Mastodon: a textarea whose text React holds, in a form with a submit button; Ctrl+Enter. */
import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import "../hotkeys.js";
import { publish } from "../published.js";

function ComposeForm() {
  const [text, setText] = useState("");
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  // A submit event is always trusted; the click that caused it tells the truth.
  const cause = useRef(/** @type {Event | null} */ (null));

  /** @param {React.SyntheticEvent} event */
  function send(event) {
    event.preventDefault();
    if (!area.current) return;
    publish(text, cause.current ?? event.nativeEvent, area.current);
    cause.current = null;
    setText("");
  }

  /** @param {React.KeyboardEvent} event */
  function sendByKey(event) {
    if (event.keyCode === 13 && (event.ctrlKey || event.metaKey)) send(event);
  }

  /** @param {React.MouseEvent} event */
  function noteCause(event) {
    cause.current = event.nativeEvent;
  }

  return (
    <form className="compose-form" onSubmit={send}>
      <input type="text" placeholder="Content warning" tabIndex={-1} hidden />
      <textarea
        ref={area}
        className="autosuggest-textarea__textarea"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={sendByKey}
      />
      <button type="submit" className="button" onClick={noteCause} disabled={!text.trim()}>
        Post
      </button>
    </form>
  );
}

const root = /** @type {HTMLElement} */ (document.querySelector("#mastodon"));
createRoot(root).render(<ComposeForm />);
