import { mixHex } from './mix_hex';

describe('mixHex', () => {
  it('mixes channel by channel', () => {
    expect(mixHex('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixHex('#fec514', '#bd271e', 0)).toBe('#fec514');
    expect(mixHex('#FEC514', '#BD271E', 1)).toBe('#bd271e');
    expect(mixHex('#f00', '#00f', 0.5)).toBe('#800080');
  });

  it('leaves what is not hexadecimal alone', () => {
    expect(mixHex('rgb(1, 2, 3)', '#fff', 0.5)).toBe('rgb(1, 2, 3)');
  });
});
