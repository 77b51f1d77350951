// Read DMN documents and evaluate their decision table with a FEEL engine that is not ours.
// In: JSON [{xml, cases: [{input: {name: value}}]}] on stdin; a value {date} is a day.
// Out: JSON [{warnings, outcomes}].
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
    shapes: rootElement.dmnDI.diagrams[0].diagramElements.length,
    outcomes: cases.map(({ input }) => decided(rootElement, decision, days(input))),
  });
}
console.log(JSON.stringify(told));

// Days become those of the engine.
function days(input) {
  const pairs = Object.entries(input).map(([name, it]) => [name, it?.date ? result(evaluate(`date("${it.date}")`)) : it]);
  return Object.fromEntries(pairs);
}

// Decide first what the decision needs from others.
function decided(root, decision, input) {
  const all = { ...input };
  for (const { requiredDecision } of decision.informationRequirement ?? []) {
    if (!requiredDecision) continue;
    const other = root.drgElement.find((it) => `#${it.id}` === requiredDecision.href);
    all[other.variable.name] = decided(root, other, input)[0];
  }
  return fired(decision.decisionLogic, all);
}

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
