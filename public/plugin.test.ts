import { anomaliesRuleTypeId, healthRuleTypeId } from '../common/alerting/rule_types';
import type { AppRegistration, CoreSetup, RuleTypeForm } from './kibana/contracts';
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
    plugin().setup(
      {
        application: { register: (app) => void apps.push(app) },
        getStartServices: neverStarts,
      },
      {},
    );
    expect(apps).toMatchObject([
      { id: 'anomalyForest', title: 'Anomaly Forest', appRoute: '/app/anomalyForest' },
    ]);
    expect(apps[0]?.deepLinks[0]).toEqual({
      id: 'overview',
      title: 'Overview',
      path: '/overview',
    });
    expect(reported).not.toHaveBeenCalled();
  });

  it('registers a form for each rule type, where there are rules', () => {
    const forms: RuleTypeForm[] = [];
    const core = { application: { register: () => undefined }, getStartServices: neverStarts };
    const ruleTypeRegistry = { register: (form: RuleTypeForm) => void forms.push(form) };
    plugin().setup(core, { triggersActionsUi: { ruleTypeRegistry } });
    expect(forms.map(({ id }) => id)).toEqual([anomaliesRuleTypeId, healthRuleTypeId]);
    expect(forms[0]?.validate({}).errors).not.toEqual({});
    expect(forms[1]?.validate({}).errors).toEqual({});
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
    expect(() => broken.setup(core, {})).not.toThrow();
    expect(() => broken.start({} as never)).not.toThrow();
    expect(() => broken.stop()).not.toThrow();
    expect(reported).toHaveBeenCalledTimes(1);
  });
});
