import { type Actor, unknownUser } from '../detection/models/model_roles';

/** Who asks, as the host knows it, with the reason that was given. */
export const actorOf = (user: string | null, { why = '' }: { why?: string }): Actor => ({
  who: user ?? unknownUser,
  why,
});
