/** Runs the browser entry as Kibana's page does, with nothing behind it, to see what it does at load. */
import vm from 'vm';

interface Definition {
  key: string;
  /** Calls the plugin's code; Kibana does that when it starts the plugin. */
  require: unknown;
}

const refusing = (what: string): object =>
  new Proxy(
    {},
    {
      get: (_, name) => {
        throw new Error(`${what}.${String(name)} was used at load`);
      },
    },
  );

/**
 * What an entry defines.
 * @throws Error when it throws at load, uses a shared library at load, or reaches for the page.
 */
export function evaluateEntry(code: string, pluginId: string): Definition[] {
  const defined: Definition[] = [];
  const page: Record<string, unknown> = {
    document: { currentScript: { src: `http://localhost/bundles/plugin/${pluginId}/x.js` } },
    location: new URL('http://localhost/app/home'),
    __kbnPublicPath__: { [pluginId]: `/bundles/plugin/${pluginId}/` },
    __kbnBundles__: {
      has: () => false,
      define: (key: string, require: unknown) => defined.push({ key, require }),
      get: (key: string) => {
        throw new Error(`the bundle ${key} was asked for at load`);
      },
    },
    __kbnSharedDeps__: refusing('__kbnSharedDeps__'),
  };
  page.window = page;
  page.self = page;
  vm.runInNewContext(code, page, { timeout: 5000 });
  return defined;
}
