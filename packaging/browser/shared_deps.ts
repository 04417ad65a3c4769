/**
 * Libraries that Kibana's page has loaded already, and the name under which it shares them. Each
 * is there in 8.12 and in every 9.x; another library must be bundled.
 */
const sharedBy: Readonly<Record<string, string>> = {
  '@elastic/charts': 'ElasticCharts',
  '@elastic/eui': 'ElasticEui',
  '@emotion/cache': 'EmotionCache',
  '@kbn/i18n': 'KbnI18n',
  '@kbn/i18n-react': 'KbnI18nReact',
  moment: 'Moment',
  'moment-timezone': 'MomentTimezone',
  react: 'React',
  'react-dom': 'ReactDom',
  'react-router-dom': 'ReactRouterDom',
};

/** Module → the expression that gives it in Kibana's page, as bundler externals of type "var". */
export const kibanaExternals: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sharedBy).map(([module, key]) => [module, `__kbnSharedDeps__.${key}`]),
);
