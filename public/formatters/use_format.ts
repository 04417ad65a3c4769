import { useMemo } from 'react';
import { createFormat, type Format } from './format';
import { useServices } from '../services_context';

export function useFormat(): Format {
  const { locale, time } = useServices();
  return useMemo(() => createFormat(locale, time), [locale, time]);
}
