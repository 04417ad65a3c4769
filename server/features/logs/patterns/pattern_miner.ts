/**
 * Templates of log lines, mined as they come by Drain: a parse tree of fixed depth leads to few groups, of
 * which the most similar takes the line (He, Zhu, Zheng, Lyu: "Drain: An Online Log Parsing Approach with
 * Fixed Depth Tree", ICWS 2017). Two things differ: values lead nowhere in the tree, so that a header of
 * times and numbers does not use up its depth; and similarity is asked of the constants alone, so that
 * values that two messages have in common do not make them alike.
 */
import { maskLine, placeholder } from './mask_line';

export interface MinerOptions {
  /** Constants by which the tree parts lines of the same length. */
  depth: number;
  /** Share of a group's constants, 0..1, that a line must have to be one of it. */
  similarity: number;
  /** Words by which a node of the tree parts lines; further ones go the same way as values. */
  mostBranches: number;
  /** Groups that are kept; beyond, the one is forgotten that has seen no line for longest. */
  mostGroups: number;
}

/** The same for all logs. */
export const minerDefaults: MinerOptions = {
  depth: 2,
  similarity: 0.6,
  mostBranches: 100,
  mostGroups: 2_000,
};

/** UTF-16 units of an example. */
const longestExample = 500;

export interface Pattern {
  /** Constants and placeholders, parted by single spaces. */
  template: string;
  lines: number;
  /** Times of the earliest and the latest of them, milliseconds since 1970; null where none has one. */
  first: number | null;
  last: number | null;
  /** The first line that was seen of it. */
  example: string;
}

export interface MinedPatterns {
  /** Lines seen, blank ones not. */
  lines: number;
  /** By descending number of lines; of equals, the one seen first. */
  patterns: Pattern[];
  /** Groups that were given up for newer ones, and their lines, which are in no pattern. */
  forgotten: { groups: number; lines: number };
}

/** Lines that are alike. */
export interface LineGroup {
  tokens: string[];
  /** Of `tokens`, how many are no placeholder nor have one in them. */
  constants: number;
  lines: number;
  first: number | null;
  last: number | null;
  example: string;
  readonly leaf: Node;
}

interface Node {
  /** Where it hangs, for the way back. */
  parent: { node: Node; key: string } | null;
  children: Map<string, Node>;
  groups: LineGroup[];
}

const newNode = (parent: Node['parent']): Node => ({ parent, children: new Map(), groups: [] });

const isConstant = (token: string) => !token.includes(placeholder);

/** Words with digits are likely to be values that no mask knows: they lead nowhere in the tree. */
const leads = (token: string) => isConstant(token) && !/\d/.test(token);

/** How many of the constants of a template a line has at their places. */
function commonConstants(template: readonly string[], tokens: readonly string[]): number {
  let common = 0;
  for (let i = 0; i < template.length; i += 1) {
    const token = template[i] ?? '';
    if (token === tokens[i] && isConstant(token)) common += 1;
  }
  return common;
}

const earliest = (a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
const latest = (a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

/** The template of a group that takes in a line. */
export function widened(template: readonly string[], tokens: readonly string[]): string[] {
  return template.map((token, i) => (token === tokens[i] ? token : placeholder));
}

/** The same lines in the same order give the same patterns. */
export class PatternMiner {
  private readonly root = newNode(null);
  /** In the order in which they last saw a line. */
  private readonly groups = new Set<LineGroup>();
  private readonly options: MinerOptions;
  private lines = 0;
  private readonly forgotten = { groups: 0, lines: 0 };

  constructor(options: Partial<MinerOptions> = {}) {
    this.options = { ...minerDefaults, ...options };
  }

  /**
   * @param time milliseconds since 1970; null where it is not known
   * @returns the group that takes the line; null for a blank one
   */
  add(line: string, time: number | null): LineGroup | null {
    const tokens = maskLine(line);
    if (tokens.length === 0) return null;
    this.lines += 1;
    const leaf = this.leafOf(tokens);
    const group = this.mostSimilar(leaf, tokens) ?? this.newGroup(leaf, tokens, line);
    group.tokens = widened(group.tokens, tokens);
    group.constants = group.tokens.filter(isConstant).length;
    group.lines += 1;
    group.first = earliest(group.first, time);
    group.last = latest(group.last, time);
    this.groups.delete(group);
    this.groups.add(group);
    if (this.groups.size > this.options.mostGroups) this.forgetOldest();
    return group;
  }

  /** Groups whose templates have become the same are one pattern. */
  result(): MinedPatterns {
    const byTemplate = new Map<string, Pattern>();
    for (const { tokens, lines, first, last, example } of this.groups) {
      const template = tokens.join(' ');
      const same = byTemplate.get(template);
      byTemplate.set(template, {
        template,
        lines: lines + (same?.lines ?? 0),
        first: earliest(first, same?.first ?? null),
        last: latest(last, same?.last ?? null),
        example: same?.example ?? example,
      });
    }
    const patterns = [...byTemplate.values()].sort((a, b) => b.lines - a.lines);
    return { lines: this.lines, patterns, forgotten: { ...this.forgotten } };
  }

  private leafOf(tokens: readonly string[]): Node {
    let node = this.childOf(this.root, String(tokens.length), Infinity);
    let depth = 0;
    for (const token of tokens) {
      if (depth === this.options.depth) break;
      if (!leads(token)) continue;
      node = this.childOf(node, token, this.options.mostBranches);
      depth += 1;
    }
    return node;
  }

  private childOf(node: Node, token: string, most: number): Node {
    const isNew = !node.children.has(token);
    const key = isNew && node.children.size >= most ? placeholder : token;
    const known = node.children.get(key);
    if (known !== undefined) return known;
    const child = newNode({ node, key });
    node.children.set(key, child);
    return child;
  }

  /** Of equally similar groups the one with more constants, then the one that is older. */
  private mostSimilar(leaf: Node, tokens: readonly string[]): LineGroup | null {
    let best: LineGroup | null = null;
    let [bestShare, bestCommon] = [this.options.similarity, 0];
    const hasConstants = tokens.some(isConstant);
    for (const group of leaf.groups) {
      const common = commonConstants(group.tokens, tokens);
      // Without a constant there is nothing to be similar in but that.
      const share = group.constants === 0 ? Number(!hasConstants) : common / group.constants;
      const isBetter = share > bestShare || (share === bestShare && common > bestCommon);
      if (isBetter || (best === null && share >= this.options.similarity)) {
        best = group;
        [bestShare, bestCommon] = [share, common];
      }
    }
    return best;
  }

  private newGroup(leaf: Node, tokens: string[], line: string): LineGroup {
    const example = line.length > longestExample ? `${line.slice(0, longestExample)}…` : line;
    const group = { tokens, constants: 0, lines: 0, first: null, last: null, example, leaf };
    leaf.groups.push(group);
    return group;
  }

  private forgetOldest(): void {
    const [oldest] = this.groups;
    if (oldest === undefined) return;
    this.groups.delete(oldest);
    this.forgotten.groups += 1;
    this.forgotten.lines += oldest.lines;
    const { leaf } = oldest;
    leaf.groups.splice(leaf.groups.indexOf(oldest), 1);
    prune(leaf);
  }
}

/** Takes away what leads to no group any more: the tree is no larger than the groups in it. */
function prune(leaf: Node): void {
  let node = leaf;
  while (node.parent !== null && node.groups.length === 0 && node.children.size === 0) {
    const { node: parent, key } = node.parent;
    parent.children.delete(key);
    node = parent;
  }
}
