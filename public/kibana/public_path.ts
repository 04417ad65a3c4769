/* eslint-disable prefer-const, @typescript-eslint/no-unused-vars -- the bundler reads the name that is only assigned here */
/** Where the bundle's other files are: Kibana's loader says so before it loads the entry. */
declare let __webpack_public_path__: string;
declare const __kbnPublicPath__: Record<string, string | undefined> | undefined;

function besideThisScript(): string {
  const script = document.currentScript;
  return script instanceof HTMLScriptElement ? script.src.replace(/[^/]*$/, '') : '';
}

const told = typeof __kbnPublicPath__ === 'undefined' ? undefined : __kbnPublicPath__.anomalyForest;
__webpack_public_path__ = told ?? besideThisScript();

export {};
