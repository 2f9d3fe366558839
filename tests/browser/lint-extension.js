/**
 * Runs the linter that Firefox's add-on site runs, and fails on any error or warning but those
 * named here with their reasons.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
// @ts-expect-error - the package ships no types
import linter from "addons-linter";

const ACCEPTED = {
  // One manifest serves both browsers: Chromium needs this key, Firefox reads `scripts` beside it.
  BACKGROUND_SERVICE_WORKER_IGNORED: "/background/service_worker",
};

const extension = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "extension");
const config = { _: [extension], logLevel: "fatal" };
const { errors, warnings } = await linter
  .createInstance({ config, runAsBinary: false })
  .run({ _console: { log() {}, error: console.error } });

const found = [...errors, ...warnings].filter(({ code }) => !(code in ACCEPTED));
for (const { code, message, file, line } of found) {
  console.error(`${file ?? "extension"}:${line ?? 1}: ${code}: ${message}`);
}
process.exitCode = found.length ? 1 : 0;
