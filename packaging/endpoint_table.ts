import { type AnyContract, apiRoot } from '../common/api/contract';

const rowOf = ({ method, path, privilege, summary }: AnyContract) =>
  `| \`${method.toUpperCase()} ${path.slice(apiRoot.length)}\` | ${privilege} | ${summary} |`;

/** The endpoints as a table for people. */
export const endpointTable = (contracts: readonly AnyContract[]): string =>
  ['| endpoint | privilege | what it does |', '| --- | --- | --- |', ...contracts.map(rowOf)].join(
    '\n',
  );

const place = /(<!-- endpoints -->\n)[^]*?(<!-- \/endpoints -->)/;

/** A page with the table where it belongs. @throws Error when the page has no place for it */
export function withEndpointTable(page: string, contracts: readonly AnyContract[]): string {
  if (!place.test(page)) throw new Error('The page has no <!-- endpoints -->');
  return page.replace(place, (_, open: string, close: string) => {
    return `${open}\n${endpointTable(contracts)}\n\n${close}`;
  });
}
