/**
 * The newest EUI and charts in the place of the oldest, which the bundles are built with otherwise: for
 * looking at the pages as newer Kibanas show them.
 */
import path from 'path';

/** @returns module → what stands in for it */
export function newestEui(root: string): Record<string, string> {
  const modules = path.join(root, 'node_modules');
  const here = path.join(root, 'packaging/browser');
  const charts = path.join(modules, 'charts-current');
  const noSheet = path.join(here, 'no_sheet.css');
  return {
    // Its components bring their styles along.
    '@elastic/eui/dist/eui_theme_dark.min.css': noSheet,
    '@elastic/eui/dist/eui_theme_light.min.css': noSheet,
    '@elastic/eui$': path.join(modules, 'eui-current'),
    '@elastic/charts/dist': path.join(charts, 'dist'),
    '@elastic/charts$': charts,
    // Charts are made for React 18, of which they use this alone.
    react$: path.join(here, 'react_with_external_store.js'),
    'react-17$': path.join(modules, 'react/index.js'),
  };
}
