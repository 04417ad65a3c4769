/** Who a change is put down to, for the audit of models. */
import type { Command } from 'commander';
import os from 'os';
import type { Actor } from '../server/detection/models/model_roles';
import { unknownUser } from '../server/detection/models/model_roles';
import type { ConnectionOptions } from './connection';

export interface ActorOptions extends ConnectionOptions {
  by?: string;
  why?: string;
}

function systemUser(): string | undefined {
  try {
    return os.userInfo().username;
  } catch {
    return undefined;
  }
}

export function addActorOptions(command: Command): Command {
  return command
    .option('--why <text>', 'reason, kept in the history')
    .option(
      '--by <name>',
      'who it is put down to (default: the user that logs in, or that of this system)',
    );
}

export function actorOf({ by, why, username }: ActorOptions): Actor {
  return { who: by ?? username ?? systemUser() ?? unknownUser, why: why ?? '' };
}
