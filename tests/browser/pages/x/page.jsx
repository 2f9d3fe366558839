/** X: Draft.js under React, Ctrl+Enter by keyCode, single-letter hotkeys on document. */
import { ContentState, Editor, EditorState, getDefaultKeyBinding } from "draft-js";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import "../hotkeys.js";
import { publish } from "../published.js";

const EDITOR = "[data-testid='tweetTextarea_0']";

function Composer() {
  const [state, setState] = useState(() => EditorState.createEmpty());
  const text = state.getCurrentContent().getPlainText("\n");

  /** @param {React.SyntheticEvent} event */
  function send(event) {
    const editor = document.querySelector(EDITOR);
    if (!editor) return;
    publish(text, event.nativeEvent, editor);
    const cleared = EditorState.push(state, ContentState.createFromText(""), "remove-range");
    setState(EditorState.moveFocusToEnd(cleared));
  }

  /** @param {React.KeyboardEvent} event */
  function bindKey(event) {
    if (event.keyCode !== 13 || !event.ctrlKey) return getDefaultKeyBinding(event);
    send(event);
    return null;
  }

  return (
    <main data-testid="primaryColumn">
      <Editor
        editorState={state}
        onChange={setState}
        keyBindingFn={bindKey}
        webDriverTestID="tweetTextarea_0"
        ariaLabel="Post text"
      />
      <button type="button" data-testid="tweetButtonInline" disabled={!text.trim()} onClick={send}>
        Post
      </button>
    </main>
  );
}

const root = /** @type {HTMLElement} */ (document.querySelector("#react-root"));
createRoot(root).render(<Composer />);
