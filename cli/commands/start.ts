import type { Command } from 'commander';
import { defaultDataFolder } from '../../standalone/elasticsearch/start_elasticsearch';
import { runStandalone } from '../../standalone/start';
import { numberBetween, wholeNumber } from '../arguments';
import { addConnectionOptions, namedUrl, readLogin, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';

interface Options extends ConnectionOptions {
  port: number;
  data?: string;
  rate: number;
  anomalyRate: number;
  seed: number;
  simulator: boolean;
  json?: boolean;
}

/** `start`: everything in one process, until Ctrl-C. */
export function addStartCommand(program: Command, context: CliContext): void {
  addConnectionOptions(program.command('start'), 'one of its own that start runs')
    .description('run Elasticsearch, the rocket, the detectors and their pages, until Ctrl-C')
    .option('--port <port>', 'port of the pages', wholeNumber(0, 65_535), 5610)
    .option('--data <folder>', `folder of its own Elasticsearch (default: ${defaultDataFolder()})`)
    .option('--rate <rows>', 'rows a second that the rocket sends', numberBetween(0.01, 1000), 10)
    .option('--anomaly-rate <share>', 'share of anomalous rows', numberBetween(0, 1), 0.02)
    .option('--seed <number>', 'seed of the rocket', wholeNumber(0, 4_294_967_295), 1)
    .option('--no-simulator', 'without the rocket; the pages can start it')
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, async ({ signal }, options) => {
        const { port, data, rate, seed, anomalyRate, simulator } = options;
        await runStandalone({
          elasticsearch: namedUrl(options, context.env),
          ...(await readLogin(options, context)),
          port,
          data,
          rocket: { rate, seed, anomalyRate, atStart: simulator },
          signal,
        });
        return { json: { stopped: true }, text: '' };
      }),
    );
}
