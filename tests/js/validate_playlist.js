/* Fails with what hls-parser finds wrong with one of the playlists on standard input, a JSON list of texts. */

import { readFileSync } from "node:fs";
import { parse, setOptions } from "hls-parser";

setOptions({ strictMode: true });
for (const playlist of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    parse(playlist);
  } catch ({ message }) {
    console.error(`${message}\n${playlist}`);
    process.exitCode = 1;
  }
}
