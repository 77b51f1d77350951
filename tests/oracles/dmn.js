// Read DMN documents and evaluate their decision table with a FEEL engine that is not ours.
// In: JSON [{xml, cases: [{input: {name: value}}]}] on stdin. Out: JSON [{warnings, outcomes}].
import { DmnModdle } from "dmn-moddle";
import { evaluate, unaryTest } from "feelin";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const told = [];
for (const { xml, cases } of JSON.parse(Buffer.concat(chunks))) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  const decision = rootElement.drgElement.find((it) => it.$type === "dmn:Decision");
  told.push({
    warnings: warnings.map((it) => it.message),
    sources: rootElement.drgElement.filter((it) => it.$type === "dmn:KnowledgeSource").length,
    outcomes: cases.map(({ input }) => fired(decision.decisionLogic, input)),
  });
}
console.log(JSON.stringify(told));

function fired(table, input) {
  const found = [];
  for (const rule of table.rule) {
    const holds = rule.inputEntry.every((entry, at) => {
      const value = result(evaluate(table.input[at].inputExpression.text, input));
      return result(unaryTest(entry.text, { ...input, "?": value ?? null })) === true;
    });
    if (holds) found.push(...rule.outputEntry.map((it) => result(evaluate(it.text, input))));
  }
  if (table.hitPolicy !== "COLLECT" && found.length > 1) throw new Error("rules overlap");
  return [...new Set(found)];
}

function result(given) {
  return given !== null && typeof given === "object" && "value" in given ? given.value : given;
}
