// Makes vocabularies.json: small hand-made vocabularies with the pre-tokenizers of the vendors, and what Hugging
// Face's own library makes of some texts with them. The expected ids are that library's, never ours:
//
//   npm install @anush008/tokenizers@0.6.0     # bindings of the crate tokenizers
//   node make.cjs > vocabularies.json
const {Tokenizer} = require('@anush008/tokenizers');

const SAMPLE = `The quick brown fox doesn't jump over the lazy dogs; they'll jump, you've seen them jumping 1234 times.
  for (int i = 0; i < 100; i++) {\n\treturn "hello world" + i / 2;\n}\n\n\n中文字符之间没有任何标点，中文很好。ひらがなとカタカナ・テスト
Привет мир, как дела? Élan café naïve CAFÉ. "JSON": {"key": [1, 22, 333], "ok": true}  http://example.org/a_b-c?d=e
the the the there then than that this thing think jump jumps jumped jumping ing ing ed er s 中文中文字符很好很好`.repeat(3);
const TEXTS = ['', 'a', 'hello world', 'Hello World', ' hello', 'the  quick   fox', 'jumping\n\n\nover', 'a\r\nb\r\n', '1', '12',
  '12345', 'a1b22c333', '1 2  3', ' 1', 'x  1', '\t\tfor', '   ', '\n', ' \n ', 'a \n', "don't", "DON'T", "they'll've", "x'sA",
  'doesn\u2019t', '中文字符', '中文，很好。', '中文abc中文', 'カタカナ・テスト', 'ひらがな1中文', 'Привет мир', 'café', 'cafe\u0301', 'CAFE\u0301',
  '\u1112\u1161\u11AB', 'ﬁ ①', '👍🏽 ok', '👨‍👩‍👧', '\u0000\u0000a', 'a\u200Db', '\u200D\u200D 1', '.abcé', '..abc', '!abc', '(foo)bar',
  '/path/to//x\n', 'http://example.org/a_b-c?d=e', '{"key": [1, 22]}', 'a'.repeat(40), ' '.repeat(33), '\n'.repeat(9), '==== ----',
  '▁a▁ b', '▁▁', '<think>x</think>', '<|end|>', 'AbCdEF', 'ABCd', 'camelCaseText', '字A字b', 'nghiệm', ' nghiệm', '\u0958', '\uFFFD', '½ Ⅷ ٣',
  'the\u00A0quick', '\u3000字', 'x\u0301\u0301', 'ジ', 'シ\u3099', 'tab\tx', 'a\u0085b', 'ſ\'ſ', '中abc文', 'ก字A', '1〇中2', '！⺀⺀中', '々字'];

const O200K = "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const CL100K = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const DEEPSEEK = "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+";
const KIMI = '[\\p{Han}]+|' + O200K.replaceAll('\\p{M}]', '\\p{M}&&[^\\p{Han}]]').replace('[\\r\\n/]*', '[\\r\\n]*');
const QWEN_3_5 = CL100K.replace('{1,3}', '').replace(']?\\p{L}+', ']?[\\p{L}\\p{M}]+').replace('[^\\s\\p{L}\\p{N}]', '[^\\s\\p{L}\\p{M}\\p{N}]');
const split = Regex => ({type: 'Split', pattern: {Regex}, behavior: 'Isolated', invert: false});
const bytes = use_regex => ({type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex});
const sequence = (...pretokenizers) => ({type: 'Sequence', pretokenizers});
const added = (content, id, special = false) =>
  ({id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special});

const alphabet = (() => { // GPT-2's: a printable character for each byte
  const chars = []; let spare = 256;
  for (let b = 0; b < 256; b++) {
    chars.push(String.fromCharCode((b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174 ? b : spare++));
  }
  return chars;
})();

function train(words, units, rounds) { // plain byte-pair encoding: merge the most frequent pair, again and again
  const vocab = [...units], merges = [];
  while (merges.length < rounds) {
    const pairs = new Map();
    for (const word of words) for (let i = 0; i + 1 < word.length; i++) {
      const pair = word[i] + ' ' + word[i + 1];
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    const best = [...pairs].filter(([p]) => !vocab.includes(p.replace(' ', ''))).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    if (!best) break;
    const [left, right] = best[0].split(' ');
    vocab.push(left + right);
    merges.push([left, right]);
    for (const word of words) for (let i = 0; i + 1 < word.length; i++) {
      if (word[i] === left && word[i + 1] === right) word.splice(i, 2, left + right);
    }
  }
  return {vocab, merges};
}

const byteWords = SAMPLE.match(/ ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu).map(w => [...Buffer.from(w)].map(b => alphabet[b]));
const plain = train(byteWords, alphabet, 420);
const spaced = SAMPLE.replaceAll(' ', '▁').replaceAll('字', ''); // so that one character falls back to bytes
const chars = train(spaced.match(/▁*[^▁\n]*/gu).map(w => [...w]), [...new Set(spaced)].filter(c => c !== '\n'), 350);
const ids = list => Object.fromEntries(list.map((t, i) => [t, i]));
const model = (vocab, merges, more) => ({type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null,
  end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: false, ...more, vocab, merges});

// As transformers writes tiktoken's ranks: every pair that makes a token; and two tokens no merge makes.
const viet = Buffer.from('nghiệm').toString('latin1').split('').map(c => alphabet[c.charCodeAt(0)]).join('');
const pairVocab = [...plain.vocab, viet, 'Ġ' + viet];
const pairs = plain.vocab.flatMap(t => [...t].map((_, i) => [t.slice(0, i), t.slice(i)])
  .filter(([l, r]) => plain.vocab.includes(l) && plain.vocab.includes(r))
  .sort((a, b) => plain.vocab.indexOf(a[0]) - plain.vocab.indexOf(b[0])));

// As Gemma: characters, bytes to fall back to, runs as tokens; the longest runs merge first.
const runs = [];
for (let n = 2; n <= 16; n++) runs.push('▁'.repeat(n));
const hex = [...Array(256).keys()].map(b => `<0x${b.toString(16).toUpperCase().padStart(2, '0')}>`);
const charVocab = ['<pad>', '\n', '\n\n', '\n\n\n', ...runs, ...hex, ...chars.vocab.filter(t => !runs.includes(t))];
const charMerges = [...runs.toReversed().map(r => [r.slice(1), '▁']), ...chars.merges.filter(([l, r]) => !runs.includes(l + r))];

const models = {
  bytes: model(ids(plain.vocab), plain.merges),
  backwards: model(ids(plain.vocab), plain.merges.toReversed()), // a token may come before its parts
  pairs: model(ids(pairVocab), pairs.map(p => p.join(' ')), {ignore_merges: true}),
  characters: model(ids(charVocab), charMerges, {unk_token: '<pad>', fuse_unk: true, byte_fallback: true}),
};
const think = [added('<think>', plain.vocab.length), added('</think>', plain.vocab.length + 1), added('<|end|>', plain.vocab.length + 2, true)];
const families = [
  {name: 'llama', rule: 'CL100K', model: 'pairs', normalizer: null, pre_tokenizer: sequence(split(CL100K), bytes(false)), added_tokens: []},
  {name: 'gpt-oss', rule: 'O200K', model: 'pairs', normalizer: null, pre_tokenizer: sequence(split(O200K), bytes(false)), added_tokens: []},
  {name: 'mistral', rule: 'TEKKEN', model: 'pairs', normalizer: null, pre_tokenizer: sequence(split(O200K.replaceAll("(?i:'s|'t|'re|'ve|'m|'ll|'d)?", '').replace('{1,3}', '')), bytes(false)), added_tokens: []},
  {name: 'qwen', rule: 'QWEN', model: 'bytes', normalizer: {type: 'NFC'}, pre_tokenizer: sequence(split(CL100K.replace('{1,3}', '')), bytes(false)), added_tokens: think},
  {name: 'qwen-3-5', rule: 'QWEN_3_5', model: 'bytes', normalizer: {type: 'NFC'}, pre_tokenizer: sequence(split(QWEN_3_5), bytes(false)), added_tokens: think},
  {name: 'kimi', rule: 'KIMI', model: 'pairs', normalizer: null, pre_tokenizer: sequence(split(KIMI), bytes(false)), added_tokens: []},
  {name: 'deepseek', rule: 'DEEPSEEK', model: 'bytes', normalizer: {type: 'Sequence', normalizers: []}, pre_tokenizer: sequence(split('\\p{N}{1,3}'), split('[一-龥\u3040-ゟ゠-ヿ]+'), split(DEEPSEEK), bytes(false)), added_tokens: think},
  {name: 'command', rule: 'COMMAND_R', model: 'bytes', normalizer: {type: 'NFC'}, pre_tokenizer: sequence({type: 'Digits', individual_digits: true}, bytes(true)), added_tokens: [think[2]]},
  {name: 'claude-2', rule: 'GPT2', model: 'bytes', normalizer: {type: 'NFKC'}, pre_tokenizer: bytes(true), added_tokens: [think[2]]},
  {name: 'backwards', rule: 'CL100K', model: 'backwards', normalizer: null, pre_tokenizer: sequence(split(CL100K), bytes(false)), added_tokens: []},
  {name: 'gemma', rule: 'NONE', model: 'characters', normalizer: {type: 'Replace', pattern: {String: ' '}, content: '▁'}, pre_tokenizer: {type: 'Split', pattern: {String: ' '}, behavior: 'MergedWithPrevious', invert: false},
    added_tokens: [added('<pad>', 0, true), ...['\n', '\n\n', '\n\n\n', '▁▁'].map(t => added(t, charVocab.indexOf(t)))]},
];

(async () => {
  for (const family of families) {
    const json = {version: '1.0', truncation: null, padding: null, normalizer: family.normalizer, pre_tokenizer: family.pre_tokenizer,
      added_tokens: family.added_tokens.filter(t => !t.special), // special tokens in a text are text
      post_processor: null, decoder: null, model: models[family.model]};
    const library = Tokenizer.fromString(JSON.stringify(json));
    family.cases = [];
    for (const text of TEXTS) {
      family.cases.push({text, ids: (await library.encode(text, null, {addSpecialTokens: false})).getIds()});
    }
  }
  const lines = list => list.map(x => JSON.stringify(x)).join(',\n');
  console.log(`{"models": {\n${Object.entries(models).map(([n, m]) => `${JSON.stringify(n)}: ${JSON.stringify(m)}`).join(',\n')}},\n"families": [\n${lines(families)}\n]}`);
})();
