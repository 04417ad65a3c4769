/** Writes docs/errors.md from the catalogue: `node packaging/run_ts.js packaging/write_error_docs.ts`. */
import { writeFileSync } from 'fs';
import { errorCatalogue } from '../common/errors';

const rows = Object.entries(errorCatalogue).map(
  ([code, { status, retryable, remedy }]) =>
    `| \`${code}\` | ${status} | ${retryable ? 'yes' : 'no'} | ${remedy.replace(/\|/g, '\\|')} |`,
);

writeFileSync(
  'docs/errors.md',
  `# Errors

Every failure has a code. It stands in the answer of the HTTP API (\`attributes\` with \`code\`, \`message\`, \`remedy\`,
\`retryable\`), in the log once per change, on the pages, and in \`ml.skip_reason\` of rows that could
not be scored. Made from \`common/errors.ts\` by \`packaging/write_error_docs.ts\`; a test compares them.

| code | HTTP | trying again can help | what to do |
| --- | --- | --- | --- |
${rows.join('\n')}
`,
);
