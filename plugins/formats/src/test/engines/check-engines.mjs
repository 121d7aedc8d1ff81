// npm install handlebars mustache nunjucks; node check-engines.mjs CORPUS: renders what EngineCorpus wrote and compares.
import fs from 'node:fs';
import { createRequire } from 'node:module';
const load = createRequire(process.cwd() + '/');
const handlebars = load('handlebars'), mustache = load('mustache'), nunjucks = load('nunjucks');
mustache.escape = text => text;
const jinja = new nunjucks.Environment(null, { autoescape: false });
const engines = {
  mustache: (template, values) => mustache.render(template, values),
  handlebars: (template, values) => handlebars.compile(template, { noEscape: true })(values),
  jinja: (template, values) => jinja.renderString(template, values),
};
const counts = {};
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const { language, template, expected, values } = JSON.parse(line);
  if (!engines[language]) continue;
  const count = counts[language] ??= { same: 0, different: 0 };
  let found;
  try { found = engines[language](template, values); } catch (e) { found = String(e); }
  if (found === expected) count.same++;
  else if (count.different++ < 5) console.log({ language, template, expected, found, values });
}
console.log(counts);
process.exit(Object.values(counts).some(count => count.different) ? 1 : 0);
