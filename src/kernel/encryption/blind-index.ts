import { createHmac } from 'node:crypto';

/**
 * The searchable shadow of a sealed value: HMAC-SHA256 as 43 characters base64url. Equal values of one tenant and one
 * `field` give the same shadow, and nothing else can be told from it without the index key. `field` names the kind of
 * value (`nik`, `phone`), not the column, so that one NIK is found in two books of the same tenant.
 * The caller normalises first (digits only, lower case): the index cannot see that two spellings are one number.
 */
export function blindIndex(indexKey: Buffer, field: string, normalised: string): string {
  return createHmac('sha256', indexKey)
    .update(JSON.stringify([field, normalised]))
    .digest('base64url');
}
