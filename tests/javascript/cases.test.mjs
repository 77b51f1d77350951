// Run the cases of cases.json: node --test. Browsers without node run the same: tests/browser/test_javascript.py
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));
const plain = (value) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

for (const { module, name, says, given, made, expected } of cases) {
  test(`${module} ${name}: ${says}`, async () => {
    const all = await import(`./${module}`);
    const from = made ? new all[made.class](...made.with) : all;
    assert.deepEqual(plain(from[name](...given)), expected);
  });
}
