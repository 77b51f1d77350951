// Takes over what the form of the site hands on behind `#`: it never reaches a server that way.
"use strict";
(() => {
  const [title, said] = ["title", "said"].map((id) => document.getElementById(id));
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.has("said") && !said.value) {
    title.value = given.get("title") || "";
    said.value = given.get("said");
  }
  if (location.hash) history.replaceState(null, "", location.pathname);
})();
