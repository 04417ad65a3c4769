import React, { Suspense } from 'react';
import { EuiPageTemplate } from '@elastic/eui';
import { Redirect, Route, Router, Switch, useLocation } from 'react-router-dom';
import type { Services } from '../services';
import { ServicesProvider } from '../services_context';
import { TableSkeleton } from '../components/skeletons';
import { ErrorBoundary } from './error_boundary';
import {
  AnomaliesPage,
  DetectorPage,
  DetectorsPage,
  EvaluatePage,
  LogsPage,
  ModelsPage,
  OverviewPage,
  StatusPage,
  WizardPage,
} from './lazy_pages';
import { Navigation } from './navigation';
import { paths } from './paths';

/** What the host's header leaves of the window: newer Kibanas say so themselves. */
const pageHeight =
  'var(--kbn-application--content-height, calc(100vh - var(--euiFixedHeadersOffset, 0px)))';

/** While a page's code is on its way. */
function PageLoading(): React.ReactElement {
  return (
    <EuiPageTemplate.Section paddingSize="m" grow>
      <TableSkeleton />
    </EuiPageTemplate.Section>
  );
}

function Pages(): React.ReactElement {
  const { pathname, search } = useLocation();
  return (
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<PageLoading />}>
        <Switch>
          <Route exact path={paths.overview} component={OverviewPage} />
          <Route exact path={paths.anomalies} component={AnomaliesPage} />
          <Route exact path={paths.detectors} component={DetectorsPage} />
          <Route exact path={paths.newDetector} component={WizardPage} />
          <Route exact path={`${paths.detectors}/:id`} component={DetectorPage} />
          <Route exact path={paths.models} component={ModelsPage} />
          <Route exact path={paths.evaluate} component={EvaluatePage} />
          <Route exact path={paths.logs} component={LogsPage} />
          <Route exact path={paths.status} component={StatusPage} />
          <Redirect exact from="/" to={{ pathname: paths.overview, search }} />
          <Redirect to={paths.overview} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

/** The whole app below the theme: every page with the services it needs. */
export function App({ services }: { services: Services }): React.ReactElement {
  return (
    <ServicesProvider services={services}>
      <Router history={services.history}>
        <EuiPageTemplate
          offset={0}
          restrictWidth={false}
          responsive={['xs', 's', 'm']}
          grow
          panelled
          style={{ minBlockSize: pageHeight }}
        >
          <EuiPageTemplate.Sidebar paddingSize="m" minWidth={200} sticky>
            <Navigation />
          </EuiPageTemplate.Sidebar>
          <Pages />
        </EuiPageTemplate>
      </Router>
    </ServicesProvider>
  );
}
