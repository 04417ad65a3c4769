/** Models for tests of what keeps them: their bytes are no ONNX. */
import { createHash } from 'crypto';
import { type ModelManifest, scoreQuantileLevels } from '../../common/model_manifest';
import type { StoredModel } from '../detection/ports/model_store';

export interface ModelOptions {
  detectorId?: string;
  version?: number;
  /** Length of the made-up bytes. */
  bytes?: number;
}

export function aModel({ detectorId = 'pump', version = 1, bytes = 100 }: ModelOptions = {}) {
  const pattern = Uint8Array.from({ length: 251 }, (_, i) => (i * 31 + version) % 251);
  const onnx = Buffer.alloc(bytes, pattern);
  const manifest: ModelManifest = {
    format_version: 1,
    id: `${detectorId}:${version}`,
    detector_id: detectorId,
    version,
    created_at: '2026-01-01T00:00:00.000Z',
    features: [{ field: 'x', missing: 'skip', median: 1, min: 0, max: 2 }],
    options: { trees: 100, sample_size: 256, seed: 42, threshold: { contamination: 0.01 } },
    sample_size: 256,
    threshold: 0.6,
    base_score: 0.5,
    severity_scores: { low: 0.55, medium: 0.6, high: 0.7, critical: 0.8 },
    score_quantiles: scoreQuantileLevels.map((level) => level / 2),
    training: {
      rows: 300,
      rows_left_out: 0,
      left_out_reasons: {},
      from: null,
      to: null,
      query: '{}',
      constant_features: [],
    },
    sha256: createHash('sha256').update(onnx).digest('hex'),
    onnx_bytes: onnx.byteLength,
    versions: { anomaly_forest: '0.1.0', onnxruntime: '1.30.0' },
  };
  return { manifest, onnx } satisfies StoredModel;
}
