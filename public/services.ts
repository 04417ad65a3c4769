/**
 * What the pages know of the world around them. `public/kibana` fills it from Kibana,
 * `standalone/browser` from plain HTTP: no page imports either.
 */
import type { ReactElement } from 'react';
import type { History } from 'history';
import type { AnomaliesRuleParams } from '../common/alerting/anomalies_rule';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path from the server's root without the base path, such as `/api/anomaly_forest/status`. */
  path: string;
  /** Query parameters. */
  query?: Readonly<Record<string, string>>;
  /** JSON text, or bytes; left out for requests without a body. */
  body?: string | Uint8Array;
  /** Whether what is asked for is bytes; JSON when left out. */
  answersBytes?: boolean;
  signal?: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  /** Decoded JSON, undefined where the answer was none; bytes where they were asked for and given. */
  body: unknown;
}

export interface Http {
  /**
   * Sends one request and answers whatever the status is.
   * @throws an `AbortError` when the signal fired, any other error when no answer came.
   */
  send: (request: HttpRequest) => Promise<HttpAnswer>;
}

export interface Notify {
  success: (title: string, text?: string) => void;
  failure: (title: string, text: string) => void;
}

export interface TimeSettings {
  /** IANA name such as "Europe/Berlin". */
  zone: string;
  /** Moment pattern of a full time, such as "MMM D, YYYY @ HH:mm:ss.SSS". */
  dateFormat: string;
}

/** What Discover is to show: an index in a time range, narrowed by KQL and one detector. */
export interface DiscoverTarget {
  index: string;
  timeField: string;
  /** ISO 8601 or date math. */
  from: string;
  to: string;
  kql: string;
  detectorId: string;
}

export interface Discover {
  /** Address for a link that opens in another tab. */
  href: (target: DiscoverTarget) => string;
  /** Goes there within the page. */
  open: (target: DiscoverTarget) => void;
}

/** A rule "anomalies found" as it is to begin with. */
export interface RuleDraft {
  name: string;
  params: AnomaliesRuleParams;
}

export interface Rules {
  /** The host's form over the page, where it has one; null where it has a page of its own for it. */
  form: ((draft: RuleDraft, onClose: () => void) => ReactElement) | null;
  /** Goes to that page; the form there begins with the draft. */
  open: (draft: RuleDraft) => void;
}

/** The language of query bars: KQL is read by Kibana alone, Lucene's by Elasticsearch. */
export type QueryLanguage = 'KQL' | 'Lucene';

export interface Crumb {
  text: string;
  /** Path within the app; left out for the page itself. */
  path?: string;
}

export interface Services {
  http: Http;
  notify: Notify;
  /** Paths within the app: "/anomalies" whatever the base path. */
  history: History;
  /** Names the page in the window's title and the breadcrumbs, outermost first. */
  setPage: (crumbs: Crumb[]) => void;
  time: TimeSettings;
  /** BCP 47 tag such as "en-GB". */
  locale: string;
  /** Null where there is no Discover: pages then show the KQL to copy. */
  discover: Discover | null;
  /** Null where there are no alert rules. */
  rules: Rules | null;
  queryLanguage: QueryLanguage;
  /** Whether the person may create, change and run detectors. */
  mayChange: boolean;
}
