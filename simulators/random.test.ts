import { mixSeed, Random } from './random';

const draw = (seed: number, count: number) => {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.uniform());
};

describe('Random', () => {
  it('tells the same story for the same seed and another for another', () => {
    expect(draw(7, 50)).toEqual(draw(7, 50));
    expect(draw(7, 50)).not.toEqual(draw(8, 50));
  });

  it('is uniform over [0, 1) and normal around 0', () => {
    const uniform = draw(1, 20_000);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    expect(uniform.reduce((sum, value) => sum + value, 0) / 20_000).toBeCloseTo(0.5, 1);

    const random = new Random(2);
    const normal = Array.from({ length: 20_000 }, () => random.gaussian());
    const mean = normal.reduce((sum, value) => sum + value, 0) / normal.length;
    const variance = normal.reduce((sum, value) => sum + (value - mean) ** 2, 0) / normal.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
    expect(normal.every(Number.isFinite)).toBe(true);
  });

  it('draws whole numbers from both ends of the range', () => {
    const random = new Random(3);
    const drawn = new Set(Array.from({ length: 200 }, () => random.integerBetween(4, 6)));
    expect([...drawn].sort()).toEqual([4, 5, 6]);
  });

  it('refuses to pick from nothing', () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
  });
});

describe('mixSeed', () => {
  it('gives neighbours unrelated seeds, also beyond 32 bits', () => {
    const seeds = [mixSeed(1, 1), mixSeed(1, 2), mixSeed(2, 1), mixSeed(1, 1 + 2 ** 32)];
    expect(new Set(seeds).size).toBe(seeds.length);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
  });
});
