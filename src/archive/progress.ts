// How far the packing or unpacking of an archive is.

export interface ArchiveProgress {
  readonly table: string;
  /** Rows of this table that are done, of how many. */
  readonly rows: number;
  readonly of: number;
}

export type OnProgress = (progress: ArchiveProgress) => void;
