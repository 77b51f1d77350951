/* What is looked for, as the query of an address: q, and a value for each chosen facet. */

/** Return the question and the chosen values of `facets` (ids) that `search`, such as ?q=x, has. */
export const read = (search, facets) => {
  const given = new URLSearchParams(search);
  const chosen = {};
  for (const facet of facets) {
    const values = given.getAll(facet).flatMap((it) => it.split(/[\s,]+/)).filter(Boolean);
    if (values.length) chosen[facet] = [...new Set(values)];
  }
  return { text: given.get("q") ?? "", chosen };
};

/** Return `search` with the question and the chosen values in the place of those it had. */
export const written = ({ text, chosen }, facets, search = "") => {
  const given = new URLSearchParams(search);
  for (const name of ["q", ...facets]) given.delete(name);
  if (text.trim()) given.set("q", text.trim());
  for (const facet of facets) for (const value of chosen[facet] ?? []) given.append(facet, value);
  const made = given.toString();
  return made && `?${made}`;
};
