/** What a job is about: ids and numbers. It is shown to admins and kept for months, so never a secret, never a person's data. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>;

/** One attempt at a job, as its handler sees it. */
export interface JobRun {
  readonly id: string;
  /** 1, 2, 3 ... */
  readonly attempt: number;
  /**
   * Aborted when the attempt has taken too long, when another worker has the job now, or when the process has to leave.
   * A handler that throws then is asked again later.
   */
  readonly signal: AbortSignal;
  /** Says how far it is, of how many if that is known. Kept once a second at most, and shown with the job. */
  progress(done: number, total?: number): void;
}

/** How often a job that fails is tried, and how long it may take. */
export interface Endurance {
  /** Attempts after the first; 5 unless told. After the last it lies among the dead, for people to look at. */
  readonly retries?: number;
  /** Before the first retry, at most; doubled before each that follows, up to an hour, and half of it by chance. 5 unless told. */
  readonly backoffSeconds?: number;
  /** What takes longer is aborted and counts as failed; 15 minutes unless told. */
  readonly longestSeconds?: number;
}

/** A kind of work that can be asked for. */
export interface JobKind extends Endurance {
  /** In the database; never changed and never used again for another. Small letters, digits and `-`, at most 60. */
  readonly name: string;
  /**
   * Does it. At least once: a process that dies in the middle leaves the job to another, which begins again. So what it
   * changes is changed in a way that may be repeated, best in one transaction that looks whether it was.
   */
  readonly handle: (data: JobData, run: JobRun) => Promise<unknown>;
}

/** Work that the calendar asks for. */
export interface Schedule extends Endurance {
  /** As of a {@link JobKind}. */
  readonly name: string;
  /** Five fields, UTC: minute, hour, day, month, day of the week. */
  readonly cron: string;
  /**
   * For what cannot wait for the next minute: when a run has ended well, the next follows after so many seconds. The
   * cron then only begins anew what broke off.
   */
  readonly againAfterSeconds?: number;
  readonly work: (run: JobRun) => Promise<unknown>;
}

/** A kind as it is carried out. */
export interface KnownKind extends JobKind {
  readonly schedule: Schedule | null;
}
