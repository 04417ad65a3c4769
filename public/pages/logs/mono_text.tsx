import React from 'react';
import { EuiMark } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { linePartsOf, templatePartsOf } from './line_parts';
import type { LogLine } from '../../../common/api/search_logs';

const mono: React.CSSProperties = {
  fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
  fontSize: 12,
  lineHeight: '18px',
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-wrap',
};

/** A line as it is, with what was searched for marked. */
export function LineText({ row }: { row: LogLine }): React.ReactElement {
  const { found, is_cut: isCut, line } = row;
  if (line === null) {
    return (
      <em>
        {isCut
          ? i18n.translate('anomalyForest.logs.monoText.tooLargeReadHereText', {
              defaultMessage: 'Too large to be read here',
            })
          : i18n.translate('anomalyForest.logs.monoText.noSuchFieldText', {
              defaultMessage: 'No such field',
            })}
      </em>
    );
  }
  return (
    <span style={mono}>
      {linePartsOf(line, found).map(({ isMarked, text }, i) =>
        isMarked ? <EuiMark key={i}>{text}</EuiMark> : text,
      )}
      {isCut ? '…' : ''}
    </span>
  );
}

/** A template: what stays in full strength, what changes fainter. */
export function TemplateText({ template }: { template: string }): React.ReactElement {
  return (
    <span style={mono}>
      {templatePartsOf(template).map(({ isMarked, text }, i) =>
        isMarked ? <em key={i}>{text}</em> : <strong key={i}>{text}</strong>,
      )}
    </span>
  );
}

export function ExampleText({ text }: { text: string }): React.ReactElement {
  return <span style={mono}>{text}</span>;
}
