import { distanceKm, readPlace } from './places';

const berlin = { lat: 52.52, lon: 13.405 };

describe('readPlace', () => {
  it.each([
    [berlin],
    [{ lat: '52.52', lon: '13.405' }],
    [{ type: 'Point', coordinates: [13.405, 52.52] }],
    [[13.405, 52.52]],
    ['52.52,13.405'],
    ['POINT (13.405 52.52)'],
    [[berlin, { lat: 1, lon: 1 }]],
  ])('reads %j', (value) => {
    expect(readPlace(value)).toEqual(berlin);
  });

  it.each([
    [undefined],
    [null],
    ['u33dc0'],
    [''],
    [{ lat: 91, lon: 0 }],
    [{ lat: 0, lon: 181 }],
    [{ lat: NaN, lon: 0 }],
    [{ lat: null, lon: 0 }],
    [[]],
    [7],
  ])('takes %j for no place', (value) => {
    expect(readPlace(value)).toBeNull();
  });
});

describe('distanceKm', () => {
  it('is half of the circumference between poles, and nothing between a place and itself', () => {
    expect(distanceKm({ lat: 90, lon: 0 }, { lat: -90, lon: 77 })).toBeCloseTo(
      Math.PI * 6371.0088,
      6,
    );
    expect(distanceKm(berlin, berlin)).toBe(0);
  });

  it('knows how far Berlin and New York are apart, and goes over the date line', () => {
    expect(distanceKm(berlin, { lat: 40.7128, lon: -74.006 })).toBeCloseTo(6385, -1);
    expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.2, 1);
  });
});
