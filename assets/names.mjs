// Writes names that people bear: given names on the first line, family names on the second. node assets/names.mjs NODE_MODULES TO
// From the language packages of zxcvbn-ts (MIT), which took them from censuses and lists of the most frequent names. The French lists bear each other's titles.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

const MOST_FAMILY_NAMES = 50_000;
const [modules, to] = process.argv.slice(2);
const require = createRequire(resolve(modules, "x"));
const read = (language, list) => {
  const found = require(`@zxcvbn-ts/language-${language}/dist/${list}.json${language === "de" ? ".js" : ".cjs"}`);
  const names = found.default ?? found;
  if (!Array.isArray(names) || names.length < 1000) throw new Error(`The list of ${list} in ${language} has another shape than it had.`);
  return names.slice(0, MOST_FAMILY_NAMES);
};
const folded = (names) => [...new Set(names.map((name) => name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")))].filter((name) => /^[a-zßøłđ'-]{2,}$/.test(name)).sort();
const given = folded([...read("en", "firstnames"), ...read("es-es", "firstnames"), ...read("fr", "lastnames"), ...read("de", "firstnames")]);
const family = folded([...read("en", "lastnames"), ...read("es-es", "lastnames"), ...read("fr", "firstnames"), ...read("de", "lastnames")]);
writeFileSync(to, `${given.join(" ")}\n${family.join(" ")}\n`);
