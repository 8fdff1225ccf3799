// What yoastseo says of a page. Reads {text, keyword, title, titleWidth, description, slug, permalink, textTitle}
// as JSON from standard input; writes {seo, readability, inclusive}: {score, results: [{id, score, rating, text}]}.
import { readFileSync } from "node:fs";
import yoast from "yoastseo";
import processors from "yoastseo/build/parse/language/LanguageProcessor.js";
import trees from "yoastseo/build/parse/build/index.js";
import researchers from "yoastseo/build/languageProcessing/languages/en/Researcher.js";

const { text, ...about } = JSON.parse(readFileSync(0, "utf8"));
const paper = new yoast.Paper(text, { locale: "en_US", ...about });
const researcher = new researchers.default(paper);
paper.setTree(trees.build(paper, new processors.default(researcher)));

function judged(assessor) {
  assessor.assess(paper);
  const results = assessor.getValidResults().map((one) => ({
    id: one.getIdentifier(),
    score: one.getScore(),
    rating: yoast.interpreters.scoreToRating(one.getScore()),
    text: one.getText().replace(/<[^>]*>/g, ""),
  }));
  return { score: assessor.calculateOverallScore(), results };
}

const { SEOAssessor, ContentAssessor, InclusiveLanguageAssessor } = yoast.assessors;
const verdict = {
  seo: judged(new SEOAssessor(researcher)),
  readability: judged(new ContentAssessor(researcher)),
  inclusive: judged(new InclusiveLanguageAssessor(researcher)),
};
process.stdout.write(JSON.stringify(verdict, null, 1));
