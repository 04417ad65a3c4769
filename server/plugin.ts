/**
 * The plugin: what is registered with Kibana, in reading order. Neither setup nor start throws,
 * because that would keep Kibana from starting: what goes wrong is logged once and shown on the
 * status page.
 */
import path from 'path';
import type { AssetReport } from '../common/api/get_status';
import { productVersion } from '../common/versions';
import { readConfig, type Config } from './config';
import type { Logger } from './detection/ports/host';
import { installAssets } from './elasticsearch/assets/install_assets';
import { translateError } from './elasticsearch/translate_error';
import type { CoreSetup, CoreStart, PluginInitializerContext } from './kibana/contracts/core';
import type {
  EncryptedSavedObjectsSetup,
  EncryptedSavedObjectsStart,
} from './kibana/contracts/encrypted_saved_objects';
import type { ActionsStart } from './kibana/contracts/actions';
import type { AlertingSetup, AlertingStart } from './kibana/contracts/alerting';
import type { FeaturesSetup } from './kibana/contracts/features';
import type { SecurityStart } from './kibana/contracts/security';
import type { SpacesStart } from './kibana/contracts/spaces';
import type { TaskManagerSetup, TaskManagerStart } from './kibana/contracts/task_manager';
import { alertRulesOf } from './kibana/alert_rules';
import { authenticationOf } from './kibana/authentication';
import { currentUser } from './kibana/current_user';
import { defaultSpaceId } from './kibana/default_space';
import { elasticsearchVersion } from './kibana/elasticsearch_version';
import { importDashboards } from './kibana/import_dashboards';
import { kqlToQuery } from './kibana/kql';
import { createLogger } from './kibana/logger';
import { mountRoutes, type MountOptions } from './kibana/mount_routes';
import { Problems } from './kibana/problems';
import { registerFeature } from './kibana/register_feature';
import { createPatternMining } from './features/logs/patterns/mine_in_threads';
import { createKibanaPorts, type KibanaPorts } from './kibana_ports';
import { LazyForest } from './lazy_forest';
import { routes } from './routes/all_routes';
import { registerRuleTypes } from './rule_types/register_rule_types';
import { describeRights } from './saved_objects/describe_rights';
import { registerSavedObjects } from './saved_objects/register_saved_objects';
import { savedObjectTypes } from './saved_objects/saved_object_types';
import { registerTasks } from './tasks/register_tasks';
import { createTaskScheduler } from './tasks/task_scheduler';

interface SetupPlugins {
  taskManager: TaskManagerSetup;
  features: FeaturesSetup;
  /** Missing where alerting is switched off: then there are no rule types. */
  alerting?: AlertingSetup;
  encryptedSavedObjects?: EncryptedSavedObjectsSetup;
}

interface StartPlugins {
  taskManager: TaskManagerStart;
  actions?: ActionsStart;
  alerting?: AlertingStart;
  encryptedSavedObjects?: EncryptedSavedObjectsStart;
  security?: SecurityStart;
  spaces?: SpacesStart;
}

interface Started extends KibanaPorts {
  core: CoreStart;
  plugins: StartPlugins;
}

/** Beside `server/index.js` in the zip. */
const workerFile = path.join(__dirname, 'forest_worker.js');
const patternWorkerFile = path.join(__dirname, 'pattern_worker.js');
const dashboardsFolder = path.join(__dirname, '../dashboards');

export class AnomalyForestPlugin {
  private readonly config: Config;
  private readonly logger: Logger;
  private readonly problems: Problems;
  private readonly forest: LazyForest;
  private readonly assets: AssetReport[] = [];
  private readonly node: string | undefined;

  constructor(context: PluginInitializerContext) {
    this.logger = createLogger(context.logger.get());
    this.problems = new Problems(this.logger);
    this.node = context.env.instanceUuid;
    const { config, problems } = readConfig(context.config.get());
    this.config = config;
    for (const { setting, reason } of problems) this.problems.add(`Setting ${setting}`, reason);
    this.forest = new LazyForest(async () => {
      const { createForestPool } = await import('./forest/forest_pool');
      return createForestPool({
        workerFile,
        threads: this.config.worker_threads,
        warn: (message) => this.problems.note('onnxruntime', message),
      });
    });
  }

  setup(core: CoreSetup<StartPlugins>, plugins: SetupPlugins): void {
    const { alerting, encryptedSavedObjects, features, taskManager } = plugins;
    const canEncrypt = encryptedSavedObjects?.canEncrypt === true;
    const started = this.whenStarted(core, canEncrypt);
    this.problems.attempt('Saved objects', () =>
      registerSavedObjects(core.savedObjects, encryptedSavedObjects),
    );
    this.problems.attempt('Feature', () =>
      registerFeature(features, { withRules: alerting !== undefined }),
    );
    this.problems.attempt('Tasks', () =>
      registerTasks(taskManager, async (task) => (await started()).asOwner(task)),
    );
    if (alerting === undefined) {
      this.problems.note('Alert rules', 'Kibana\'s plugin "alerting" is not there: no rule types.');
    } else {
      const { publicBaseUrl, serverBasePath } = core.http.basePath;
      this.problems.attempt('Rule types', () =>
        registerRuleTypes(alerting, {
          portsWith: async (client, spaceId) => (await started()).readingWith(client, spaceId),
          kqlToQuery,
          baseUrl: publicBaseUrl ?? serverBasePath,
        }),
      );
    }
    this.problems.attempt('Routes', () =>
      mountRoutes(core.http, this.routing(started, canEncrypt)),
    );
    void this.problems.attemptAsync('Rights', async () => {
      this.assets.push(await describeRights((await started()).apiKeys, canEncrypt));
    });
  }

  start(core: CoreStart): void {
    if (this.config.install_assets) void this.install(core);
  }

  async stop(): Promise<void> {
    await this.problems.attemptAsync('Forest', () => this.forest.close());
  }

  /** Tasks and requests may come before `start`: they wait for it here. */
  private whenStarted(core: CoreSetup<StartPlugins>, canEncrypt: boolean): () => Promise<Started> {
    let started: Promise<Started> | undefined;
    return () =>
      (started ??= core.getStartServices().then(([coreStart, plugins]) => ({
        core: coreStart,
        plugins,
        ...createKibanaPorts({
          core: coreStart,
          authentication: authenticationOf(coreStart, plugins.security),
          encrypted:
            (canEncrypt ? plugins.encryptedSavedObjects : undefined)?.getClient({
              includedHiddenTypes: [savedObjectTypes.credentials],
            }) ?? null,
          logger: this.logger,
          forest: this.forest,
          patterns: createPatternMining({ workerFile: patternWorkerFile }),
          node: this.node,
        }),
      })));
  }

  private routing(started: () => Promise<Started>, canEncrypt: boolean): MountOptions {
    return {
      routes,
      logger: this.logger,
      createContext: async (request, signal) => {
        const { core, plugins, asCurrentUser } = await started();
        const spaceId = plugins.spaces?.spacesService.getSpaceId(request) ?? defaultSpaceId;
        return {
          ports: asCurrentUser(request, spaceId),
          scheduler: createTaskScheduler(plugins.taskManager, spaceId),
          signal,
          rules: alertRulesOf({ ...plugins, canEncrypt }, request),
          user: currentUser(authenticationOf(core, plugins.security), request),
          host: {
            kind: 'kibana',
            version: productVersion,
            elasticsearchVersion: (versionSignal) =>
              elasticsearchVersion(core.elasticsearch.client.asInternalUser, versionSignal).catch(
                (error: unknown) => {
                  throw translateError(error, 'Asking Elasticsearch for its version');
                },
              ),
            assets: () => [...this.problems.list(), ...this.assets],
            kqlToQuery,
            // Nothing of ours sends data in Kibana.
            startDemo: null,
          },
        };
      },
    };
  }

  /** In the background: Kibana allows a start ten seconds. */
  private async install({ elasticsearch, savedObjects }: CoreStart): Promise<void> {
    await this.problems.attemptAsync('Index templates and pipelines', async () => {
      const client = elasticsearch.client.asInternalUser;
      const reports = await installAssets(client, { logger: this.logger });
      this.assets.push(...reports.map((report) => ({ ...report, reason: report.reason ?? null })));
    });
    await this.problems.attemptAsync('Dashboards', async () => {
      const reports = await importDashboards(savedObjects, dashboardsFolder);
      this.assets.push(...reports);
      for (const { kind, name, status, reason } of reports) {
        if (status === 'failed') this.logger.error(`${kind} ${name}: ${reason}`);
      }
    });
  }
}
