/** The pages without Kibana. */
import React from 'react';
import { render } from 'react-dom';
import { createBrowserHistory } from 'history';
import { initialColorMode, showColorMode } from './color_mode';
import type { Crumb } from '../../public/services';
import { Followed } from './followed';
import { Frame } from './frame';
import { standaloneServices } from './standalone_services';
import { ToastStore } from './toasts';

async function start(root: HTMLElement): Promise<void> {
  const mode = initialColorMode();
  const toasts = new ToastStore();
  const crumbs = new Followed<readonly Crumb[]>([]);
  const services = standaloneServices(createBrowserHistory(), {
    notify: toasts.notify,
    onPage: (page) => crumbs.set(page),
  });
  await showColorMode(mode);
  render(<Frame services={services} toasts={toasts} crumbs={crumbs} initialMode={mode} />, root);
}

const root = document.getElementById('anomaly-forest');
if (root) {
  start(root).catch((thrown: unknown) => {
    root.textContent = `Anomaly Forest could not be shown: ${String(thrown)}. Reload the page.`;
  });
}
