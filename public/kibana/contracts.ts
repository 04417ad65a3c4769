/**
 * The parts of Kibana's browser contracts that are used, as they stand in 8.12 and 9.x. Declared
 * here since Kibana supplies them at run time; what only newer versions have is optional.
 */
import type React from 'react';
import type { History } from 'history';

interface Subscription {
  unsubscribe(): void;
}

interface Observable<T> {
  subscribe(next: (value: T) => void): Subscription;
}

export interface CoreTheme {
  darkMode: boolean;
}

export interface HttpFetchOptions {
  /** Of a versioned route; Kibana in development refuses a call without it. */
  version: string;
  method: string;
  /** Kibana's own, which say that a body is JSON, when left out. */
  headers?: Record<string, string>;
  query?: Readonly<Record<string, string>>;
  body?: BodyInit;
  signal?: AbortSignal;
}

export interface HttpStart {
  fetch(path: string, options: HttpFetchOptions): Promise<unknown>;
}

export interface ToastsStart {
  addSuccess(toast: { title: string; text?: string }): unknown;
  addDanger(toast: { title: string; text?: string }): unknown;
}

export interface Breadcrumb {
  text: string;
  href?: string;
  onClick?: (event: React.MouseEvent) => void;
}

export interface CoreStart {
  http: HttpStart;
  notifications: { toasts: ToastsStart };
  chrome: {
    setBreadcrumbs(breadcrumbs: Breadcrumb[]): void;
    docTitle: { change(titles: string | string[]): void };
  };
  uiSettings: { get<T>(key: string, fallback?: T): T };
  theme: { theme$: Observable<CoreTheme> };
  i18n: { Context: React.ComponentType<{ children: React.ReactNode }> };
  application: {
    navigateToApp(appId: string, options?: { path?: string }): Promise<void>;
    capabilities: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  };
  /** 9.x: wraps an element in everything that Kibana's pages have around them. */
  rendering?: { addContext?(element: React.ReactNode): React.ReactElement };
}

export interface DiscoverLocatorParams {
  dataViewSpec: { title: string; timeFieldName: string };
  timeRange: { from: string; to: string };
  query: { language: 'kuery'; query: string };
  filters: unknown[];
}

export interface Locator {
  navigate(params: DiscoverLocatorParams): Promise<void>;
  getRedirectUrl(params: DiscoverLocatorParams): string;
}

/** What Kibana's own form for a new rule takes, up to 8.x. */
export interface AddRuleFlyoutProps {
  consumer: string;
  ruleTypeId: string;
  /** False: the rule type stays. */
  canChangeTrigger: boolean;
  initialValues: { name: string; params: Readonly<Record<string, unknown>> };
  onClose(): void;
}

export interface StartDependencies {
  /** Missing where alerting is switched off; newer Kibanas have a page instead of the flyout. */
  triggersActionsUi?: { getAddRuleFlyout?: (props: AddRuleFlyoutProps) => React.ReactElement };
  share?: { url: { locators: { get(id: string): Locator | undefined } } };
}

export interface AppMountParameters {
  element: HTMLElement;
  history: History;
}

/** Part of an app that Kibana's search finds by itself. */
export interface AppDeepLink {
  id: string;
  title: string;
  /** Within the app. */
  path: string;
}

export interface AppRegistration {
  id: string;
  title: string;
  appRoute: string;
  category: { id: string; label: string; euiIconType?: string; order?: number };
  order: number;
  euiIconType: string;
  deepLinks: AppDeepLink[];
  mount(params: AppMountParameters): Promise<() => void>;
}

export interface CoreSetup {
  application: { register(app: AppRegistration): void };
  getStartServices(): Promise<[CoreStart, StartDependencies, unknown]>;
}

/** What a rule form gets; parameters are set one by one. */
export interface RuleFormProps {
  ruleParams: Readonly<Record<string, unknown>>;
  setRuleParams: (name: string, value: unknown) => void;
  /** What `validate` said. */
  errors: Readonly<Record<string, unknown>>;
  /** Of the form "1m". */
  ruleInterval: string;
}

export interface RuleTypeForm {
  id: string;
  description: string;
  iconClass: string;
  documentationUrl: null;
  ruleParamsExpression: React.LazyExoticComponent<React.ComponentType<RuleFormProps>>;
  validate(params: Readonly<Record<string, unknown>>): { errors: Record<string, string[]> };
  /** False: the form opens in Stack Management as well. */
  requiresAppContext: boolean;
  defaultActionMessage: string;
  defaultRecoveryMessage: string;
}

/** Plugins that may be switched off. */
export interface SetupDependencies {
  triggersActionsUi?: { ruleTypeRegistry: { register(form: RuleTypeForm): void } };
}

export interface Plugin {
  setup(core: CoreSetup, dependencies: SetupDependencies): void;
  start(core: CoreStart): void;
  stop(): void;
}
