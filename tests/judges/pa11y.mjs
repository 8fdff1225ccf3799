// What pa11y finds on pages, by both of its runners. Reads {executablePath, addresses} as JSON from standard input;
// writes {address: [[code, selector, message], ...]}.
import { readFileSync } from "node:fs";
import pa11y from "pa11y";
import puppeteer from "puppeteer";

const { executablePath, addresses } = JSON.parse(readFileSync(0, "utf8"));
const args = ["--disable-gpu", "--disable-background-networking", "--no-first-run"];
if (process.getuid?.() === 0) args.push("--no-sandbox");
const browser = await puppeteer.launch({ executablePath, args });
const verdicts = {};
for (const address of addresses) {
  const { issues } = await pa11y(address, { browser, runners: ["axe", "htmlcs"], includeWarnings: false });
  verdicts[address] = issues.map((one) => [one.code, one.selector, one.message]);
}
await browser.close();
process.stdout.write(JSON.stringify(verdicts));
