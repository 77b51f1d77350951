/* Search and the header's suggestion link follow Material's instant navigation. */
(() => {
  "use strict";
  const modal = () => document.querySelector("pagefind-modal");
  const typing = (target) =>
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    modal()?.open?.();
  });

  const follow = () => {
    modal()?.close?.();
    const here = document.querySelector(".pb-actions [data-pb-suggest]");
    const header = document.querySelector(".md-header [data-pb-suggest]");
    if (here && header) header.href = here.href;
  };
  window.document$?.subscribe(follow);
})();
