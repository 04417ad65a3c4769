/** Checks a built plugin zip by what Kibana's installer, server and page do with it. */
import { problemsOf, readPluginZip, rules } from './plugin_zip_rules';
import { withZip } from './zip_file';

export interface RuleReport {
  rule: string;
  problems: string[];
}

const manifestRule = 'one manifest, in its place, by the schema of Kibana';

/** A report for every rule; when the manifest is wrong, nothing else can be judged. */
export async function checkPluginZip(file: string): Promise<RuleReport[]> {
  return withZip(file, async (entries) => {
    try {
      const zip = await readPluginZip(entries);
      const reports: RuleReport[] = [{ rule: manifestRule, problems: [] }];
      for (const [rule, check] of Object.entries(rules)) {
        reports.push({ rule, problems: await problemsOf(check, zip) });
      }
      return reports;
    } catch (thrown) {
      const problem = thrown instanceof Error ? thrown.message : String(thrown);
      return [{ rule: manifestRule, problems: [problem] }];
    }
  });
}

/** A line for each rule, with its problems below it. */
export function formatReports(reports: readonly RuleReport[]): string {
  return reports
    .flatMap(({ rule, problems }) => [
      `${problems.length === 0 ? '✓' : '✗'} ${rule}`,
      ...problems.map((problem) => `    ${problem}`),
    ])
    .join('\n');
}

export const holds = (reports: readonly RuleReport[]) =>
  reports.every(({ problems }) => problems.length === 0);
