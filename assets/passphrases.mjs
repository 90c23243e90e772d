// Writes the passphrases that are tried first, one to a line: node assets/passphrases.mjs NODE_MODULES TO
// From @zxcvbn-ts/language-common (MIT), which took them from lists of leaked passwords.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

const [modules, to] = process.argv.slice(2);
const read = createRequire(resolve(modules, "x"))("@zxcvbn-ts/language-common/dist/passwords.json.cjs");
const words = (read.default ?? read).map((word) => word.toLowerCase()).filter((word) => /^[\x21-\x7e]{4,}$/.test(word));
if (words.length < 10_000) throw new Error("The list of passwords has another shape than it had.");
writeFileSync(to, [...new Set(words)].sort().join("\n") + "\n");
