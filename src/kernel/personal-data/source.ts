import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { PersonalData } from './personal-table.ts';

/** What somebody agrees to, in the words they read. */
export interface ConsentPurpose {
  /** `privacy`, `salary`: kept with the consent. */
  key: string;
  label: string;
  explain: string;
  /** Where the text stands that is agreed to. */
  url?: string;
  /** Without it there is no membership: it is not withdrawn by a button but by leaving or by asking for erasure. */
  isNeeded: boolean;
  /** What stops when it is withdrawn. */
  stops: string;
  /** The version of the text that holds now. */
  versionOf: (tx: Tx, now: Date) => Promise<string>;
  /** What follows at once, in the same transaction. */
  follow?: (ctx: WorkContext, tx: Tx, subjectId: string, isGiven: boolean) => Promise<void>;
}

/** Who may look at a person because of their office: the role and how many hold it, no names. */
export interface Watchers {
  role: string;
  count: number;
}

/** What a product tells about the people it keeps data of. What it leaves out it does not have. */
export interface PersonalDataSource {
  data: readonly PersonalData[];
  purposes?: readonly ConsentPurpose[];
  /** Every row of the product's own table that is this person: rows that were merged into it too. */
  peopleOf?: (tx: Tx, subjectId: string) => Promise<string[]>;
  /** Words that betray the person in other texts: names, numbers, addresses. Never one that others share. */
  wordsOf?: (ctx: WorkContext, tx: Tx, people: readonly string[]) => Promise<string[]>;
  /** What has to be settled before erasure, each as a sentence with what to do. */
  obstaclesOf?: (ctx: WorkContext, tx: Tx, people: readonly string[]) => Promise<string[]>;
  /** Ends what the person still is in the organisation; run just before their data goes. */
  leave?: (ctx: WorkContext, tx: Tx, people: readonly string[]) => Promise<void>;
  watchersOf?: (ctx: WorkContext, tx: Tx, subjectId: string) => Promise<Watchers[]>;
  /** Who took lists along in which this person may stand: a condition over the log's `e`, asking `:people` or nothing. */
  exportActions?: readonly string[];
  /** People whose time with the organisation ended before this moment and who are still kept, the oldest first. */
  endedBefore?: (
    tx: Tx,
    moment: Date,
    limit: number,
  ) => Promise<{ subjectId: string; accountId: string | null }[]>;
  /** The page on which an officer corrects what is kept. */
  recordUrl?: (subjectId: string) => string;
}
