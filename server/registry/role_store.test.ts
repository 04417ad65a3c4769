import { type ModelRoles, noRoles } from '../../common/model_roles';
import { createMemoryDocumentStore } from './memory_document_store';
import { createRoleStore } from './role_store';

const roles: ModelRoles = {
  ...noRoles,
  champion: 2,
  challenger: 3,
  last_version: 3,
  history: [
    {
      at: '2026-01-01T00:00:00.000Z',
      who: 'ada',
      why: 'better',
      action: 'promote',
      version: 2,
      champion: { from: 1, to: 2 },
      challenger: { from: null, to: 3 },
      metrics: {
        certificate_passed: null,
        comparison: null,
        score_psi: 0.1,
        worst_feature: { field: 'x', psi: 0.3 },
        alerts_per_day: null,
      },
    },
  ],
};

it('keeps roles by detector, and lets one of two writers win', async () => {
  const store = createRoleStore(createMemoryDocumentStore());
  expect(await store.get('pump')).toEqual({ value: noRoles, version: null });
  const version = await store.put('pump', roles, null);
  expect(await store.get('pump')).toEqual({ value: roles, version });
  await expect(store.put('pump', noRoles, null)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  await store.put('pump', noRoles, version);
  await expect(store.put('pump', roles, version)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  await store.delete('pump');
  expect((await store.get('pump')).version).toBeNull();
});

it('refuses roles of a form that it does not know', async () => {
  const documents = createMemoryDocumentStore();
  const payload = { ...roles, format_version: 2 };
  await documents.create('roles', { id: 'pump', detectorId: 'pump', payload });
  await expect(createRoleStore(documents).get('pump')).rejects.toMatchObject({
    code: 'STATE_INVALID',
  });
});
