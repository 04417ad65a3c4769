import path from 'path';
import { projectRoot } from './project_root';

/** Builds the pages where they are not built yet, or older than their sources. @returns their folder */
export async function buildPages(): Promise<string> {
  const outDir = path.join(projectRoot(), 'target/pages');
  // Loaded only here: the bundler is no part of what scoring needs.
  const { buildStandaloneBundle } = await import('../packaging/browser_bundles');
  await buildStandaloneBundle({ outDir });
  return outDir;
}
