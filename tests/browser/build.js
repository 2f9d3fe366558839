/**
 * Bundles each page of pages/ into build/, where the page server finds it:
 * page.js or page.jsx and page.css through esbuild, index.html as it is.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const pages = join(here, "pages");
const out = join(here, "build");
const sites = readdirSync(pages, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** The files of a site that esbuild bundles. @param {string} site */
function entries(site) {
  return ["page.js", "page.jsx", "page.css"]
    .map((name) => join(pages, site, name))
    .filter(existsSync);
}

rmSync(out, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: sites.flatMap(entries),
  outbase: pages,
  outdir: out,
  bundle: true,
  format: "iife",
  jsx: "automatic",
  logLevel: "warning",
  // Draft.js still asks for Node's names.
  define: { global: "window", "process.env.NODE_ENV": '"production"' },
});
for (const site of sites) {
  mkdirSync(join(out, site), { recursive: true });
  copyFileSync(join(pages, site, "index.html"), join(out, site, "index.html"));
}
