import { removeTestFolder } from './test_folder';

export default async function globalTeardown(): Promise<void> {
  const folder = process.env.ANOMALY_FOREST_TEST_FOLDER;
  if (folder !== undefined) await removeTestFolder(folder);
}
