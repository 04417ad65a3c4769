/**
 * The part of Kibana's translation packages that pages use. Kibana shares both with every plugin, in 8.12
 * and in every 9.x; pages without Kibana have `standalone/browser/i18n.ts` and `i18n_react.tsx` in their place.
 */
declare module '@kbn/i18n' {
  export const i18n: {
    /**
     * The text for an id in the reader's language, the built-in English where there is none.
     * @param id literal, beginning with "anomalyForest."; never changed once released
     */
    translate(
      id: string,
      options: {
        /** The English, as an ICU message. A literal, so that tools find it. */
        defaultMessage: string;
        /** One for each `{name}` of the message; numbers and times formatted before, except for plurals. */
        values?: Readonly<Record<string, string | number>>;
      },
    ): string;
  };
}

declare module '@kbn/i18n-react' {
  import type { ReactElement, ReactNode } from 'react';

  /** A translated text with elements in it. */
  export function FormattedMessage(props: {
    id: string;
    defaultMessage: string;
    values?: Readonly<Record<string, ReactNode>>;
  }): ReactElement;
}
