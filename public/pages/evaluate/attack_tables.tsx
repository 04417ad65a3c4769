/** The detection of attacks in figures: by class, and by what flags rows. */
import React from 'react';
import { EuiBasicTable, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AttackClass, AttackDetection, FlaggedBy } from '../../../common/api/evaluate_attacks';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

export const flaggedByNames: Readonly<Record<FlaggedBy, string>> = {
  verdict: i18n.translate('anomalyForest.evaluate.attackTables.verdictAsWrittenText', {
    defaultMessage: 'Verdict as written',
  }),
  rules: i18n.translate('anomalyForest.evaluate.attackTables.rulesAloneText', {
    defaultMessage: 'Rules alone',
  }),
  forest: i18n.translate('anomalyForest.evaluate.attackTables.forestAloneText', {
    defaultMessage: 'Forest alone',
  }),
  either: i18n.translate('anomalyForest.evaluate.attackTables.rulesOrForestText', {
    defaultMessage: 'Rules or forest',
  }),
  both: i18n.translate('anomalyForest.evaluate.attackTables.rulesForestText', {
    defaultMessage: 'Rules and forest',
  }),
};

export const className = ({ name }: { name: string | null }): string =>
  name ??
  i18n.translate('anomalyForest.evaluate.attackTables.noClassText', { defaultMessage: 'No class' });

/** Of the column that names a row: names are longer than figures. */
export const nameWidth = '170px';

type Detected = AttackClass | AttackDetection;

function detectionColumns<Row extends Detected>(format: Format): EuiBasicTableColumn<Row>[] {
  const share = (value: number) => format.percent(value);
  const delay = (which: 'median' | 'p95') => (row: Row) =>
    row.detection_ms === null ? nothing : format.span(row.detection_ms[which]);
  return [
    {
      field: 'precision',
      name: i18n.translate('anomalyForest.evaluate.attackTables.precisionName', {
        defaultMessage: 'Precision',
      }),
      align: 'right',
      render: share,
    },
    {
      field: 'recall',
      name: i18n.translate('anomalyForest.evaluate.attackTables.recallName', {
        defaultMessage: 'Recall',
      }),
      align: 'right',
      render: share,
    },
    {
      name: i18n.translate('anomalyForest.evaluate.attackTables.attacksHitName', {
        defaultMessage: 'Attacks hit',
      }),
      align: 'right',
      render: (row: Row) =>
        i18n.translate('anomalyForest.evaluate.attackTables.ofText', {
          defaultMessage: '{attacksHit} of {attacks}',
          values: { attacksHit: format.count(row.attacks_hit), attacks: format.count(row.attacks) },
        }),
    },
    {
      field: 'hit_rate',
      name: i18n.translate('anomalyForest.evaluate.attackTables.hitRateName', {
        defaultMessage: 'Hit rate',
      }),
      align: 'right',
      render: share,
    },
    {
      name: i18n.translate('anomalyForest.evaluate.attackTables.medianDelayName', {
        defaultMessage: 'Median delay',
      }),
      align: 'right',
      render: delay('median'),
    },
    { name: 'p95 delay', align: 'right', render: delay('p95') },
    {
      field: 'alerts_per_day',
      name: i18n.translate('anomalyForest.evaluate.attackTables.alertsDayName', {
        defaultMessage: 'Alerts a day',
      }),
      align: 'right',
      render: format.alertsADay,
    },
  ];
}

/** What rules and forest would find each by itself, and what together. */
export function AblationTable(props: { detections: AttackDetection[] }): React.ReactElement {
  const format = useFormat();
  const columns: EuiBasicTableColumn<AttackDetection>[] = [
    {
      field: 'by',
      name: i18n.translate('anomalyForest.evaluate.attackTables.flaggedName', {
        defaultMessage: 'Flagged by',
      }),
      width: nameWidth,
      render: (by: FlaggedBy) => flaggedByNames[by],
    },
    ...detectionColumns<AttackDetection>(format),
    {
      field: 'false_alerts_per_day',
      name: i18n.translate('anomalyForest.evaluate.attackTables.falseOnesDayName', {
        defaultMessage: 'False a day',
      }),
      align: 'right',
      render: format.alertsADay,
    },
  ];
  return (
    <WideTable minWidth={860}>
      <EuiBasicTable<AttackDetection>
        items={props.detections}
        itemId={({ by }: AttackDetection) => by}
        tableCaption={i18n.translate(
          'anomalyForest.evaluate.attackTables.attacksDetectedVerdictRulesCaption',
          {
            defaultMessage: 'Attacks detected by the verdict, by rules, by the forest and by both',
          },
        )}
        columns={columns}
        data-test-subj="ablation"
      />
    </WideTable>
  );
}

/** Each class of attacks, the one with the most rows first. */
export function ClassTable(props: { detection: AttackDetection }): React.ReactElement {
  const { by, classes } = props.detection;
  const format = useFormat();
  const columns: EuiBasicTableColumn<AttackClass>[] = [
    {
      name: i18n.translate('anomalyForest.evaluate.attackTables.className', {
        defaultMessage: 'Class',
      }),
      width: nameWidth,
      render: (row: AttackClass) => className(row),
    },
    {
      field: 'attack_rows',
      name: i18n.translate('anomalyForest.evaluate.attackTables.rowsName', {
        defaultMessage: 'Rows',
      }),
      align: 'right',
      render: (rows: number) => format.count(rows),
    },
    ...detectionColumns<AttackClass>(format),
  ];
  return (
    <WideTable minWidth={860}>
      <EuiBasicTable<AttackClass>
        items={classes}
        itemId={className}
        tableCaption={i18n.translate('anomalyForest.evaluate.attackTables.attacksClassCaption', {
          defaultMessage: 'Attacks by class: {by}',
          values: { by: flaggedByNames[by] },
        })}
        columns={columns}
        data-test-subj="attackClasses"
      />
    </WideTable>
  );
}
