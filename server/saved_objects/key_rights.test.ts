import { aDetector } from '../detection/ports/ports.mock';
import { keyRights } from './key_rights';

test('a key may read the source, write the destination, and nothing else', () => {
  const detector = aDetector();
  detector.source.indices = ['pump-*', 'far:pump-*', '-pump-ml', '-pump-ml-*', 'other:tank'];
  expect(keyRights(detector, 'dead-pump-ml')).toEqual({
    anomaly_forest: {
      indices: [
        { names: ['pump-*', 'tank'], privileges: ['read', 'view_index_metadata'] },
        {
          names: ['pump-ml', 'dead-pump-ml'],
          privileges: ['read', 'view_index_metadata', 'write', 'create_index', 'auto_configure'],
        },
      ],
    },
  });
});
