import { epochFormatOf, isoFormat, namesZone, timeFormatNamed } from './time_format';

describe('isoFormat', () => {
  it.each([
    ['2020-03-09 10:14:33', '2020-03-09T10:14:33.000Z'],
    ['2020-03-09T10:14:33Z', '2020-03-09T10:14:33.000Z'],
    ['2020-03-09T10:14', '2020-03-09T10:14:00.000Z'],
    ['2020/03/09 10:14:33.5', '2020-03-09T10:14:33.500Z'],
    ['2020-03-09', '2020-03-09T00:00:00.000Z'],
    ['2020-03-09T10:14:33.123456789Z', '2020-03-09T10:14:33.123456789Z'],
    ['2020-03-09T10:14:33,250+0130', '2020-03-09T10:14:33.250+01:30'],
    ['2020-03-09 10:14:33 UTC', '2020-03-09T10:14:33.000Z'],
  ])('takes %s for %s', (text, time) => {
    expect(isoFormat.parse(text)).toBe(time);
    expect(Number.isFinite(Date.parse(time))).toBe(true);
  });

  it.each(['2020-02-30', '2020-13-01', '2020-03-09 25:00:00', '09.03.2020', '1583748873', ''])(
    'does not take %j for a time',
    (text) => {
      expect(isoFormat.parse(text)).toBeNull();
    },
  );

  it('knows which texts name a zone', () => {
    expect(namesZone('2020-03-09T10:14:33+01:00')).toBe(true);
    expect(namesZone('2020-03-09 10:14:33')).toBe(false);
  });
});

describe('timeFormatNamed', () => {
  it.each([
    ['epoch_second', '1583748873', '2020-03-09T10:14:33.000Z'],
    ['epoch_second', 1583748873.25, '2020-03-09T10:14:33.250Z'],
    ['epoch_millis', 1583748873250, '2020-03-09T10:14:33.250Z'],
    ['DD.MM.YYYY HH:mm:ss', '09.03.2020 10:14:33', '2020-03-09T10:14:33.000Z'],
    ['DD/MMM/YYYY:HH:mm:ss ZZ', '09/Mar/2020:10:14:33 +0200', '2020-03-09T08:14:33.000Z'],
  ])('%s takes %s for %s', (name, value, time) => {
    expect(timeFormatNamed(name).parse(value)).toBe(time);
  });

  it.each([
    ['epoch_second', 'soon'],
    ['epoch_second', ''],
    ['epoch_millis', 1e300],
    ['DD.MM.YYYY', '2020-03-09'],
    ['DD.MM.YYYY', '31.02.2020'],
  ])('%s refuses %j', (name, value) => {
    expect(timeFormatNamed(name).parse(value)).toBeNull();
  });
});

describe('epochFormatOf', () => {
  it('tells seconds from milliseconds by their size', () => {
    expect(epochFormatOf([1583748873, 1583748874.5])?.name).toBe('epoch_second');
    expect(epochFormatOf([1583748873000])?.name).toBe('epoch_millis');
  });

  it('takes neither small numbers nor none for times', () => {
    expect(epochFormatOf([1, 2, 3])).toBeNull();
    expect(epochFormatOf([1583748873, NaN])).toBeNull();
    expect(epochFormatOf([])).toBeNull();
  });
});
