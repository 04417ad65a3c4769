/** How far a start of the embedded Elasticsearch is; the host shows it in the terminal. */
export interface StartProgress {
  stage: 'download' | 'unpack' | 'start';
  /** 0..1; null where the length of the stage is not known. */
  fraction: number | null;
}

export type ReportProgress = (progress: StartProgress) => void;
