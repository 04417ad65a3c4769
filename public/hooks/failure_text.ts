import { ApiError } from '../api_error';
import { withoutBackticks } from '../components/code_text';

/** What went wrong, with its code and what to do about it, in one line. */
export function failureText(thrown: unknown): string {
  if (!(thrown instanceof ApiError))
    return thrown instanceof Error ? thrown.message : String(thrown);
  return withoutBackticks(`${thrown.code}: ${thrown.message.replace(/\.$/, '')}. ${thrown.remedy}`);
}
