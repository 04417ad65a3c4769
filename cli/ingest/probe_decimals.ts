/**
 * A column that begins with whole numbers may hold fractions further on, and a field that was made
 * for whole numbers cannot take them. Looks into the file at some places before the index is made.
 */
import { open } from 'fs/promises';
import type { LineSource } from './read_lines';
import { LineSplitter } from './read_lines';
import { guessType } from './guess_types';
import type { RowFormat } from './row_format';
import type { Schema } from './schema';

const places = 8;
const bytesAtPlace = 32 * 1024;

async function linesAt(source: LineSource & { bytes: number }, place: number): Promise<string[]> {
  const handle = await open(source.path, 'r');
  try {
    const at = Math.floor((source.bytes * (place + 1)) / (places + 1));
    // Two bytes a character at most begin at an even place.
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(bytesAtPlace),
      0,
      bytesAtPlace,
      at - (at % 2),
    );
    const text = new TextDecoder(source.encoding).decode(buffer.subarray(0, bytesRead));
    const lines = new LineSplitter(source.lineBreak).push(text);
    // The first one is cut by where the place happens to be.
    return lines.slice(1).map((line) => line.text);
  } finally {
    await handle.close();
  }
}

/** Turns `long` columns of the schema into `double` where fractions are found; `given` ones stay. */
export async function probeDecimals<T>(
  source: LineSource & { bytes: number },
  format: RowFormat<T>,
  { schema, given }: { schema: Schema; given: ReadonlySet<string> },
): Promise<void> {
  const whole = schema.columns.filter(({ field, type }) => type === 'long' && !given.has(field));
  if (whole.length === 0) return;
  for (let place = 0; place < places; place++) {
    const lines = (await linesAt(source, place)).map((text, i) => ({
      number: i,
      text,
      cut: false,
    }));
    const rows = format.newReader().push(lines);
    const sample = format.sampleOf(rows.flatMap((row) => ('value' in row ? [row.value] : [])));
    for (const column of whole) {
      const values = sample.get(column.field) ?? [];
      if (guessType(values, format.numbersAsText) === 'double') column.type = 'double';
    }
  }
}
