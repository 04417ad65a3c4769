import React, { useEffect } from 'react';
import { i18n } from '@kbn/i18n';
import { Prompt } from 'react-router-dom';

const keep = (event: BeforeUnloadEvent) => {
  event.preventDefault();
  // Chromium asks nothing without it.
  event.returnValue = '';
};

/**
 * Asks before another address takes the place of this one, by a link or by the way back, or the window
 * is closed or loaded anew: with `count` changes that are not saved; none lets everything pass.
 */
export function KeepUnsaved({ count }: { count: number }): React.ReactElement {
  const isUnsaved = count > 0;
  useEffect(() => {
    if (!isUnsaved) return undefined;
    window.addEventListener('beforeunload', keep);
    return () => window.removeEventListener('beforeunload', keep);
  }, [isUnsaved]);
  return (
    <Prompt
      when={isUnsaved}
      message={i18n.translate('anomalyForest.components.keepUnsaved.discardMessage', {
        defaultMessage:
          '{count, plural, one {# change is} other {# changes are}} not saved. Leave, and discard {count, plural, one {it} other {them}}?',
        values: { count },
      })}
    />
  );
}
