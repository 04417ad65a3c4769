/** The operators that forests are made of: by this product, by python/anomaly_forest_bundle.py, by skl2onnx. */
import type { onnx } from 'onnx-proto';
import { AppError } from '../../../common/errors';

const plain = [
  ...['Add', 'Cast', 'Div', 'Equal', 'Exp', 'Gather', 'Greater', 'Less', 'Log', 'Max', 'Mul'],
  ...['Neg', 'Pow', 'Reshape', 'Sqrt', 'Sum'],
];
const trees = ['LabelEncoder', 'TreeEnsemble', 'TreeEnsembleRegressor'];

/** By full name: `domain.Operator`, or the name alone in the domains '' and ai.onnx, which are one. */
const allowed: ReadonlySet<string> = new Set([...plain, ...trees.map((op) => `ai.onnx.ml.${op}`)]);

const allowedDomains: ReadonlySet<string> = new Set(['', 'ai.onnx', 'ai.onnx.ml']);

/** A thousand trees by skl2onnx have 27,013 nodes. */
const mostNodes = 50_000;

/** The newest versions that are known: a later one may give an operator another meaning. */
const newest = { ir: 13, base: 25, trees: 5 };

/** Text of a foreign file, fit for a message. */
export const shown = (text: string) => JSON.stringify(text.slice(0, 60));

const fullName = ({ domain, opType }: onnx.INodeProto) =>
  `${domain && domain !== 'ai.onnx' ? `${domain}.` : ''}${opType ?? ''}`;

function assertVersionsKnown({ irVersion, opsetImport }: onnx.IModelProto): void {
  const tooNew = (opsetImport ?? []).find(
    ({ domain, version }) =>
      !(Number(version ?? 0) <= (domain === 'ai.onnx.ml' ? newest.trees : newest.base)),
  );
  const ir = Number(irVersion ?? 0);
  if (tooNew === undefined && ir <= newest.ir) return;
  const what = tooNew
    ? `operators of version ${Number(tooNew.version)} of the domain ${shown(tooNew.domain ?? '')}`
    : `version ${ir} of the file format`;
  throw new AppError('MODEL_OPERATOR_NOT_ALLOWED', `The model needs ${what}, which is not known.`);
}

/** @throws AppError MODEL_OPERATOR_NOT_ALLOWED, MODEL_TOO_LARGE */
export function assertOperatorsAllowed(model: onnx.IModelProto): void {
  const nodes = model.graph?.node ?? [];
  if (nodes.length > mostNodes) {
    throw new AppError(
      'MODEL_TOO_LARGE',
      `The model has ${nodes.length} nodes; ${mostNodes} are the most.`,
    );
  }
  const domain = (model.opsetImport ?? []).find((set) => !allowedDomains.has(set.domain ?? ''));
  if (domain !== undefined) {
    throw new AppError(
      'MODEL_OPERATOR_NOT_ALLOWED',
      `The model needs operators of the domain ${shown(domain.domain ?? '')}.`,
    );
  }
  assertVersionsKnown(model);
  const other = nodes.findIndex((node) => !allowed.has(fullName(node)));
  if (other !== -1) {
    throw new AppError(
      'MODEL_OPERATOR_NOT_ALLOWED',
      `Node ${other} of the model is the operator ${shown(fullName(nodes[other] ?? {}))}, which is not allowed.`,
    );
  }
}
