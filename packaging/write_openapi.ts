/** Writes docs/openapi.json, and the endpoints in docs/api.md, from the contracts: `npm run openapi`. */
import { readFileSync, writeFileSync } from 'fs';
import { routes } from '../server/routes/all_routes';
import { describeApi } from '../server/routes/openapi/describe_api';
import { withEndpointTable } from './endpoint_table';

const contracts = routes.map(({ contract }) => contract);
writeFileSync('docs/openapi.json', `${JSON.stringify(describeApi(contracts), null, 2)}\n`);

const page = 'docs/api.md';
writeFileSync(page, withEndpointTable(readFileSync(page, 'utf8'), contracts));
