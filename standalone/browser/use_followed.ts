import { useEffect, useState } from 'react';
import type { Followed } from './followed';

export function useFollowed<T>(followed: Followed<T>): T {
  const [value, setValue] = useState(followed.value);
  useEffect(() => {
    // It may have changed between the first rendering and now.
    setValue(followed.value);
    return followed.follow(setValue);
  }, [followed]);
  return value;
}
