import type { Lane } from '../../common/api/anomaly_lanes';
import { gridCells, intervalStarts, laneKey, listedCells } from './lane_grid';

const pump: Lane = {
  id: 'pump',
  name: 'Pump',
  cells: [
    { time: 600, anomalies: 2, score: 0.7, severity: 'high' },
    { time: 1200, anomalies: 1, score: 0.9, severity: 'medium' },
  ],
};
const calm: Lane = { id: null, name: 'Without a value', cells: [] };

describe('a grid of lanes', () => {
  it('has a cell for every interval that the range touches', () => {
    expect(intervalStarts({ from: 650, to: 1800 }, 600)).toEqual([600, 1200]);
    expect(intervalStarts({ from: 650, to: 1801 }, 600)).toEqual([600, 1200, 1800]);
  });

  it('has an empty cell where nothing was found', () => {
    expect(gridCells([pump, calm], [600, 1200, 1800])).toEqual([
      { lane: '=pump', time: 600, level: 4 },
      { lane: '=pump', time: 1200, level: 3 },
      { lane: '=pump', time: 1800, level: 0 },
      { lane: '', time: 600, level: 0 },
      { lane: '', time: 1200, level: 0 },
      { lane: '', time: 1800, level: 0 },
    ]);
  });

  it('tells rows without a value from those with an empty one', () => {
    expect(laneKey({ id: null })).not.toBe(laneKey({ id: '' }));
  });

  it('lists what was found, the worst severity first', () => {
    expect(listedCells([calm, pump]).map(({ lane, score }) => [lane.name, score])).toEqual([
      ['Pump', 0.7],
      ['Pump', 0.9],
    ]);
  });
});
