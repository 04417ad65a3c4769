import React from 'react';
import { render, unmountComponentAtNode } from 'react-dom';
import { App } from '../application/app';
import type { AppMountParameters, CoreStart, StartDependencies } from './contracts';
import { inKibanaContext } from './kibana_context';
import { kibanaServices } from './kibana_services';

/** Shows the app in the place that Kibana gives it; answers how to take it away again. */
export function mountApp(
  core: CoreStart,
  dependencies: StartDependencies,
  { element, history }: AppMountParameters,
): () => void {
  const services = kibanaServices(core, dependencies, history);
  render(inKibanaContext(core, <App services={services} />), element);
  return () => {
    unmountComponentAtNode(element);
  };
}
