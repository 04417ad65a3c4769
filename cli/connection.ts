/** How commands reach Elasticsearch. */
import type { Command } from 'commander';
import { AppError, asSentence } from '../common/errors';
import type { Logger } from '../server/detection/ports/host';
import { connect, type Connection } from '../standalone/connect';
import { usualUrl } from '../standalone/elasticsearch/start_elasticsearch';
import { url } from './arguments';
import { UsageError, type CliContext, type CommandRun } from './run_command';

export interface ConnectionOptions {
  elasticsearch?: string;
  apiKey?: string;
  username?: string;
}

export interface Login {
  apiKey?: string;
  username?: string;
  password?: string;
}

export function addConnectionOptions(command: Command, whenLeftOut = usualUrl): Command {
  return command
    .option(
      '--elasticsearch <url>',
      `URL of Elasticsearch (default: ANOMALY_FOREST_ELASTICSEARCH, or ${whenLeftOut})`,
      url,
    )
    .option('--api-key <key>', 'API key, as one text (default: ANOMALY_FOREST_API_KEY)')
    .option(
      '--username <name>',
      'user; the password comes from ANOMALY_FOREST_PASSWORD or is asked for',
    );
}

/** The URL that was named, without a user in it; undefined when none was. */
export function namedUrl(options: ConnectionOptions, env: NodeJS.ProcessEnv): string | undefined {
  const named = options.elasticsearch ?? env.ANOMALY_FOREST_ELASTICSEARCH;
  if (named === undefined || named === '') return undefined;
  if (!URL.canParse(named)) {
    throw new UsageError(
      'ANOMALY_FOREST_ELASTICSEARCH is not a URL such as https://localhost:9200.',
    );
  }
  const { username, password } = new URL(named);
  if (username === '' && password === '') return named;
  throw new UsageError(
    'The URL of Elasticsearch must not hold a user: use --username and ANOMALY_FOREST_PASSWORD.',
  );
}

/** Who logs in; asks for the password where it is not in the environment. */
export async function readLogin(options: ConnectionOptions, context: CliContext): Promise<Login> {
  const { env, askPassword } = context;
  const { username } = options;
  if (username !== undefined && options.apiKey !== undefined) {
    throw new UsageError('Give --api-key or --username, not both.');
  }
  if (username === undefined) {
    const apiKey = options.apiKey ?? env.ANOMALY_FOREST_API_KEY;
    return apiKey === undefined ? {} : { apiKey };
  }
  const fromEnv = env.ANOMALY_FOREST_PASSWORD;
  if (fromEnv !== undefined) return { username, password: fromEnv };
  if (askPassword === null) {
    throw new UsageError('Set ANOMALY_FOREST_PASSWORD: there is no terminal to ask for it.');
  }
  return { username, password: await askPassword(`Password of ${username}`) };
}

const ignore = () => undefined;

/** What goes wrong comes back as the command's own error; said by the engine too, it would be said twice. */
const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Does work on a connection and closes it, whatever happens. */
export async function withConnection<T>(
  { context }: CommandRun,
  options: ConnectionOptions,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const elasticsearch = namedUrl(options, context.env) ?? usualUrl;
  const login = await readLogin(options, context);
  const connection = connect({ elasticsearch, ...login, logger: silent });
  try {
    return await work(connection);
  } catch (error) {
    throw explained(error, elasticsearch);
  } finally {
    await connection.close();
  }
}

/** An unreachable cluster is most often the wrong URL, or one that nobody started. */
function explained(error: unknown, elasticsearch: string): unknown {
  if (!(error instanceof AppError) || error.code !== 'ES_UNAVAILABLE') return error;
  const hint =
    elasticsearch === usualUrl
      ? 'That is the one of "anomaly-forest start"; --elasticsearch URL names another.'
      : '';
  const message = `${asSentence(error.message)} Asked at ${elasticsearch}. ${hint}`.trim();
  return new AppError(error.code, message, { cause: error });
}
