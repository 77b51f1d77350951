/* The switch of colours is a group of radio buttons of which the theme checks none, so that Shift+Tab
   came to the last, which has no visible label. Check the one that holds. */
(() => {
  "use strict";
  const check = () => {
    const inputs = document.querySelectorAll("form[data-md-component=palette] input");
    for (const input of inputs) {
      if (!input.nextElementSibling?.hidden) input.checked = true;
    }
  };
  window.document$?.subscribe(() => requestAnimationFrame(check));
})();
