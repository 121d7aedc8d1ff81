// What the JavaScript counters do with the corpus, for TokenizerBenchmark, which installs them and calls this:
// node peers.mjs <folder of node_modules> <folder of the corpus>
// One line an encoding, file and counter: MB of UTF-8 a second of processor time, and the tokens.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

const [modules, corpus] = process.argv.slice(2);
const require = createRequire(resolve(modules, "package.json"));
const tiktoken = require("tiktoken");
const files = ["en_md", "moby", "java", "json", "minjs", "html", "zh_md", "ja_md", "ar_md"];

for (const encoding of ["o200k_base", "cl100k_base", "p50k_base", "r50k_base"]) {
  const wasm = tiktoken.get_encoding(encoding);
  const counters = {
    tiktoken: (text) => wasm.encode_ordinary(text).length,
    "gpt-tokenizer": require(`gpt-tokenizer/encoding/${encoding}`).countTokens,
  };
  for (const file of files) {
    const bytes = gunzipSync(readFileSync(`${corpus}/${file}.txt.gz`));
    const text = bytes.toString("utf8");
    for (const [name, count] of Object.entries(counters)) {
      console.log([encoding, file, name, (bytes.length / 1e6 / seconds(count, text)).toFixed(1), count(text)].join(" "));
    }
  }
}

// The median of three after a first to warm up: they take minutes.
function seconds(count, text) {
  count(text);
  const times = [];
  for (let i = 0; i < 3; i++) {
    const before = process.cpuUsage();
    count(text);
    const used = process.cpuUsage(before);
    times.push((used.user + used.system) / 1e6);
  }
  return times.sort((a, b) => a - b)[1];
}
