/* First of the scripts of a playbook in another site: where the playbook is, and what Material gives
   and other themes do not. */
(() => {
  "use strict";
  window.pbScope = new URL("..", document.currentScript.src);
  document.documentElement.classList.add("js");
  // Material assigns each address to itself; in a drawing it is an object, and read-only
  for (const { prototype } of [SVGAElement, SVGUseElement, SVGImageElement]) {
    Object.defineProperty(prototype, "href", {
      configurable: true,
      get() {
        return new URL(this.getAttribute("href") ?? "", document.baseURI).href;
      },
      set() {},
    });
  }
  window.document$ ??= { subscribe: (show) => show(document) };
})();
