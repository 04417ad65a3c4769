import type { Detector } from '../../common/detector';

/** What the rows of a detector are, for texts that name them: documents, or windows of time. */
export type RowKind = 'documents' | 'windows';

export const rowKindOf = ({ source }: Pick<Detector, 'source'>): RowKind =>
  source.windows === undefined ? 'documents' : 'windows';
