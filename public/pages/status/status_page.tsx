import React from 'react';
import { EuiButtonEmpty, EuiCallOut, EuiCode, EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';
import { Page } from '../../application/page';
import { Requested } from '../../components/requested';
import { StatsSkeleton, TableSkeleton } from '../../components/skeletons';
import { Stats, type Stat } from '../../components/stats';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useInterval } from '../../hooks/use_interval';
import { useStatus, type Status } from '../../hooks/use_status';
import { AssetsTable } from './assets_table';

const pollMs = 30_000;

const hosts = { kibana: 'Kibana', standalone: 'Standalone' } as const;

function statsOf(status: Status, format: Format): Stat[] {
  const { detectors, elasticsearch, host, version } = status;
  const count = (value: number | undefined) =>
    value === undefined ? nothing : format.count(value);
  return [
    { label: 'Anomaly Forest', value: version, testSubj: 'statVersion' },
    { label: 'Runs in', value: hosts[host] },
    {
      label: 'Elasticsearch',
      value: elasticsearch.version ?? 'not reachable',
      testSubj: 'statElasticsearch',
    },
    { label: 'Detectors', value: count(detectors?.total) },
    { label: 'Running', value: count(detectors?.running) },
    { label: 'Failing', value: count(detectors?.failing) },
  ];
}

function ElasticsearchProblem({ status }: { status: Status }): React.ReactElement {
  const { error } = status.elasticsearch;
  if (error === null) return <></>;
  return (
    <>
      <EuiCallOut title="Elasticsearch does not answer" color="danger" iconType="alert">
        <p>
          <EuiCode>{error.code}</EuiCode> {error.message}
        </p>
        <p>{error.remedy}</p>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}

function Content({ status }: { status: Status }): React.ReactElement {
  const format = useFormat();
  return (
    <>
      <ElasticsearchProblem status={status} />
      <Stats stats={statsOf(status, format)} />
      <EuiSpacer size="m" />
      <EuiPanel hasBorder hasShadow={false}>
        <EuiTitle size="xs">
          <h2>Installed assets</h2>
        </EuiTitle>
        <EuiSpacer size="s" />
        <AssetsTable assets={status.assets} />
      </EuiPanel>
    </>
  );
}

/** What runs where, what the cluster answers, what was installed. */
export function StatusPage(): React.ReactElement {
  const request = useStatus();
  useInterval(request.refresh, pollMs);
  return (
    <Page
      title="Status"
      actions={[
        <EuiButtonEmpty key="refresh" iconType="refresh" onClick={request.refresh}>
          Refresh
        </EuiButtonEmpty>,
      ]}
    >
      <Requested
        request={request}
        failure="The status could not be read"
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
