import { authenticationOf } from './authentication';
import type { Authentication } from './contracts/security';

const whole = (name: string): Authentication => ({
  getCurrentUser: () => ({ username: name }),
  apiKeys: {
    grantAsInternalUser: () => Promise.resolve(null),
    invalidateAsInternalUser: () => Promise.resolve(null),
  },
});

test('takes core where it has API keys, the plugin where core has none or half of it', () => {
  const [core, plugin] = [whole('core'), whole('plugin')];
  expect(authenticationOf({ security: { authc: core } }, { authc: plugin })).toBe(core);
  expect(authenticationOf({}, { authc: plugin })).toBe(plugin);
  const half = { getCurrentUser: () => null };
  expect(authenticationOf({ security: { authc: half } }, { authc: plugin })).toBe(plugin);
  expect(authenticationOf({}, undefined)).toBeNull();
});
