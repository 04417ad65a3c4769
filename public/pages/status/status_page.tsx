import React from 'react';
import { EuiButtonEmpty, EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Page } from '../../application/page';
import { Requested } from '../../components/requested';
import { StatsSkeleton, TableSkeleton } from '../../components/skeletons';
import { Stats, type Stat } from '../../components/stats';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useInterval } from '../../hooks/use_interval';
import { useStatus, type Status } from '../../hooks/use_status';
import { rowsPerSecond } from '../../results/rows_per_second';
import { AssetsTable } from './assets_table';
import { DetectorTasksTable } from './detector_tasks_table';
import { problemsOf } from './problems';
import { ProblemsList } from './problems_list';

const pollMs = 30_000;

const hosts = {
  kibana: i18n.translate('anomalyForest.status.statusPage.kibanaText', {
    defaultMessage: 'Kibana',
  }),
  standalone: i18n.translate('anomalyForest.status.statusPage.standaloneText', {
    defaultMessage: 'Standalone',
  }),
} as const;

/** Rows a second over the last run of every detector listed: what a run gets done while it runs. */
function throughput({ detectors }: Status): number | undefined {
  const runs = (detectors?.list ?? []).flatMap(({ last_run: run }) => run ?? []);
  return rowsPerSecond({
    rows_read: runs.reduce((sum, run) => sum + run.rows_read, 0),
    took_ms: runs.reduce((sum, run) => sum + run.took_ms, 0),
  });
}

function statsOf(status: Status, format: Format): Stat[] {
  const { detectors, elasticsearch, host, version } = status;
  const count = (value: number | undefined) =>
    value === undefined ? nothing : format.count(value);
  return [
    {
      label: i18n.translate('anomalyForest.status.statusPage.anomalyForestLabel', {
        defaultMessage: 'Anomaly Forest',
      }),
      value: version,
      testSubj: 'statVersion',
    },
    {
      label: i18n.translate('anomalyForest.status.statusPage.runsLabel', {
        defaultMessage: 'Runs in',
      }),
      value: hosts[host],
    },
    {
      label: i18n.translate('anomalyForest.status.statusPage.elasticsearchLabel', {
        defaultMessage: 'Elasticsearch',
      }),
      value:
        elasticsearch.version ??
        i18n.translate('anomalyForest.status.statusPage.notReachableText', {
          defaultMessage: 'not reachable',
        }),
      testSubj: 'statElasticsearch',
    },
    {
      label: i18n.translate('anomalyForest.status.statusPage.detectorsLabel', {
        defaultMessage: 'Detectors',
      }),
      value: count(detectors?.total),
    },
    {
      label: i18n.translate('anomalyForest.status.statusPage.runningLabel', {
        defaultMessage: 'Running',
      }),
      value: count(detectors?.running),
    },
    {
      label: i18n.translate('anomalyForest.status.statusPage.failingLabel', {
        defaultMessage: 'Failing',
      }),
      value: count(detectors?.failing),
      testSubj: 'statFailing',
    },
    {
      label: i18n.translate('anomalyForest.status.statusPage.waitingLabel', {
        defaultMessage: 'Waiting',
      }),
      value: count(detectors?.waiting),
      hint: i18n.translate('anomalyForest.status.statusPage.forEnoughRowsTrainHint', {
        defaultMessage: 'For enough rows to train on.',
      }),
    },
    {
      label: i18n.translate('anomalyForest.status.statusPage.disabledLabel', {
        defaultMessage: 'Disabled',
      }),
      value: count(detectors?.disabled),
    },
    {
      label: i18n.translate('anomalyForest.status.statusPage.rowsSLabel', {
        defaultMessage: 'Rows/s',
      }),
      value: count(throughput(status)),
      hint: i18n.translate('anomalyForest.status.statusPage.rowsReadSecondTimeHint', {
        defaultMessage:
          'Rows read a second of the time that the last runs took, all detectors together.',
      }),
    },
  ];
}

function Titled(props: { title: string; children: React.ReactNode }): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false}>
      <EuiTitle size="xs">
        <h2>{props.title}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {props.children}
    </EuiPanel>
  );
}

function Content({ status }: { status: Status }): React.ReactElement {
  const format = useFormat();
  const { detectors } = status;
  const problems = problemsOf(status);
  return (
    <>
      {problems.length === 0 ? null : (
        <>
          <ProblemsList problems={problems} />
          <EuiSpacer size="s" />
        </>
      )}
      <Stats stats={statsOf(status, format)} />
      <EuiSpacer size="m" />
      {detectors === null ? null : (
        <>
          <Titled
            title={i18n.translate('anomalyForest.status.statusPage.tasksTitle', {
              defaultMessage: 'Tasks',
            })}
          >
            <DetectorTasksTable detectors={detectors.list} total={detectors.total} />
          </Titled>
          <EuiSpacer size="m" />
        </>
      )}
      <Titled
        title={i18n.translate('anomalyForest.status.statusPage.installedAssetsTitle', {
          defaultMessage: 'Installed assets',
        })}
      >
        <AssetsTable assets={status.assets} />
      </Titled>
    </>
  );
}

/** What runs where, what the cluster answers, what was installed, and all that is wrong. */
export function StatusPage(): React.ReactElement {
  const request = useStatus();
  useInterval(request.refresh, pollMs);
  return (
    <Page
      title={i18n.translate('anomalyForest.status.statusPage.statusTitle', {
        defaultMessage: 'Status',
      })}
      actions={[
        <EuiButtonEmpty key="refresh" iconType="refresh" onClick={request.refresh}>
          {i18n.translate('anomalyForest.status.statusPage.refreshButton', {
            defaultMessage: 'Refresh',
          })}
        </EuiButtonEmpty>,
      ]}
    >
      <Requested
        request={request}
        failure={i18n.translate('anomalyForest.status.statusPage.statusCouldNotReadFailure', {
          defaultMessage: 'The status could not be read',
        })}
        skeleton={
          <>
            <StatsSkeleton />
            <EuiSpacer size="m" />
            <TableSkeleton />
          </>
        }
      >
        {(status) => <Content status={status} />}
      </Requested>
    </Page>
  );
}
