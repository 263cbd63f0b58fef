/**
 * The shape of a product's access table. A product writes its requirement's own table here, cell by cell, in
 * the requirement's words; `rights` say what each word means for that row. Everything that answers yes or no
 * (routes, buttons, menus, the matrix page, the API document, the tests) is derived from it.
 */

/** How far a right reaches: everything, the grant's regions, programmes or areas, or the person's own rows. */
export type Scope = 'all' | 'region' | 'programme' | 'area' | 'own' | 'assigned';

/** A condition on the person or the moment that has to hold besides the right itself. */
export type Gate =
  | 'membership-active'
  | 'standing-ok'
  | 'second-factor'
  | 'recent-password'
  | 'email-verified'
  | 'resident-confirmed'
  | 'published';

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

export interface Role {
  key: string;
  /** As the organisation says it, e.g. "Bendahara". */
  label: string;
  /** Derived from the person's state, never assigned by hand (a candidate, a visitor). */
  virtual?: true;
  /** The scope a grant of this role must name; a coordinator names regions, a programme admin programmes. */
  scopedBy?: 'region' | 'programme' | 'area';
  /** The second factor is compulsory for holders of this role. */
  secondFactor?: true;
  /** Lifetime of a session in hours (DESIGN §9). */
  sessionHours: number;
}

export interface MatrixRow {
  group: string;
  /** Exactly as in the requirement. */
  label: string;
  /** `requirement` for rows of the requirement's table, `balai` for rows of our own below it. */
  source: 'requirement' | 'balai';
  resource: string;
  /** The requirement's own words or symbol, one for each role. */
  cells: Readonly<Record<string, string>>;
  rights: Readonly<Record<string, readonly Right[]>>;
}

export interface AccessTable {
  product: string;
  roles: readonly Role[];
  rows: readonly MatrixRow[];
}
