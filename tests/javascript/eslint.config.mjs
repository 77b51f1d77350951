// What is wrong in a script whatever it does. How one looks is not looked at.
import js from "@eslint/js";

const BROWSER = `addEventListener AbortController alert BroadcastChannel caches clearTimeout console crypto CSS customElements
  CustomEvent DataTransfer dispatchEvent document DOMParser Element Event EventSource fetch File FormData getComputedStyle
  getSelection Headers history HTMLElement HTMLInputElement Image innerHeight innerWidth IntersectionObserver Intl KeyboardEvent localStorage
  location matchMedia MutationObserver navigator Node NodeFilter Option performance print queueMicrotask Range Request
  requestAnimationFrame Response ResizeObserver scrollBy scrollTo scrollX scrollY self sessionStorage setTimeout structuredClone VERSION
  SVGAElement SVGImageElement SVGUseElement HTMLAnchorElement Blob Document MessageChannel TextDecoder TextEncoder URL URLSearchParams window document$ location$ pbLens pbTold _ ngettext clients skipWaiting registration`;
const globals = Object.fromEntries(BROWSER.split(/\s+/).map((name) => [name, "readonly"]));

export default [
  js.configs.recommended,
  { languageOptions: { globals, sourceType: "module" }, linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    rules: {
      eqeqeq: ["error", "smart"],
      "no-control-regex": "off", // text is searched for what no file may hold
      "no-misleading-character-class": "off", // a class lists marks that combine, one by one
      "no-regex-spaces": "off", // two are read at a glance
      "no-useless-escape": "off", // a bracket in a class is clearer with one
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
