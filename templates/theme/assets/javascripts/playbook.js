/* The header's suggestion link follows Material's instant navigation. */
(() => {
  "use strict";
  const follow = () => {
    const here = document.querySelector(".pb-actions [data-pb-suggest]");
    const header = document.querySelector(".md-header [data-pb-suggest]");
    if (here && header) header.href = here.href;
  };
  window.document$?.subscribe(follow);
})();
