/**
 * Contract of the plugin `alerting`, as far as 8.12 and 9.x have it in common. What only one of them
 * has is optional, or harmless to the other.
 */
import type { ElasticsearchClient, KibanaLogger } from './core';
import type { KibanaRequest } from './http';

interface Named {
  id: string;
  name: string;
}

interface Described {
  name: string;
  description: string;
}

export type AlertContext = Record<string, unknown>;

export interface AlertReport {
  id: string;
  actionGroup: string;
  /** What messages can name. */
  context: AlertContext;
  /** Fields of the alert document; left out, an ongoing alert keeps what it has. */
  payload?: Record<string, unknown>;
}

/** The alerts-as-data client. */
export interface AlertsClient {
  report(alert: AlertReport): unknown;
  /** Once it has been asked for, `setAlertLimitReached` must be called. */
  getAlertLimitValue(): number;
  /** True: Kibana decides no recovery in this run and keeps what is active. */
  setAlertLimitReached(reached: boolean): void;
  /** After this, nothing more can be reported. */
  getRecoveredAlerts(): { alert: { getId(): string } }[];
  setAlertData(alert: { id: string; context: AlertContext; payload?: object }): void;
}

export interface RuleExecutorServices {
  /** Null unless the rule type writes its alerts as data. */
  alertsClient: AlertsClient | null;
  /** Acts with the rights of the rule's owner. */
  scopedClusterClient: { asCurrentUser: ElasticsearchClient };
  shouldStopExecution(): boolean;
  ruleResultService?: { addLastRunWarning(message: string): void };
}

export interface RuleExecutorOptions {
  services: RuleExecutorServices;
  /** As stored; `validate` has seen it when the rule was saved. */
  params: unknown;
  /** What the last run answered; empty before the first. */
  state: Record<string, unknown>;
  startedAt: Date;
  spaceId: string;
  rule: { id: string; name: string };
  logger: KibanaLogger;
}

export interface AlertField {
  type: string;
  required: boolean;
  array?: boolean;
}

export interface RuleType {
  id: string;
  name: string;
  actionGroups: Named[];
  defaultActionGroupId: string;
  category: 'management';
  producer: string;
  /** 9.x; 8.12 does not look at it. */
  solution: 'stack';
  minimumLicenseRequired: 'basic';
  isExportable: boolean;
  defaultScheduleInterval: string;
  ruleTaskTimeout: string;
  doesSetRecoveryContext: true;
  /** Throws for parameters that a rule must not be saved with. */
  validate: { params: { validate(params: unknown): unknown } };
  actionVariables: { context: Described[] };
  /** Rule types of one `context` must all give the same options. */
  alerts: {
    context: string;
    mappings: { fieldMap: Record<string, AlertField> };
    shouldWrite: true;
  };
  getViewInAppRelativeUrl(options: { rule: { params?: unknown } }): string;
  executor(options: RuleExecutorOptions): Promise<{ state: Record<string, unknown> }>;
}

export interface AlertingSetup {
  registerType(ruleType: RuleType): void;
}

/** What rules are made of, by the names that the client has for them; 8.12 refuses keys that it does not know. */
export interface RuleData {
  name: string;
  tags: string[];
  schedule: { interval: string };
  params: Record<string, unknown>;
  actions: Record<string, unknown>[];
  throttle?: string;
  notifyWhen?: string;
  /** From 8.13 on. */
  alertDelay?: object;
  /** From 8.16 on. */
  flapping?: object;
  /** From 8.14 on. */
  systemActions?: Record<string, unknown>[];
}

interface BulkResult {
  errors: { message: string }[];
}

/** Rules with the rights of the request, in its space. Failures are Booms. */
export interface RulesClient {
  find(query: {
    options: { filter: string; page: number; perPage: number };
  }): Promise<{ data: unknown[]; total: number }>;
  create(rule: {
    data: RuleData & { alertTypeId: string; consumer: string; enabled: boolean };
    options: { id: string };
  }): Promise<unknown>;
  /** Changes neither type, consumer, nor whether it is enabled. */
  update(rule: { id: string; data: RuleData }): Promise<unknown>;
  /** Those that are enabled already are left as they are. */
  bulkEnableRules(rules: { ids: string[] }): Promise<BulkResult>;
  bulkDisableRules(rules: { ids: string[] }): Promise<BulkResult>;
}

export interface AlertingStart {
  /** A promise from 8.16 on. Throws where Kibana has no key to encrypt with. */
  getRulesClientWithRequest(request: KibanaRequest): RulesClient | Promise<RulesClient>;
}
