/** Errors of a whole set-up: of importing it, and of its alert rules. */
import type { CatalogueEntry } from './error_entry';

export const setupErrors = {
  SETUP_INVALID: {
    status: 400,
    retryable: false,
    remedy: 'Correct every problem named in the message and import again; nothing was changed.',
  },
  SETUP_INCOMPLETE: {
    status: 409,
    retryable: true,
    remedy:
      'Mend what the message says failed and import the same file again: what is done stays as it is.',
  },
  RULE_REFUSED: {
    status: 400,
    retryable: false,
    remedy: "Correct the rule as Kibana's words in the message say.",
  },
  CONNECTOR_MISSING: {
    status: 400,
    retryable: false,
    remedy:
      'Bring the connector over under its id (Stack Management, Saved Objects), or take the action out of the rule.',
  },
} as const satisfies Record<string, CatalogueEntry>;
