/**
 * Starts one Elasticsearch for all integration tests. Without Java or Maven the tests stand aside
 * visibly, except with `CI=true`: there that is a failure.
 */
import { AppError } from '../../common/errors';
import { startElasticsearch } from '../../standalone/elasticsearch/start_elasticsearch';
import { distributionFolder, makeTestFolder, removeAbandonedTestFolders } from './test_folder';

export default async function globalSetup(): Promise<void> {
  await removeAbandonedTestFolders();
  const dataFolder = await makeTestFolder();
  process.env.ANOMALY_FOREST_TEST_FOLDER = dataFolder;
  try {
    const { url } = await startElasticsearch({
      dataFolder,
      distributionFolder,
      port: 0,
      heap: '512m',
    });
    process.env.ANOMALY_FOREST_TEST_URL = url;
  } catch (error) {
    if (process.env.CI === 'true' || !isMissingTool(error)) throw error;
    const { message, remedy } = error.toBody();
    process.env.ANOMALY_FOREST_TEST_SKIP = message;
    process.stderr.write(`\nSKIPPED: tests on a real Elasticsearch. ${message}. ${remedy}\n\n`);
  }
}

function isMissingTool(error: unknown): error is AppError {
  const codes = ['JAVA_MISSING', 'JAVA_TOO_OLD', 'MAVEN_MISSING'];
  return error instanceof AppError && codes.includes(error.code);
}
