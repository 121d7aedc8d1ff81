// npm install @boundaryml/baml; node check-baml.mjs CORPUS: BAML's own runtime builds the request of what EngineCorpus wrote,
// sends nothing, and its messages are compared.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
const load = createRequire(process.cwd() + '/');
const { BamlRuntime } = load(path.join(process.cwd(), 'node_modules/@boundaryml/baml/native.js'));
let same = 0, different = 0;
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const { language, template, expected, values } = JSON.parse(line);
  if (language !== 'baml') continue;
  let found;
  try {
    // One wire for all, with an address; what is asked of the model is not what this is about.
    const source = template.replace(/provider [\w-]+\n  options \{/, 'provider openai-generic\n  options {\n    base_url "http://localhost"')
      .replace(/\n    (temperature|max_tokens|top_p|seed|stop) .*/g, '');
    const runtime = BamlRuntime.fromFiles('baml_src', { 'main.baml': source }, {});
    const name = /function (\w+)\(/.exec(source)[1];
    const request = runtime.buildRequestSync(name, values, runtime.createContextManager(), null, null, false, {});
    found = JSON.stringify(request.body.json().messages.map(message => [message.role,
      typeof message.content === 'string' ? message.content : message.content.map(part => part.text).join('')]));
  } catch (e) { found = String(e); }
  if (found === expected) same++;
  else if (different++ < 5) console.log({ template, expected, found, values });
}
console.log({ same, different });
process.exit(different ? 1 : 0);
