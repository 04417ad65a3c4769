/** What the catalogue says of an error. */
export interface CatalogueEntry {
  /** HTTP status that it is answered with. */
  status: number;
  /** Whether trying again can help. */
  retryable: boolean;
  remedy: string;
}
