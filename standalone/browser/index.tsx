/** The pages without Kibana. */
import React from 'react';
import { render } from 'react-dom';
import { createBrowserHistory } from 'history';
import { initialColorMode, showColorMode } from './color_mode';
import { Frame } from './frame';
import { standaloneServices } from './standalone_services';
import { ToastStore } from './toasts';

async function start(root: HTMLElement): Promise<void> {
  const mode = initialColorMode();
  const toasts = new ToastStore();
  const services = standaloneServices(createBrowserHistory(), toasts.notify);
  await showColorMode(mode);
  render(<Frame services={services} toasts={toasts} initialMode={mode} />, root);
}

const root = document.getElementById('anomaly-forest');
if (root) {
  start(root).catch((thrown: unknown) => {
    root.textContent = `Anomaly Forest could not be shown: ${String(thrown)}. Reload the page.`;
  });
}
