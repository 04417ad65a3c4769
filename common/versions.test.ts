import packageJson from '../package.json';
import { onnxruntimeVersion, productVersion } from './versions';

test('the versions are those of package.json', () => {
  expect(productVersion).toBe(packageJson.version);
  expect(packageJson.dependencies['onnxruntime-node'].replace('^', '')).toBe(onnxruntimeVersion);
});
