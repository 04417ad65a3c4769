import type { AppRegistration, CoreSetup } from './kibana/contracts';
import { plugin } from './plugin';

const neverStarts = (): Promise<never> => Promise.reject(new Error('start services are gone'));

describe('the browser half in Kibana', () => {
  let reported: jest.SpyInstance;

  beforeEach(() => {
    reported = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => reported.mockRestore());

  it('registers the app where it can be found', () => {
    const apps: AppRegistration[] = [];
    plugin().setup({
      application: { register: (app) => void apps.push(app) },
      getStartServices: neverStarts,
    });
    expect(apps).toMatchObject([
      { id: 'anomalyForest', title: 'Anomaly Forest', appRoute: '/app/anomalyForest' },
    ]);
    expect(reported).not.toHaveBeenCalled();
  });

  it('throws nothing into Kibana, whatever goes wrong', () => {
    const broken = plugin();
    const core = {
      application: {
        register: () => {
          throw new Error('an app of that id exists');
        },
      },
      getStartServices: neverStarts,
    } satisfies CoreSetup;
    expect(() => broken.setup(core)).not.toThrow();
    expect(() => broken.start({} as never)).not.toThrow();
    expect(() => broken.stop()).not.toThrow();
    expect(reported).toHaveBeenCalledTimes(1);
  });
});
