"""python3 check-engines.py CORPUS: renders what EngineCorpus wrote with jinja2 and str.format, and compares."""
import json
import sys

import jinja2

ENVIRONMENT = jinja2.Environment()
ENGINES = {
    "jinja": lambda template, values: ENVIRONMENT.from_string(template).render(values),
    "f-string": lambda template, values: template.format(**values),
}
counts = {}
for line in open(sys.argv[1], encoding="utf-8"):
    case = json.loads(line)
    if case["language"] not in ENGINES:
        continue
    count = counts.setdefault(case["language"], {"same": 0, "different": 0})
    try:
        found = ENGINES[case["language"]](case["template"], case["values"])
    except Exception as e:  # whatever an engine throws is a difference
        found = repr(e)
    if found == case["expected"]:
        count["same"] += 1
    else:
        count["different"] += 1
        if count["different"] <= 5:
            print({**case, "found": found})
print(counts)
sys.exit(any(count["different"] for count in counts.values()))
