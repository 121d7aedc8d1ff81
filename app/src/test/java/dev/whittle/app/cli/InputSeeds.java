package dev.whittle.app.cli;

import dev.whittle.app.tokenizer.LlamaFile;
import dev.whittle.format.FormatException;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Whole files of every kind a command or a screen takes, each behind the ending of its name and a bar.
final class InputSeeds {
    static final List<String> CASES = List.of(
            "csv|ticket,expected,__expected,__expected2,__threshold,__description\nIt broke,bug,\"contains: bug\",not-icontains: x,0.5,d\n\"a\nb\",praise,is-json,similar(0.8): y,,\n",
            "tsv|a\tb\t__config:__expected:threshold\t__expected\n1\t2\t0.5\tlevenshtein(3): x\n",
            "jsonl|{\"ticket\": \"It broke\", \"n\": 1.50, \"__expected\": \"contains-all: a, b\"}\n\n{\"vars\": {\"a\": [\"x\", \"y\"]}, \"assert\": [{\"type\": \"equals\", \"value\": \"z\"}]}\n",
            "json|{\"defaultTest\": {\"vars\": {\"p\": \"q\"}, \"options\": {\"disableVarExpansion\": true}, \"assert\": [{\"type\": \"latency\", \"threshold\": 100}]}, \"tests\": [{\"vars\": {\"a\": [1, null, true]}, \"threshold\": 0.5, \"description\": \"d\"}]}",
            "json|[{\"a\": 1e3, \"b\": null}, {\"a\": false}]",
            "yaml|tests:\n  - vars: {a: &x [1, 2], b: *x}\n    assert:\n      - type: javascript\n        value: output > 1\n      - {type: contains, value: 'it''s', weight: 2}\n    threshold: 0.5\n",
            "yml|- a: |\n    two\n    lines\n  b: >-\n    folded\n- {a: 0x1F, b: .inf}\n- a: file://secret.txt\n",
            "json|[{\"vars\": {\"a\": \"x\"}, \"assert\": [{\"type\": \"assert-set\", \"threshold\": 0.5, \"assert\": [{\"type\": \"regex\", \"value\": \"^(a|b)+$\"}, {\"type\": \"is-json\", \"value\": {\"type\": \"object\", \"required\": [\"a\"]}}]}]}]");

    static final String ROWS = "ticket|expected|__expected\nIt broke|bug|contains: bug\nfine||\n2|3|similar(0.8): x";

    static final List<String> CHECKS = List.of(
            "json|[{\"type\": \"contains\", \"value\": \"refund\"}, {\"type\": \"not-regex\", \"value\": \"\\\\d{3,}(?i:x)\", \"metric\": \"m\", \"weight\": 0}]",
            "json|{\"threshold\": 0.5, \"assert\": [{\"type\": \"rouge-n\", \"value\": \"a b\", \"threshold\": 0.75}, {\"type\": \"cost\", \"threshold\": 0.01}, {\"type\": \"bleu\", \"value\": \"x\"}]}",
            "yaml|- type: is-json\n  value:\n    type: object\n    properties: {a: {type: integer, minimum: 1}}\n    $defs: {x: {$ref: '#/$defs/x'}}\n- type: contains-any\n  value: [a, 'b, c']\n",
            "yml|assert:\n  - {type: levenshtein, value: a, threshold: 3}\n  - {type: starts-with, value: '{{x}}'}\n  - {type: word-count, value: {min: 1, max: 5}}\n",
            "json|[{\"type\": \"json-path\", \"value\": \"$.a[0]..b[?(@.c > 1)]\"}, {\"type\": \"f1\", \"value\": \"x\"}, {\"type\": \"finish-reason\", \"value\": \"stop\"}]");

    static final List<String> SCHEMAS = List
            .of("json|{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"enum\": [\"x\"]}}}",
                    "json|{}");

    static final List<String> TOOLS = List.of(
            "json|[{\"type\": \"function\", \"function\": {\"name\": \"f\", \"description\": \"d\", \"parameters\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"enum\": [\"x\", 1]}, \"b\": {\"type\": [\"integer\", \"null\"], \"description\": \"n\"}}}}}]",
            "json|{\"tools\": [{\"name\": \"g\", \"description\": \"d\", \"input_schema\": {\"type\": \"object\", \"properties\": {}}}]}");

    // The documented shape of dev.whittle.catalog.PersonalPrices, and a whole model of the catalog's schema.
    static final List<String> PRICES = List.of("""
            json|{"schemaVersion": 1, "models": [
              {"key": "openai/gpt-4o", "prices": [{"from": "2026-07-01", "to": null, "mode": "standard",
               "rates": {"input": "2.00", "output": "8.00", "cacheRead": "0.5"}}]}],
             "imports": [{"file": "prices.json", "format": "LiteLLM", "importedOn": "2026-11-21", "asOf": "2026-11-20",
              "listed": {"openai": 31}, "models": [{"key": "openai/gpt-5.5", "prices": [{"from": "2026-11-20", "to": null,
               "mode": "standard", "rates": {"input": "4.00", "output": "24.00"}, "checkedOn": "2026-11-20"}]}]}]}""",
            "json|{\"schemaVersion\": 1, \"models\": []}");

    // Rows of LiteLLM's, genai-prices' and models.dev's lists.
    static final List<String> PRICE_LISTS = List.of("""
            json|{"gpt-5.6-sol": {"litellm_provider": "openai", "mode": "chat", "max_input_tokens": 1050000,
              "input_cost_per_token": 5e-06, "output_cost_per_token": 3e-05, "cache_read_input_token_cost": 5e-07,
              "input_cost_per_token_above_272k_tokens": 1e-05, "output_cost_per_token_above_272k_tokens": 4.5e-05,
              "input_cost_per_token_batches": 2.5e-06, "output_cost_per_token_batches": 1.5e-05}}""",
            """
            json|[{"id": "openai", "name": "O", "models": [{"id": "gpt-4o", "name": "T", "match": {"or": [{"starts_with": "d"},
              {"regex": "^old-\\\\d+$"}, {"equals": "gpt-4o"}]}, "context_window": 1000000, "prices": [{"prices": {"input_mtok":
              {"base": 5, "tiers": [{"start": 271999, "price": 10}]}, "output_mtok": 0.28}}, {"constraint": {"start_date":
              "2026-08-17", "type": "start_date"}, "prices": {"input_mtok": 0.22, "output_mtok": 0.66}}, {"constraint":
              {"start_time": "01:00:00Z", "end_time": "04:00:00Z"}, "prices": {"input_mtok": 0.44, "output_mtok": 1.32}}]}]}]""",
            """
                    json|{"openai": {"id": "openai", "models": {"gpt-4o": {"id": "gpt-4o", "name": "GPT", "modalities": {"output": ["text"]}, "limit": {"context":
                      128000, "output": 16384}, "cost": {"input": 2.5, "output": 10, "cache_read": 1.25, "context_over_200k":
                      {"input": 5, "output": 20}}}}}}""");

    static final List<String> TOKENIZERS = tokenizers();

    static final List<String> TOKENIZER_LISTS = List.of("""
            json|{"version": 1, "tokenizers": [{"for": "llama-3", "file": "/tmp/tokenizer.json", "sha256": "ab", "rule": "cl100k",
              "tokens": 128256, "added_on": "2026-11-21"}], "asked": [{"for": "claude", "model": "anthropic/claude-opus-5-5",
              "host": "api.anthropic.com", "estimated": 100, "counted": 110, "asked_on": "2026-11-20"}]}""");

    static final List<String> RECORDINGS = List.of("""
            json|{"format": 1, "model": "m", "messages": [{"role": "user", "text": "Hi"}], "reply": {"text": "Hello there",
              "finish": "stop", "served_model": "m-1", "usage": {"input": 5, "cache_read": 0, "cache_write": 0,
              "cache_write_1h": 0, "output": 2, "reasoning": 0}, "confidence": {"tokens": 2, "mean_logprob": -0.5},
              "total_ms": 12}}""");

    static final List<String> TRAINING = List.of(
            "jsonl|{\"messages\": [{\"role\": \"system\", \"content\": \"s\"}, {\"role\": \"user\", \"content\": \"a\"}, {\"role\": \"assistant\", \"content\": \"b\", \"weight\": 1}]}\n",
            "jsonl|{\"input\": {\"messages\": [{\"role\": \"user\", \"content\": \"a\"}]}, \"preferred_output\": [{\"role\": \"assistant\", \"content\": \"b\"}], \"non_preferred_output\": [{\"role\": \"assistant\", \"content\": \"c\"}]}\n\n",
            "jsonl|{\"prompt\": [{\"role\": \"user\", \"content\": \"a\"}], \"chosen\": [{\"role\": \"assistant\", \"content\": \"b\"}], \"rejected\": []}\n");

    /// Lines for `count`, `optimize` and `examples`.
    static final List<String> LINES = List.of(
            "{\"id\": 1, \"text\": \"hello world\", \"prompt\": \"Answer in order to help.\"}",
            "{\"id\": \"a\", \"prompt\": \"# Rules\\nIt is important to note that you should be brief.\\n\\n\\n- a\\n- a\\n\\n```json\\n{ \\\"a\\\" : 1 }\\n```\\n{{x}}\", \"text\": \"naïve 漢字 \\ud83d\\ude00\"}",
            "{\"id\": 2.50, \"prompt\": \"Sort the text.\\n\\nText: I like it\\nLabel: positive\\n\\nText: I hate it\\nLabel: negative\\n\\nText: {{t}}\\nLabel:\", \"text\": \"\"}",
            "{\"id\": null, \"prompt\": \"| a | b |\\n|---|---|\\n| 1 | 2 |\\n\\n<doc id=1><p>Ships come.</p></doc>\\n2026-11-21 INFO x\\n2026-11-21 INFO x\\nhttps://example.org/?utm_source=a&b=c\", \"text\": \"<|endoftext|>\"}",
            "{\"id\": 3, \"prompt\": \"Q: 2+2\\nA: 4\\n\\nQ: 3+3\\nA: 6\\n\\n[{\\\"input\\\": \\\"a\\\", \\\"output\\\": \\\"b\\\"}, {\\\"input\\\": \\\"c\\\", \\\"output\\\": \\\"d\\\"}]\", \"text\": \"x\\ty\"}",
            "");

    static final List<String> PACKS = List.of(
            "{\"id\": 1, \"question\": \"When do I get a refund?\", \"chunks\": [{\"id\": 1, \"text\": \"Our shop opened in 1990. A refund takes five days.\"}, {\"id\": \"b\", \"title\": \"Ships\", \"text\": \"Ships are large. They carry cargo.\"}], \"budget_ratio\": 0.5, \"granularity\": \"sentence\"}",
            "{\"chunks\": [{\"id\": \"x\", \"text\": \"A refund takes five days.\"}, {\"id\": \"y\", \"title\": null, \"text\": \"A refund takes five days.\"}, {\"id\": \"e\", \"text\": \"\"}], \"budget_tokens\": 20}",
            "{\"id\": \"q\", \"chunks\": [], \"budget_tokens\": 7.0, \"granularity\": \"chunk\"}");

    private InputSeeds() {}

    /// A file of every format.
    static List<String> prompts(List<TemplateFormat> formats) {
        List<String> prompts = new ArrayList<>(List.of("txt|Hi {{name}}\r\n", "md|# System\nBe brief.\n\n# User\nHi"));
        for (TemplateFormat format : formats) {
            try {
                prompts.add(format.extension() + "|" + format.write(TemplateFormatContract.everyday()));
            } catch (FormatException _) {
                // a format that is only read
            }
        }
        return prompts;
    }

    // The bytes as tokens, in the three notations.
    private static List<String> tokenizers() {
        StringBuilder ranks = new StringBuilder();
        StringBuilder tekken = new StringBuilder(
                "{\"config\": {\"pattern\": \"[^\\\\r\\\\n\\\\p{L}\\\\p{N}]?[\\\\p{Lu}\\\\p{Lt}"
                        + "\\\\p{Lm}\\\\p{Lo}\\\\p{M}]*[\\\\p{Ll}\\\\p{Lm}\\\\p{Lo}\\\\p{M}]+|[^\\\\r\\\\n\\\\p{L}\\\\p{N}]?[\\\\p{Lu}"
                        + "\\\\p{Lt}\\\\p{Lm}\\\\p{Lo}\\\\p{M}]+[\\\\p{Ll}\\\\p{Lm}\\\\p{Lo}\\\\p{M}]*|\\\\p{N}| ?[^\\\\s\\\\p{L}\\\\p{N}]+"
                        + "[\\\\r\\\\n/]*|\\\\s*[\\\\r\\\\n]+|\\\\s+(?!\\\\S)|\\\\s+\", \"default_vocab_size\": 258,"
                        + " \"default_num_special_tokens\": 2}, \"special_tokens\": [{\"rank\": 0, \"token_str\": \"<s>\"}], \"vocab\": [");
        for (int b = 0; b < 256; b++) {
            String token = Base64.getEncoder().encodeToString(new byte[]{(byte) b});
            ranks.append(token).append(' ').append(b).append('\n');
            tekken.append(b == 0 ? "" : ",").append("{\"rank\": %d, \"token_bytes\": \"%s\"}".formatted(b, token));
        }
        return List.of("json|" + new String(LlamaFile.ofTokens(265), StandardCharsets.UTF_8), "tiktoken|" + ranks,
                "json|" + tekken + "]}");
    }
}
