/**
 * Rows of the matrices that no route asks for yet, each with the issue that brings its pages. When an issue is done its
 * entry goes, and from then on a row of it without a route fails. A row that stays here though it has routes does no harm.
 */
export const laterRows: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {};
