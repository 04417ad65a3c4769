/** Writes docs/openapi.json from the contracts: `npm run openapi`. */
import { writeFileSync } from 'fs';
import { routes } from '../server/routes/all_routes';
import { describeApi } from '../server/routes/openapi/describe_api';

const document = describeApi(routes.map(({ contract }) => contract));
writeFileSync('docs/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
