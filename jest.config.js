/** Two projects: `unit` runs anywhere in seconds; `integration` starts a real Elasticsearch. */
const shared = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/test/jest_environment.js',
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'classic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '^@kbn/i18n$': '<rootDir>/standalone/browser/i18n.ts',
    '^@kbn/i18n-react$': '<rootDir>/standalone/browser/i18n_react.tsx',
  },
  modulePathIgnorePatterns: ['<rootDir>/target/'],
};

module.exports = {
  // Machines differ: a test that hangs must end, one that is slow must not fail.
  testTimeout: 600_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{common,server,public,standalone,cli,simulators,packaging}/**/*.test.{ts,tsx}',
        '<rootDir>/test/unit/**/*.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.test.ts'],
      globalSetup: '<rootDir>/test/integration/global_setup.ts',
      globalTeardown: '<rootDir>/test/integration/global_teardown.ts',
    },
  ],
};
