/** One post as a page published it. */
interface Published {
  text: string;
  how: string;
  isTrusted: boolean;
  html: string;
  /** Milliseconds since the person's last move. */
  waited: number;
}

interface Window {
  published: Published[];
  /** How often the page was told to publish, with or without a text. */
  attempts: number;
  /** Keys that the page's own hotkeys took. */
  hotkeys: string[];
}
