/** Axes: values to pixels, and round values to mark. */

export interface Scale {
  (value: number): number;
  ticks: number[];
}

/** A step of 1, 2 or 5 times a power of ten. */
function niceStep(span: number, ticks: number): number {
  const rough = span / Math.max(1, ticks);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10;
  return factor * power;
}

/** Round values in [min, max], about as many as wanted. */
export function niceTicks(min: number, max: number, wanted: number): number[] {
  if (!(max > min)) return [min];
  const step = niceStep(max - min, wanted);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  // By multiplication: adding up would carry rounding from tick to tick.
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** Linear from [min, max] to pixels. */
export function linearScale(
  [min, max]: readonly [number, number],
  [start, end]: readonly [number, number],
  wanted: number,
): Scale {
  const span = max > min ? max - min : 1;
  const scale = (value: number) => start + ((value - min) / span) * (end - start);
  return Object.assign(scale, { ticks: niceTicks(min, max, wanted) });
}
