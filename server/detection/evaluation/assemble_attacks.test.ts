import { assembleAttacks, type Attack } from './assemble_attacks';
import type { AttackPiece, FirstFlagged } from '../ports/attack_reader';

const nobody: FirstFlagged = {
  verdict: null,
  rules: null,
  forest: null,
  either: null,
  both: null,
};

const piece = (
  of: string | null,
  [first, last]: [number, number],
  more: Partial<AttackPiece> = {},
): AttackPiece => ({ className: 'brute_force', of, first, last, firstFlagged: nobody, ...more });

async function assembled(pages: AttackPiece[][], gapMs: number | null): Promise<Attack[]> {
  async function* inTurn() {
    for (const page of pages) {
      await Promise.resolve();
      yield page;
    }
  }
  const attacks: Attack[] = [];
  for await (const attack of assembleAttacks(inTurn(), gapMs)) attacks.push(attack);
  return attacks;
}

const spans = (attacks: Attack[]) => attacks.map(({ of, first, last }) => [of, first, last]);

it('puts together what is at most the gap apart, over the ends of pages', async () => {
  const pages = [[piece('ada', [0, 90]), piece('ada', [190, 200])], [piece('ada', [300, 310])]];
  expect(spans(await assembled(pages, 100))).toEqual([['ada', 0, 310]]);
  expect(spans(await assembled(pages, 99))).toEqual([
    ['ada', 0, 90],
    ['ada', 190, 200],
    ['ada', 300, 310],
  ]);
});

it('keeps entities and classes apart', async () => {
  const pages = [
    [piece(null, [0, 1]), piece('ada', [2, 3]), piece('ada', [4, 5], { className: 'theft' })],
  ];
  expect(await assembled(pages, 1000)).toHaveLength(3);
});

it('takes an id for one attack however long it lasts', async () => {
  const pages = [[piece('attack-1', [0, 9e9]), piece('attack-2', [5, 6])]];
  expect(await assembled(pages, null)).toHaveLength(2);
});

it('was first flagged where its first flagged piece was', async () => {
  const flagged = (verdict: number, rules: number | null = null) => ({
    firstFlagged: { ...nobody, verdict, rules },
  });
  const pages = [
    [
      piece('ada', [0, 5]),
      piece('ada', [10, 15], flagged(12)),
      piece('ada', [20, 25], flagged(21, 22)),
    ],
  ];
  const [attack] = await assembled(pages, 100);
  expect(attack?.firstFlagged).toMatchObject({ verdict: 12, rules: 22, forest: null });
});

it('finds none where there are no pieces', async () => {
  expect(await assembled([[]], 100)).toEqual([]);
});
