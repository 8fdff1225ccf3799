// Judges the structured data of pages. Reads {address: HTML} as JSON from standard input; writes {address: {...}}:
// expanded: what a JSON-LD processor understands of it, in its safe mode, which refuses what it would drop;
// problems: what the rules of search engines' rich results find wrong.
import { readFileSync } from "node:fs";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";
import jsonld from "jsonld";

// No page is fetched: every name without a prefix is a name of schema.org, as its own context says first.
const vocabulary = { "@context": { "@vocab": "https://schema.org/" } };
const documentLoader = async (url) => {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`nothing else is fetched: ${url}`);
  return { contextUrl: null, documentUrl: url, document: vocabulary };
};
const blocks = /<script type="application\/ld\+json">(.*?)<\/script>/gs;

async function judged(html) {
  const found = new WebAutoExtractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(html);
  const issues = await new Validator().validate(found);
  const expanded = [];
  for (const [, words] of html.matchAll(blocks)) {
    expanded.push(...(await jsonld.expand(JSON.parse(words), { documentLoader, safe: true })));
  }
  return {
    expanded,
    read: Object.keys(found.jsonld ?? {}),
    problems: issues.map((one) => `${one.severity} ${one.issueMessage} at ${JSON.stringify(one.path ?? [])}`),
  };
}

const verdicts = {};
for (const [address, html] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  verdicts[address] = await judged(html);
}
process.stdout.write(JSON.stringify(verdicts));
