/**
 * Rules by machine, each with its reason. The import table below is the house of
 * docs/architecture.md: a room that imports from a room it may not know fails here.
 */
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import importX from 'eslint-plugin-import-x';

/** Room → rooms it may import from (its own room always). Packages are held by `packageWalls`. */
const mayImport = {
  common: [],
  'server/forest': ['common'],
  'server/features': ['common', 'server/forest'],
  'server/rules': ['common'],
  'server/detection': ['common', 'server/forest', 'server/features', 'server/rules'],
  'server/alerting': ['common', 'server/detection'],
  'server/elasticsearch': ['common', 'server/detection', 'index_templates', 'ingest_pipelines'],
  'server/registry': ['common', 'server/detection', 'server/elasticsearch', 'server/saved_objects'],
  'server/routes': ['common', 'server/detection', 'server/alerting'],
  'server/kibana': [
    'common',
    'server/detection',
    'server/routes',
    'server/elasticsearch',
    'dashboards',
  ],
  'server/tasks': ['common', 'server/detection', 'server/kibana'],
  'server/rule_types': ['common', 'server/detection', 'server/alerting', 'server/kibana'],
  'server/saved_objects': ['common', 'server/detection', 'server/kibana'],
  public: ['common'],
  'standalone/browser': ['common', 'public'],
  standalone: [
    'common',
    'server/forest',
    'server/features',
    'server/rules',
    'server/detection',
    'server/elasticsearch',
    'server/registry',
    'server/routes',
    'simulators',
    'packaging',
  ],
  cli: [
    'common',
    'server/forest',
    'server/features',
    'server/detection',
    'server/elasticsearch',
    'server/registry',
    'standalone',
    'simulators',
  ],
  simulators: ['common'],
};

const rooms = Object.keys(mayImport);
const allRooms = [
  ...rooms,
  'server/plugin.ts',
  'server/config.ts',
  'packaging',
  'test',
  'benchmarks',
  'index_templates',
  'ingest_pipelines',
  'dashboards',
];

/** Zones of `import-x/no-restricted-paths`: from every room that a room may not know. */
const zones = rooms.map((room) => ({
  // The browser's room inside it has rules of its own.
  target: room === 'standalone' ? ['./standalone/*', './standalone/!(browser)/**'] : `./${room}`,
  from: allRooms
    .filter((other) => other !== room && !mayImport[room].includes(other))
    // A folder inside an allowed or own room is not forbidden by its parent's name.
    .filter((other) => !room.startsWith(`${other}/`) && !other.startsWith(`${room}/`))
    .map((other) => `./${other}`),
  message: `${room}/ may import only: ${mayImport[room].join(', ') || 'nothing'} (docs/architecture.md).`,
}));

/** Packages that a room must not know, with the reason. */
const packageWall = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const kibana = {
  group: ['@kbn/*'],
  message:
    'Kibana is named in server/kibana and the plugin entry only: the engine runs without it.',
};
/** Texts are translated by Kibana's own packages, which have a stand-in where there is no Kibana. */
const kibanaButTexts = { ...kibana, group: [...kibana.group, '!@kbn/i18n', '!@kbn/i18n-react'] };
const elasticsearch = {
  group: ['@elastic/elasticsearch'],
  message: 'The use-cases know ports, not Elasticsearch: see server/detection/ports/.',
};
const onnx = { group: ['onnxruntime-node'], message: 'Only server/forest scores.' };

export default tseslint.config(
  { ignores: ['target/', 'node_modules/', 'coverage/', '**/*.d.ts'] },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './public/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.json'] } } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      // Naming a property is how the rest of an object goes without it.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      'max-params': ['error', 4],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['server/**/*.ts', 'common/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  packageWall(
    ['common/**/*.ts'],
    [{ regex: '^(?!\\.|io-ts|fp-ts)', message: 'common/ imports io-ts and fp-ts alone.' }],
  ),
  packageWall(['server/forest/**/*.ts'], [kibana, elasticsearch]),
  packageWall(
    ['server/{features,rules,detection,alerting}/**/*.ts'],
    [kibana, elasticsearch, onnx],
  ),
  packageWall(['server/{elasticsearch,registry,routes}/**/*.ts'], [kibana, onnx]),
  packageWall(['server/{tasks,rule_types,saved_objects}/**/*.ts'], [onnx]),
  packageWall(
    ['public/**/*.{ts,tsx}', 'standalone/browser/**/*.{ts,tsx}'],
    [kibanaButTexts, elasticsearch, onnx],
  ),
  {
    files: ['**/*.test.{ts,tsx}', 'test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': 'off',
      'import-x/no-restricted-paths': 'off',
      'no-restricted-imports': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);
