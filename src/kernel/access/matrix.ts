/**
 * The shape of a product's access table. A product writes its requirement's own table here, cell by cell, in
 * the requirement's words; `rights` say what each word means for that row. Everything that answers yes or no
 * (routes, buttons, menus, the matrix page, the API document, the tests) is derived from it.
 */

/** How far a right reaches: everything, the grant's regions, programmes or areas, or the person's own rows. */
export type Scope = 'all' | 'region' | 'programme' | 'area' | 'own' | 'assigned';

export const scopes: readonly Scope[] = ['all', 'region', 'programme', 'area', 'own', 'assigned'];

/**
 * A condition on the person or the moment that has to hold besides the right itself. `published` is the one a
 * handler promises: it asks for published rows only and then may serve those who hold no more than that.
 */
export type Gate =
  | 'membership-active'
  | 'standing-ok'
  | 'second-factor'
  | 'recent-password'
  | 'email-verified'
  | 'resident-confirmed'
  | 'published';

export const gates: readonly Gate[] = [
  'membership-active',
  'standing-ok',
  'second-factor',
  'recent-password',
  'email-verified',
  'resident-confirmed',
  'published',
];

/** Which gates hold for this person at this moment; absent means it does not hold. */
export type Facts = Readonly<Partial<Record<Gate, boolean>>>;

/** Where a right is narrower or wider than the requirement's word, and on whose authority. */
export interface Deviation {
  why: string;
  source: string;
}

export interface Right {
  /** `read`, `create`, `update`, `delete`, or a named step such as `approve`. */
  right: string;
  scope: Scope;
  gates?: readonly Gate[];
  deviation?: Deviation;
}

/** A right that the requirement's word would give and the table holds back. */
export interface Withheld {
  right: string;
  deviation: Deviation;
}

export interface Role {
  key: string;
  /** As the organisation says it, e.g. "Bendahara". */
  label: string;
  /** Derived from the person's state, never assigned by hand (a candidate, a visitor). */
  virtual?: true;
  /** What everybody holds who has not signed in; public pages ask this role's rights whoever looks. */
  visitor?: true;
  /** The scope a grant of this role must name; a coordinator names regions, a programme admin programmes. */
  scopedBy?: 'region' | 'programme' | 'area';
  /** The second factor is compulsory for holders of this role. */
  secondFactor?: true;
  /** Lifetime of a session in hours (DESIGN §9). */
  sessionHours: number;
}

/**
 * Rights given to a named person by a grant, beside the roles: who signs letters, who may open grievance files.
 * A grant names its key where it would name a role. It has no column in the matrix.
 */
export interface PersonalGrant {
  key: string;
  label: string;
  /** One officer proposes the person and another one confirms: nobody gives this grant alone. */
  isNamedByTwo?: true;
  rights: readonly (Right & { resource: string })[];
}

/** What makes a row dangerous to hand out: it moves money, changes who may do what, or carries all data away. */
export type Risk = 'money' | 'roles' | 'backup';

/** Who decides a request must not be who made it: `right` of this row decides what `request` brought in. */
export interface Decision {
  right: string;
  request: RightName;
}

export interface RightName {
  resource: string;
  right: string;
}

export interface MatrixRow {
  group: string;
  /** Exactly as in the requirement. */
  label: string;
  /** What the row lets one do, as a person says it; only where the label is a technical key. */
  name?: string;
  /** `requirement` for rows of the requirement's table, `balai` for rows of our own below it. */
  source: 'requirement' | 'balai';
  resource: string;
  /** Every right that the row's pages have. */
  verbs: readonly string[];
  /** The requirement's own words or symbol, one for each role. */
  cells: Readonly<Record<string, string>>;
  rights: Readonly<Record<string, readonly Right[]>>;
  /** What the words would give and these roles do not get, and why. */
  withheld: Readonly<Record<string, readonly Withheld[]>>;
  risk?: Risk;
  decisions?: readonly Decision[];
}

/** What a word of the requirement's legend means. */
export interface Word {
  /** Rights it stands for on any row that has them; `verbs`: whatever the row's pages have. */
  rights: readonly string[] | 'verbs';
  /** In Indonesian, for the legend on the matrix page. */
  meaning: string;
  scope?: Scope;
  gates?: readonly Gate[];
  /** The word names roles, e.g. "Bendahara (CRUD)": these get its rights, other roles in the same column `others`. */
  named?: { roles: readonly string[]; others: readonly string[] };
  /** The rights stand in the cell one by one; leaving some out needs no reason. */
  isPartial?: true;
}

export interface AccessTable {
  product: string;
  roles: readonly Role[];
  words: Readonly<Record<string, Word>>;
  rows: readonly MatrixRow[];
  personal: readonly PersonalGrant[];
  /**
   * Names that the kernel's own pages ask for, where the requirement has a key of its own: `settings.update` is
   * `system.config.manage` in the union. Asking for the left is asking for the right.
   */
  synonyms: Readonly<Record<string, RightName>>;
}

/** A table that `defineAccess` has checked. */
export type CompiledAccess = AccessTable;
