/** The router of Kibana's core, plain and versioned, as strict as its version. */
import type { RequestHandler } from '../../server/kibana/contracts/http';
import { isConfigSchema, type KibanaProfile } from './profiles';

/** What a plugin registers, plain or versioned. */
interface AnyRouteConfig {
  path: string;
  validate?: unknown;
  /** Of a versioned route; a plain one has it among the options. */
  access?: string;
  options?: { access?: string; tags?: string[]; body?: object; security?: unknown };
  security?: { authz?: { requiredPrivileges?: unknown[]; enabled?: false; reason?: string } };
}

export interface KeptRoute {
  method: string;
  path: string;
  access: string;
  /** Empty where anybody may call it. */
  privileges: string[];
  handler: RequestHandler;
}

type Register = (config: AnyRouteConfig, handler: RequestHandler) => void;

function checkValidators(where: string, validate: unknown): void {
  if (validate === undefined) throw new Error(`${where} does not have a 'validate' specified`);
  if (validate === false || validate === null || typeof validate !== 'object') return;
  for (const [key, one] of Object.entries(validate)) {
    if (!isConfigSchema(one) && typeof one !== 'function') {
      throw new Error(`${where}: expected a valid validation logic at key: [${key}]`);
    }
  }
}

function checkSecurity(where: string, config: AnyRouteConfig, profile: KibanaProfile): void {
  if (profile.privilegeIn === 'tags') return;
  if (config.options?.security !== undefined) {
    throw new Error(`${where}: options.security is not allowed, use security`);
  }
  const authz = config.security?.authz;
  if (authz === undefined) {
    if (profile.securityMandatory)
      throw new Error(`${where}: [authz.requiredPrivileges] is missing`);
    return;
  }
  const privileges = authz.requiredPrivileges ?? [];
  if (authz.enabled !== false && privileges.length === 0) {
    throw new Error(`${where}: [authz.requiredPrivileges] is empty`);
  }
  if (new Set(privileges).size < privileges.length) {
    throw new Error(`${where}: allRequired privileges must contain unique values`);
  }
}

function privilegesOf(config: AnyRouteConfig, { privilegeIn }: KibanaProfile): string[] {
  if (privilegeIn === 'security')
    return (config.security?.authz?.requiredPrivileges ?? []).map(String);
  const prefix = 'access:';
  const tags = config.options?.tags ?? [];
  return tags.flatMap((tag) => (tag.startsWith(prefix) ? [tag.slice(prefix.length)] : []));
}

export function strictRouter(profile: KibanaProfile) {
  const routes: KeptRoute[] = [];
  const keep = (method: string, config: AnyRouteConfig, handler: RequestHandler) => {
    const where = `The [${method}] at [${config.path}]`;
    if (routes.some((one) => one.method === method && one.path === config.path)) {
      throw new Error(`${where} is already registered`);
    }
    if (method === 'get' && config.options?.body !== undefined) {
      throw new Error(`${where}: a body is not allowed`);
    }
    checkSecurity(where, config, profile);
    routes.push({
      method,
      path: config.path,
      access: config.access ?? config.options?.access ?? 'internal',
      privileges: privilegesOf(config, profile),
      handler,
    });
  };
  const plain =
    (method: string): Register =>
    (config, handler) => {
      checkValidators(`The [${method}] at [${config.path}]`, config.validate);
      keep(method, config, handler);
    };
  const versioned = (method: string) => (config: AnyRouteConfig) => ({
    addVersion: (
      { version, validate }: { version: string; validate: false | { request?: unknown } },
      handler: RequestHandler,
    ) => {
      const isPublic = config.access === 'public';
      const wanted = isPublic ? /^\d{4}-\d{2}-\d{2}$/ : /^[1-9]\d*$/;
      if (!wanted.test(version)) throw new Error(`Invalid version number. Received "${version}"`);
      checkValidators(config.path, validate === false ? false : (validate.request ?? false));
      keep(method, config, handler);
    },
  });
  const verbs = ['get', 'post', 'put', 'delete'];
  const all = <T>(register: (method: string) => T) =>
    Object.fromEntries(verbs.map((verb) => [verb, register(verb)]));
  const createRouter = () => Object.assign(all(plain), { versioned: all(versioned) });
  return { routes, createRouter };
}
