// Judges the pages in a folder, for each folder named on a line. Answers with what is wrong, as a line of JSON; "" if nothing is.
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader, formatterFactory } from "html-validate";

const config = JSON.parse(readFileSync(process.argv[2], "utf8"));
const validator = new HtmlValidate(new StaticConfigLoader(config));
const text = formatterFactory("text");
for await (const folder of createInterface({ input: process.stdin })) {
  const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
  const report = await validator.validateMultipleFiles(pages.map((name) => `${folder}/${name}`));
  console.log(JSON.stringify(pages.length === 0 ? `${folder} has no pages` : report.valid ? "" : text(report.results)));
}
