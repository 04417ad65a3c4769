/** Where documents can be, as the chart and the table of the ledger name and colour them. */
import { useEuiTheme } from '@elastic/eui';
import { ledgerTerms, type LedgerTerm } from './ledger_sum';

export interface LedgerPart extends LedgerTerm {
  color: string;
}

/** From the bottom of a bar to its top. */
export function useLedgerParts(): LedgerPart[] {
  const { colors } = useEuiTheme().euiTheme;
  const colorOf: Readonly<Record<LedgerTerm['key'], string>> = {
    scored: colors.primary,
    skipped: colors.darkShade,
    dead_lettered: colors.danger,
    pending: colors.mediumShade,
    missing: colors.warning,
    ingested: colors.text,
    gone: colors.text,
  };
  return ledgerTerms.map((term) => ({ ...term, color: colorOf[term.key] }));
}
