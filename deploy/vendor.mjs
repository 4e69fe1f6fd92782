/**
 * Puts what others wrote into static/vendor: the libraries, each minified once into one ES module,
 * the fonts, the icons that deploy/icons.json names as one sprite, and every licence. Our own code
 * is served as written, but for its comments (spaces/static_files.py).
 */
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const vendor = join(root, "static", "vendor");

const MODULES = {
  stimulus: "@hotwired/stimulus",
  turbo: "@hotwired/turbo",
  "livekit-client": "livekit-client",
  hls: "hls.js",
};
/** Without subtitles, other languages and copy protection, which no broadcast of ours has. */
const LIGHT = { hls: "hls.js/light" };
const FONTS = {
  "source-sans": { name: "@fontsource-variable/source-sans-3", subsets: ["latin", "latin-ext"] },
  // Titles have one weight: half of what all weights would weigh.
  brygada: { name: "@fontsource/brygada-1918", subsets: ["latin", "latin-ext"], weight: "600" },
  vazirmatn: { name: "@fontsource-variable/vazirmatn", subsets: ["arabic"] },
};
const ICONS = "@phosphor-icons/core";

/**
 * Where the browser has CompressionStream, livekit-client 2.23.0 sends its first offer with the join
 * and a needless second one 20 ms later, which can cross the answer to the first: "Transceiver not
 * found based on m-line index", and seconds without sound, in a third of the joins on a busy
 * machine. Without it the library offers after the join, as it does in Firefox.
 */
const OFFER_AFTER_JOIN = { CompressionStream: "undefined" };

const packaged = (name, ...path) => join(root, "node_modules", name, ...path);

async function copyLicence(name, as) {
  const files = await readdir(packaged(name));
  const licence = files.find((file) => /^licen[cs]e/i.test(file));
  const copy = join(vendor, `${as}.LICENSE.txt`);
  if (licence) await copyFile(packaged(name, licence), copy);
  // Turbo's package names its licence without its text; the copyright stays in the module itself.
  else await writeFile(copy, await namedLicence(name));
}

async function namedLicence(name) {
  const { license, homepage } = JSON.parse(await readFile(packaged(name, "package.json"), "utf8"));
  if (!license) throw new Error(`${name} comes without a licence`);
  return `${name}: ${license} licence, ${homepage}\n`;
}

async function copyFont({ name, subsets, weight = "wght" }, as) {
  const original = name.split("/")[1];
  for (const subset of subsets)
    await copyFile(
      packaged(name, "files", `${original}-${subset}-${weight}-normal.woff2`),
      join(vendor, `${as}-${subset}.woff2`),
    );
}

/** One symbol an icon: `<use href="icons.svg#name">`. */
async function drawIcons() {
  const names = JSON.parse(await readFile(join(root, "deploy", "icons.json"), "utf8"));
  const symbols = names.map(async (name) => {
    const drawing = await readFile(packaged(ICONS, "assets", "regular", `${name}.svg`), "utf8");
    const [, inside] = /^<svg[^>]*>(.*)<\/svg>\s*$/s.exec(drawing);
    return `<symbol id="${name}" viewBox="0 0 256 256">${inside}</symbol>`;
  });
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg" fill="currentColor">${(await Promise.all(symbols)).join("")}</svg>`;
  await writeFile(join(vendor, "icons.svg"), sprite);
}

await rm(vendor, { recursive: true, force: true });
await mkdir(vendor, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: { ...MODULES, ...LIGHT },
  outdir: vendor,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "eof",
  define: OFFER_AFTER_JOIN,
  logLevel: "warning",
});
for (const [as, name] of Object.entries(MODULES)) await copyLicence(name, as);
for (const [as, font] of Object.entries(FONTS)) {
  await copyFont(font, as);
  await copyLicence(font.name, as);
}
await drawIcons();
await copyLicence(ICONS, "icons");
