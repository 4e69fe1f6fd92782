/**
 * Puts what others wrote into static/vendor: the two libraries, each minified once into one ES
 * module, the fonts, and every licence. Our own code is served as written.
 */
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const vendor = join(root, "static", "vendor");

const MODULES = { stimulus: "@hotwired/stimulus", "livekit-client": "livekit-client" };
const FONTS = {
  "source-sans": "@fontsource-variable/source-sans-3",
  brygada: "@fontsource-variable/brygada-1918",
};
const SUBSETS = ["latin", "latin-ext"];

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
  if (!licence) throw new Error(`${name} comes without a licence file`);
  await copyFile(packaged(name, licence), join(vendor, `${as}.LICENSE.txt`));
}

async function copyFont(name, as) {
  const original = name.split("/")[1];
  for (const subset of SUBSETS)
    await copyFile(
      packaged(name, "files", `${original}-${subset}-wght-normal.woff2`),
      join(vendor, `${as}-${subset}.woff2`),
    );
}

await rm(vendor, { recursive: true, force: true });
await mkdir(vendor, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: MODULES,
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
for (const [as, name] of Object.entries(FONTS)) {
  await copyFont(name, as);
  await copyLicence(name, as);
}
