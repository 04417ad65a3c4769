import React from 'react';
import {
  AnnotationDomainType,
  Axis,
  Chart,
  LineAnnotation,
  LineSeries,
  Position,
  RectAnnotation,
  ScaleType,
  Settings,
  Tooltip,
  TooltipType,
} from '@elastic/charts';
import { EuiBasicTable, EuiSpacer, useEuiTheme, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ClassScores, ScoreBox } from '../../../common/api/scores_by_class';
import { flagStyle } from '../../charts/flag_style';
import { Key, Keys, LineSample } from '../../charts/keys';
import { PointShapeIcon } from '../../charts/point_shape_icon';
import { useChartTheme } from '../../charts/use_chart_theme';
import { WideTable } from '../../components/wide_table';
import { useFormat } from '../../formatters/use_format';
import { className, nameWidth } from './attack_tables';

type Part = readonly [from: keyof ScoreBox & ('p1' | 'q1'), to: keyof ScoreBox & ('p99' | 'q3')];

/** Rectangles of one part of all boxes; the classes stand at 0, 1, 2, ... */
function rectanglesOf(classes: readonly ScoreBox[], [from, to]: Part, halfWidth: number) {
  return classes.map((box, i) => ({
    coordinates: { x0: i - halfWidth, x1: i + halfWidth, y0: box[from], y1: box[to] },
  }));
}

/** All scores shown, with a little room. */
function domainOf({ classes, p99 }: ClassScores) {
  const scores = [...classes.flatMap(({ max, min }) => [min, max]), ...(p99 === null ? [] : [p99])];
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  return { min: Math.max(0, low - 0.02), max: Math.min(1, high + 0.02) };
}

function BoxKeys({ p99 }: { p99: number | null }): React.ReactElement {
  const format = useFormat();
  const { colors } = useEuiTheme().euiTheme;
  const box = (
    <svg width={20} height={10} aria-hidden="true" focusable="false">
      <rect x={1} y={1} width={18} height={8} fill={colors.mediumShade} />
    </svg>
  );
  return (
    <Keys>
      <Key
        sample={box}
        label={i18n.translate('anomalyForest.evaluate.classBoxes.quartilesLabel', {
          defaultMessage: 'Quartiles',
        })}
      />
      <Key
        sample={<LineSample color={colors.darkShade} width={2} />}
        label={i18n.translate('anomalyForest.evaluate.classBoxes.stThPercentileLabel', {
          defaultMessage: '1st to 99th percentile',
        })}
      />
      <Key
        sample={<PointShapeIcon shape="diamond" color={colors.text} />}
        label={i18n.translate('anomalyForest.evaluate.classBoxes.medianLabel', {
          defaultMessage: 'Median',
        })}
      />
      <Key
        sample={<PointShapeIcon shape="circle" color={colors.accent} />}
        label={i18n.translate('anomalyForest.evaluate.classBoxes.leastGreatestLabel', {
          defaultMessage: 'Least, greatest',
        })}
      />
      {p99 === null ? null : (
        <Key
          sample={<LineSample color={colors.text} width={1.5} dash={[6, 4]} />}
          label={i18n.translate('anomalyForest.evaluate.classBoxes.p99AllLabel', {
            defaultMessage: 'p99 of all {p99}',
            values: { p99: format.score(p99) },
          })}
        />
      )}
    </Keys>
  );
}

function pointSpecs(
  classes: readonly ScoreBox[],
  colors: { median: string; ends: string },
): React.ReactElement[] {
  const series = [
    {
      id: 'min',
      name: i18n.translate('anomalyForest.evaluate.classBoxes.leastText', {
        defaultMessage: 'Least',
      }),
      color: colors.ends,
      style: flagStyle('circle', colors.ends, 3),
    },
    {
      id: 'max',
      name: i18n.translate('anomalyForest.evaluate.classBoxes.greatestText', {
        defaultMessage: 'Greatest',
      }),
      color: colors.ends,
      style: flagStyle('circle', colors.ends, 3),
    },
    {
      id: 'median',
      name: i18n.translate('anomalyForest.evaluate.classBoxes.medianText', {
        defaultMessage: 'Median',
      }),
      color: colors.median,
      style: flagStyle('diamond', colors.median, 6),
    },
  ] as const;
  return series.map(({ color, id, name, style }) => (
    <LineSeries
      key={id}
      id={id}
      name={name}
      xScaleType={ScaleType.Linear}
      yScaleType={ScaleType.Linear}
      xAccessor={0}
      yAccessors={[1]}
      data={classes.map((box, i) => [i, box[id]])}
      color={color}
      lineSeriesStyle={style}
    />
  ));
}

function BoxChart({ scores }: { scores: ClassScores }): React.ReactElement {
  const { classes, p99 } = scores;
  const format = useFormat();
  const { colors } = useEuiTheme().euiTheme;
  const { baseTheme, theme } = useChartTheme();
  const nameAt = (at: number) => {
    const box = classes[at];
    return box === undefined ? '' : className(box);
  };
  return (
    <Chart size={{ height: 90 + 36 * classes.length }}>
      <Settings
        baseTheme={baseTheme}
        theme={theme}
        rotation={90}
        xDomain={{ min: -0.5, max: classes.length - 0.5 }}
        showLegend={false}
        ariaLabel={i18n.translate('anomalyForest.evaluate.classBoxes.scoresClassAsBoxesAriaLabel', {
          defaultMessage: 'Scores by class, as boxes',
        })}
        ariaLabelHeadingLevel="h3"
        locale={format.locale}
      />
      <Tooltip type={TooltipType.None} />
      <Axis
        id="class"
        position={Position.Left}
        title={i18n.translate('anomalyForest.evaluate.classBoxes.classTitle', {
          defaultMessage: 'Class',
        })}
        integersOnly
        ticks={classes.length}
        tickFormat={nameAt}
      />
      <Axis
        id="score"
        position={Position.Bottom}
        title={i18n.translate('anomalyForest.evaluate.classBoxes.scoreTitle', {
          defaultMessage: 'Score (0 to 1)',
        })}
        domain={domainOf(scores)}
        gridLine={{ visible: true }}
        tickFormat={(score: number) => format.value(score)}
      />
      <RectAnnotation
        id="whiskers"
        zIndex={0}
        dataValues={rectanglesOf(classes, ['p1', 'p99'], 0.03)}
        style={{ fill: colors.darkShade, opacity: 1 }}
      />
      <RectAnnotation
        id="quartiles"
        zIndex={0}
        dataValues={rectanglesOf(classes, ['q1', 'q3'], 0.3)}
        style={{ fill: colors.mediumShade, opacity: 1 }}
      />
      {pointSpecs(classes, { median: colors.text, ends: colors.accent })}
      {p99 === null ? null : (
        <LineAnnotation
          id="p99"
          domainType={AnnotationDomainType.YDomain}
          dataValues={[{ dataValue: p99 }]}
          style={{ line: { stroke: colors.text, strokeWidth: 1.5, opacity: 1, dash: [6, 4] } }}
        />
      )}
    </Chart>
  );
}

const quantiles = [
  [
    'min',
    i18n.translate('anomalyForest.evaluate.classBoxes.leastText', { defaultMessage: 'Least' }),
  ],
  [
    'p1',
    i18n.translate('anomalyForest.evaluate.classBoxes.stPercentileText', {
      defaultMessage: '1st percentile',
    }),
  ],
  [
    'q1',
    i18n.translate('anomalyForest.evaluate.classBoxes.firstQuartileText', {
      defaultMessage: 'First quartile',
    }),
  ],
  [
    'median',
    i18n.translate('anomalyForest.evaluate.classBoxes.medianText', { defaultMessage: 'Median' }),
  ],
  [
    'q3',
    i18n.translate('anomalyForest.evaluate.classBoxes.thirdQuartileText', {
      defaultMessage: 'Third quartile',
    }),
  ],
  [
    'p99',
    i18n.translate('anomalyForest.evaluate.classBoxes.thPercentileText', {
      defaultMessage: '99th percentile',
    }),
  ],
  [
    'max',
    i18n.translate('anomalyForest.evaluate.classBoxes.greatestText', {
      defaultMessage: 'Greatest',
    }),
  ],
] as const;

/** Boxes of scores by class, and the same as a table. @param scores at least one class */
export function ClassBoxes({ scores }: { scores: ClassScores }): React.ReactElement {
  const format = useFormat();
  const columns: EuiBasicTableColumn<ScoreBox>[] = [
    {
      name: i18n.translate('anomalyForest.evaluate.classBoxes.className', {
        defaultMessage: 'Class',
      }),
      width: nameWidth,
      render: (box: ScoreBox) => className(box),
    },
    {
      field: 'rows',
      name: i18n.translate('anomalyForest.evaluate.classBoxes.rowsName', {
        defaultMessage: 'Rows',
      }),
      align: 'right',
      render: (rows: number) => format.count(rows),
    },
    ...quantiles.map(([field, name]) => ({
      field,
      name,
      align: 'right' as const,
      render: (score: number) => format.score(score),
    })),
  ];
  return (
    <div data-test-subj="classBoxes">
      <BoxKeys p99={scores.p99} />
      <BoxChart scores={scores} />
      <EuiSpacer size="s" />
      <WideTable minWidth={760}>
        <EuiBasicTable<ScoreBox>
          items={scores.classes}
          itemId={className}
          tableCaption={i18n.translate(
            'anomalyForest.evaluate.classBoxes.quantilesScoresClassCaption',
            { defaultMessage: 'Quantiles of the scores by class' },
          )}
          columns={columns}
          data-test-subj="classQuantiles"
        />
      </WideTable>
    </div>
  );
}
