/** Comparing a graph with the expression that it should be. */
import type { onnx } from 'onnx-proto';
import { AppError } from '../../../common/errors';
import { NodeAttributes, readTensor } from './proto_values';

/** An operator on further patterns, a constant of one number, or a slot: the same value each time. */
export type Pattern =
  { operator: string; to?: number; inputs: Pattern[] } | { constant: number } | { slot: string };

export const op = (operator: string, ...inputs: Pattern[]): Pattern => ({ operator, inputs });
export const cast = (to: number, input: Pattern): Pattern => ({
  operator: 'Cast',
  to,
  inputs: [input],
});
export const is = (constant: number): Pattern => ({ constant });
export const slot = (name: string): Pattern => ({ slot: name });

const notForest = (what: string) =>
  new AppError('MODEL_NOT_A_FOREST', `The model is not the graph that skl2onnx writes: ${what}.`);

export class GraphMatcher {
  private readonly producers = new Map<string, onnx.INodeProto>();
  private readonly constants = new Map<string, number[]>();
  private readonly matched = new Set<onnx.INodeProto>();
  private readonly nodes: readonly onnx.INodeProto[];

  constructor(graph: onnx.IGraphProto) {
    this.nodes = graph.node ?? [];
    for (const node of this.nodes) {
      const [output, ...others] = node.output ?? [];
      if (output === undefined || others.length > 0 || this.producers.has(output)) {
        throw this.mismatch(node, 'must have one output of its own');
      }
      this.producers.set(output, node);
    }
    for (const tensor of graph.initializer ?? []) {
      this.constants.set(tensor.name ?? '', readTensor(tensor));
    }
  }

  mismatch(node: onnx.INodeProto | undefined, what: string): AppError {
    const at = node === undefined ? -1 : this.nodes.indexOf(node);
    return notForest(
      at === -1 ? what : `node ${at} (${(node?.opType ?? '').slice(0, 40)}) ${what}`,
    );
  }

  /** The node that makes a value, and must be of this operator. */
  producer(value: string, operator: string): onnx.INodeProto {
    const node = this.producers.get(value);
    if (node?.opType !== operator) throw this.mismatch(node, `should be ${operator}`);
    this.matched.add(node);
    return node;
  }

  constant(value: string): number[] {
    const numbers = this.constants.get(value);
    if (numbers === undefined) throw notForest('a constant is missing');
    return numbers;
  }

  /**
   * Compares a value with a pattern; recursion goes as deep as the pattern.
   * @param slots values found for slots so far; new ones are added
   */
  match(value: string, pattern: Pattern, slots: Map<string, string>): void {
    if ('slot' in pattern) {
      const known = slots.get(pattern.slot);
      if (known !== undefined && known !== value) {
        throw this.mismatch(this.producers.get(value), `is not the one ${pattern.slot}`);
      }
      slots.set(pattern.slot, value);
    } else if ('constant' in pattern) {
      const numbers = this.constant(value);
      // Constants are in 32 bits.
      if (numbers.length !== 1 || numbers[0] !== Math.fround(pattern.constant)) {
        throw notForest(`a constant is not ${pattern.constant}`);
      }
    } else {
      const node = this.producer(value, pattern.operator);
      const inputs = node.input ?? [];
      if (inputs.length !== pattern.inputs.length) throw this.mismatch(node, 'has other inputs');
      if (new NodeAttributes(node).int('to') !== pattern.to) {
        throw this.mismatch(node, 'casts to another type');
      }
      pattern.inputs.forEach((input, i) => this.match(inputs[i] ?? '', input, slots));
    }
  }

  /** @throws AppError MODEL_NOT_A_FOREST when a node was not part of any match. */
  assertAllMatched(): void {
    const other = this.nodes.find((node) => !this.matched.has(node));
    if (other !== undefined) throw this.mismatch(other, 'belongs to nothing');
  }
}
