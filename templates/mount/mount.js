/* First of the scripts of a playbook in another site: where the playbook is, and what Material gives
   and other themes do not. */
(() => {
  "use strict";
  window.pbScope = new URL("..", document.currentScript.src);
  document.documentElement.classList.add("js");
  window.document$ ??= { subscribe: (show) => show(document) };
})();
