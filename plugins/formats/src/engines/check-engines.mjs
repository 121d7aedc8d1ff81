// npm install handlebars mustache nunjucks dotprompt @langchain/core; node check-engines.mjs CORPUS: renders what EngineCorpus wrote and compares.
import fs from 'node:fs';
import { createRequire } from 'node:module';
const load = createRequire(process.cwd() + '/');
const handlebars = load('handlebars'), mustache = load('mustache'), nunjucks = load('nunjucks');
mustache.escape = text => text;
const { Dotprompt } = load('dotprompt'), { load: loadChain } = load('@langchain/core/load');
const roles = { human: 'user', ai: 'assistant', system: 'system', model: 'assistant', user: 'user' };
const jinja = new nunjucks.Environment(null, { autoescape: false });
const engines = {
  mustache: (template, values) => mustache.render(template, values),
  handlebars: (template, values) => handlebars.compile(template, { noEscape: true })(values),
  jinja: (template, values) => jinja.renderString(template, values),
  dotprompt: async (template, values) => JSON.stringify((await new Dotprompt().render(template, { input: values }))
    .messages.map(message => [roles[message.role], message.content.map(part => part.text).join('')])),
  langchain: async (template, values) => JSON.stringify((await (await loadChain(template)).formatMessages(values))
    .map(message => [roles[message.getType()], message.content])),
};
const counts = {};
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const { language, template, expected, values } = JSON.parse(line);
  if (!engines[language]) continue;
  const count = counts[language] ??= { same: 0, different: 0 };
  let found;
  try { found = await engines[language](template, values); } catch (e) { found = String(e); }
  if (found === expected) count.same++;
  else if (count.different++ < 5) console.log({ language, template, expected, found, values });
}
console.log(counts);
process.exit(Object.values(counts).some(count => count.different) ? 1 : 0);
