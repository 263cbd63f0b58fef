import type {
  Decision,
  Deviation,
  Gate,
  MatrixRow,
  PersonalGrant,
  Right,
  RightName,
  Risk,
  Role,
  Scope,
  Word,
} from './matrix.ts';

/** What a product writes; `defineAccess` checks it and turns it into an `AccessTable`. */
export interface AccessDeclaration {
  product: string;
  roles: readonly Role[];
  words: Readonly<Record<string, Word>>;
  rows: readonly RowDeclaration[];
  personal?: readonly PersonalGrant[];
  synonyms?: Readonly<Record<string, RightName>>;
}

export interface RowDeclaration {
  group: string;
  label: string;
  name?: string;
  source: MatrixRow['source'];
  resource: string;
  /** Every right that the row's pages have: what a word like ✅ means here. */
  verbs: readonly string[];
  /** Named steps of this row's pages that belong to a word besides what its legend says, by word. */
  steps?: Readonly<Record<string, readonly string[]>>;
  /** How far "everything" goes on this row; one's own password is one's own for everybody. */
  reach?: Scope;
  /** One for each role, in the order of `roles`. */
  cells: readonly Cell[];
  risk?: Risk;
  decisions?: readonly Decision[];
}

/** The requirement's word alone, or the word and how this row departs from it. */
export type Cell = string | CellDetail;

export interface CellDetail {
  word: string;
  /** Exactly these instead of the word's rights. */
  rights?: readonly (string | Right)[];
  /** The word's rights but these. */
  without?: readonly string[];
  /** These besides. */
  also?: readonly (string | Right)[];
  /** The word's rights, but only this far. */
  scope?: Scope;
  /** Conditions on the word's rights; a gate says when, so it needs no reason. */
  gates?: readonly Gate[];
  /** Compulsory as soon as a right is wider or narrower than the word. */
  deviation?: Deviation;
}
