/** What a person can do to the versions of a model: what is asked before, and what is said after. */

export type ModelDeed =
  | { kind: 'promote' | 'challenge' | 'delete'; version: number }
  | { kind: 'withdraw'; version: number }
  | { kind: 'roll_back' };

export interface DeedWords {
  title: string;
  /** What happens, and what does not. */
  body: string;
  confirm: string;
  done: string;
  failed: string;
  isDanger: boolean;
}

export function wordsOf(deed: ModelDeed, champion: number | null): DeedWords {
  const now =
    champion === null
      ? ''
      : ` Version ${champion}, the champion of now, keeps no role; rolling back brings it back.`;
  switch (deed.kind) {
    case 'promote':
      return {
        title: `Promote version ${deed.version} to champion?`,
        body: `It scores from the next run on.${now} Results already written stay as they are.`,
        confirm: 'Promote',
        done: `Version ${deed.version} is the champion`,
        failed: `Version ${deed.version} could not be promoted`,
        isDanger: false,
      };
    case 'challenge':
      return {
        title: `Make version ${deed.version} the challenger?`,
        body: 'It is scored beside the champion from the next run on, to be compared with it. Nothing else depends on it.',
        confirm: 'Make challenger',
        done: `Version ${deed.version} is the challenger`,
        failed: `Version ${deed.version} could not become the challenger`,
        isDanger: false,
      };
    case 'withdraw':
      return {
        title: `Withdraw version ${deed.version} as challenger?`,
        body: 'It is no longer scored beside the champion. The version itself stays.',
        confirm: 'Withdraw',
        done: `Version ${deed.version} is no longer the challenger`,
        failed: 'The challenger could not be withdrawn',
        isDanger: false,
      };
    case 'roll_back':
      return {
        title: 'Roll back to the champion from before?',
        body: `The champion before${champion === null ? '' : ` version ${champion}`} scores again from the next run on. Doing it again goes one further back. Results already written stay as they are.`,
        confirm: 'Roll back',
        done: 'The champion from before is back',
        failed: 'The champion could not be rolled back',
        isDanger: false,
      };
    case 'delete':
      return {
        title: `Delete version ${deed.version}?`,
        body: 'The model is gone for good, and its number is not given again. Results that it scored stay, but can be explained by the champion alone.',
        confirm: 'Delete version',
        done: `Version ${deed.version} is deleted`,
        failed: `Version ${deed.version} could not be deleted`,
        isDanger: true,
      };
  }
}
