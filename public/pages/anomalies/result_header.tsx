import React from 'react';
import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiFlyoutHeader,
  EuiPagination,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DocumentField } from '../../../common/api/explain_result';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import type { TrainingExclusion } from '../../../common/detector_training';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { DiscoverLink } from './discover_link';
import { ExcludeButton } from './exclude_button';
import { RuleButton } from './rule_button';
import type { AnomaliesState } from './url_state';

/** To either side of the row, in Discover. */
const aroundMs = 15 * 60_000;

const timeOf = ({ time }: ResultRow) => (time === null ? Date.now() : Date.parse(time));

/** When a row was; of a window, whose it is: "user-0117, 12:05–12:10". */
function titleOf({ time, window }: ResultRow, format: Format): string {
  if (window !== undefined) {
    return i18n.translate('anomalyForest.anomalies.resultHeader.windowTitle', {
      defaultMessage: '{entity}, {span}',
      values: { entity: window.entity, span: format.clock(window.start, window.end) },
    });
  }
  if (time !== null) return format.time(time);
  return i18n.translate('anomalyForest.anomalies.resultHeader.rowWithoutTimeText', {
    defaultMessage: 'Row without a time',
  });
}

/** When a row was, what can be done with it, and the way to the next one. */
export function ResultHeader(props: {
  row: ResultRow;
  detector: Detector;
  state: AnomaliesState;
  /** The rows of the page. */
  rows: readonly ResultRow[];
  /** The row's own fields, as far as they are known. */
  document: readonly DocumentField[];
  onOpen: (row: ResultRow) => void;
  onExcluded: (exclusion: TrainingExclusion) => void;
}): React.ReactElement {
  const { detector, onOpen, row, rows } = props;
  const format = useFormat();
  const index = rows.findIndex((one) => one.result_id === row.result_id);
  const at = timeOf(row);
  return (
    <EuiFlyoutHeader hasBorder>
      <EuiFlexGroup wrap gutterSize="s" alignItems="center" responsive={false}>
        <EuiFlexItem>
          <EuiTitle size="s">
            <h2 id="resultTitle" style={{ overflowWrap: 'anywhere' }}>
              {titleOf(row, format)}
            </h2>
          </EuiTitle>
          {row.window === undefined ? null : (
            <EuiText size="s" color="subdued">
              {i18n.translate('anomalyForest.anomalies.resultHeader.windowSpanText', {
                defaultMessage: '{start} to {end}',
                values: { start: format.time(row.window.start), end: format.time(row.window.end) },
              })}
            </EuiText>
          )}
        </EuiFlexItem>
        {index < 0 ? null : (
          // Clear of the button that closes the flyout.
          <EuiFlexItem grow={false} style={{ marginRight: 24 }}>
            <EuiPagination
              aria-label={i18n.translate('anomalyForest.anomalies.resultHeader.rowsPageAriaLabel', {
                defaultMessage: 'Rows of this page',
              })}
              compressed
              pageCount={rows.length}
              activePage={index}
              onPageClick={(next) => {
                const target = rows[next];
                if (target) onOpen(target);
              }}
            />
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      <EuiFlexGroup wrap gutterSize="s" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>
          <DiscoverLink
            detector={detector}
            range={{ from: at - aroundMs, to: at + aroundMs }}
            kql={`_id : "${row.result_id}"`}
          />
        </EuiFlexItem>
        <RuleButton row={row} detector={detector} state={props.state} />
        <EuiFlexItem grow={false}>
          <ExcludeButton {...props} />
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiFlyoutHeader>
  );
}
