import type { Questions } from './questions.js';
import type { Config } from '../../config/config.js';

export const states = ['ok', 'warning', 'fault'] as const;
export type State = (typeof states)[number];

/** What a check came to: one sentence, and one about what to do where something is not well. */
export interface Finding {
  readonly state: State;
  readonly says: string;
  readonly advice: string | null;
}

/** What the checks look at. */
export interface Patient {
  readonly config: Config;
  /** Of the database, where it answers; it reads and cannot write. */
  readonly client: Questions | null;
  /** The role by which the service uses the database. */
  readonly role: string;
}

/** One line of the doctor's; null: there is nothing of the kind here. */
export interface Check {
  readonly name: string;
  readonly look: (patient: Patient) => Promise<Finding | readonly Finding[] | null>;
}

/** A check that needs the database; where that does not answer, or has no tables yet, others say so. */
export const ofDatabase = (
  name: string,
  look: (client: Questions, patient: Patient) => Promise<Finding>,
): Check => ({
  name,
  look: async (patient) => {
    if (patient.client === null) return null;
    try {
      return await look(patient.client, patient);
    } catch (error) {
      if (lacksTable.includes(String((error as { code?: unknown }).code))) return null;
      throw error;
    }
  },
});

/** PostgreSQL: no such schema, table or column. */
const lacksTable = ['3F000', '42P01', '42703'];

export const ok = (says: string): Finding => ({ state: 'ok', says, advice: null });
export const warning = (says: string, advice: string): Finding => ({ state: 'warning', says, advice });
export const fault = (says: string, advice: string): Finding => ({ state: 'fault', says, advice });
