/** Alert rules as an export and an import need them of the host. */
import type { SetupRule } from '../../../common/setup';

/** The rules of this product's types, with the rights of the person who asks. */
export interface AlertRules {
  /** By id. @throws AppError PRIVILEGE_MISSING, ES_UNAVAILABLE, ... */
  list(): Promise<SetupRule[]>;
  /** Of these connectors, the ones that there are none of. @throws AppError PRIVILEGE_MISSING, ... */
  missingConnectors(ids: readonly string[]): Promise<string[]>;
  /** @throws AppError RULE_REFUSED with Kibana's own words, STATE_CONFLICT when there is one of its id, ... */
  create(rule: SetupRule): Promise<void>;
  /** @throws AppError as `create` */
  update(rule: SetupRule): Promise<void>;
}

/** The rules, or why this host has none. */
export type RulesAccess = { rules: AlertRules } | { whyNot: string };
