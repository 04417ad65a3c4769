import type { Logger } from '../../detection/ports/host';
import { askCluster, refusalOf, type AssetClient } from './asset_client';
import { assets, type Asset, type AssetKind } from './assets';
import { missingProcessors } from './missing_processors';

export interface AssetReport {
  name: string;
  kind: AssetKind;
  /** `skipped`: the cluster cannot or may not take it, see `reason`; the engine works without. */
  status: 'installed' | 'current' | 'skipped';
  reason?: string;
}

interface InstallOptions {
  logger?: Logger;
  signal?: AbortSignal;
}

const paths: Record<AssetKind, string> = {
  component_template: '/_component_template/',
  index_template: '/_index_template/',
  ingest_pipeline: '/_ingest/pipeline/',
};

/**
 * Brings index templates and ingest pipelines up to date; what is there in this version or a newer
 * one stays. Can be repeated and run by several hosts at once.
 * @throws AppError ES_UNAVAILABLE, ES_UNAUTHENTICATED, ABORTED
 */
export async function installAssets(
  client: AssetClient,
  options: InstallOptions = {},
): Promise<AssetReport[]> {
  const reports: AssetReport[] = [];
  for (const asset of assets) {
    const usable = reports.some(
      ({ name, status }) => name === asset.defaultPipeline && status !== 'skipped',
    );
    const outcome = await installAsset(client, withPipeline(asset, usable), options.signal);
    const report = { name: asset.name, kind: asset.kind, ...outcome };
    reports.push(report);
    logReport(report, options.logger);
  }
  return reports;
}

type Outcome = Pick<AssetReport, 'status' | 'reason'>;

async function installAsset(
  client: AssetClient,
  asset: Asset,
  signal?: AbortSignal,
): Promise<Outcome> {
  const path = paths[asset.kind] + asset.name;
  const doing = `Installing ${asset.kind} "${asset.name}"`;
  const found = await askCluster(client, { method: 'GET', path }, { doing, signal });
  const stored = found.status === 200 ? storedBody(asset, found.body) : null;
  if (stored !== null && isCurrent(asset, stored)) return { status: 'current' };
  if (asset.kind === 'ingest_pipeline') {
    const missing = await missingProcessors(client, asset.body, signal);
    if (missing.length > 0) {
      return { status: 'skipped', reason: `the cluster lacks processors: ${missing.join(', ')}` };
    }
  }
  const { body } = asset;
  const answer = await askCluster(client, { method: 'PUT', path, body }, { doing, signal });
  if (answer.status === 200) return { status: 'installed' };
  return { status: 'skipped', reason: refusalOf(answer, doing).message };
}

/** The template with the pipeline as default of its indices, or without any. */
function withPipeline(asset: Asset, usable: boolean): Asset {
  if (asset.defaultPipeline === undefined || !usable) return asset;
  const template = asset.body.template as { settings: Record<string, unknown> };
  const settings = { ...template.settings, default_pipeline: asset.defaultPipeline };
  return { ...asset, body: { ...asset.body, template: { ...template, settings } } };
}

interface StoredTemplate {
  version?: number;
  template?: { settings?: { index?: { default_pipeline?: string } } };
}

/** The one asset in the answer of a GET, whose form depends on the kind. */
function storedBody(asset: Asset, answer: unknown): StoredTemplate | null {
  const lists = answer as {
    component_templates?: { component_template: StoredTemplate }[];
    index_templates?: { index_template: StoredTemplate }[];
  };
  if (asset.kind === 'component_template') {
    return lists.component_templates?.[0]?.component_template ?? null;
  }
  if (asset.kind === 'index_template') return lists.index_templates?.[0]?.index_template ?? null;
  return (answer as Record<string, StoredTemplate>)[asset.name] ?? null;
}

function isCurrent(asset: Asset, stored: StoredTemplate): boolean {
  if ((stored.version ?? 0) < asset.body.version) return false;
  if ((stored.version ?? 0) > asset.body.version) return true;
  const template = asset.body.template as { settings?: { default_pipeline?: string } } | undefined;
  return (
    stored.template?.settings?.index?.default_pipeline === template?.settings?.default_pipeline
  );
}

function logReport(report: AssetReport, logger?: Logger): void {
  const what = `${report.kind} "${report.name}"`;
  if (report.status === 'skipped') logger?.warn(`Left out ${what}: ${report.reason ?? ''}`);
  if (report.status === 'installed') logger?.info(`Installed ${what}`);
}
