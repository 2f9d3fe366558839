/** A Lexical editor on an element, with what a site does to it: read, watch, clear. */
import { registerRichText } from "@lexical/rich-text";
import {
  $createParagraphNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  KEY_ENTER_COMMAND,
} from "lexical";

/**
 * @param {HTMLElement} element
 * @param {(event: KeyboardEvent) => boolean} onEnter returns whether the key is used up
 */
export function createLexical(element, onEnter = () => false) {
  const editor = createEditor({ namespace: "page", onError: (error) => console.error(error) });
  editor.setRootElement(element);
  registerRichText(editor);
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      const used = event !== null && onEnter(event);
      if (used) event?.preventDefault();
      return used;
    },
    COMMAND_PRIORITY_HIGH,
  );
  const clear = () => $getRoot().clear().append($createParagraphNode()).selectEnd();
  editor.update(() => {
    $getRoot().append($createParagraphNode());
  });
  return {
    element,
    text: () => editor.getEditorState().read(readLines),
    clear: () => editor.update(clear),
    /** @param {(text: string) => void} tell */
    onText: (tell) => editor.registerTextContentListener(tell),
  };
}

/** The editor's text, one line per paragraph (getTextContent doubles them). */
function readLines() {
  const lines = $getRoot().getChildren();
  return lines.map((line) => line.getTextContent()).join("\n");
}
