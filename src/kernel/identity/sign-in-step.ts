import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WorkContext } from '#kernel/work';
import type { SignInAccount } from './find-account.ts';

const SECONDS = 300;

/**
 * Between password and code: says that this account's password was typed right a moment ago, so that the second
 * page asks for the code alone and the password never travels back into a page. It opens nothing without a code, and
 * dies when the password changes.
 */
export function writeSignInStep(ctx: WorkContext, account: SignInAccount): string {
  const expires = Math.floor(ctx.now.getTime() / 1000) + SECONDS;
  const body = `${account.id}.${expires.toString(36)}`;
  return `${body}.${sign(ctx, body, account)}`;
}

/** The account a step stands for, and the moment it ends; undefined when it is malformed or too old. */
export function readSignInStep(
  ctx: WorkContext,
  step: string,
): { accountId: string; body: string } | undefined {
  const match = /^([0-9a-f-]{36})\.([0-9a-z]{1,9})\.[\w-]{43}$/.exec(step);
  if (!match || Number.parseInt(match[2]!, 36) * 1000 <= ctx.now.getTime()) return undefined;
  return { accountId: match[1]!, body: `${match[1]}.${match[2]}` };
}

/** Whether the step was written by us for this account and the password it has now. */
export function isSignInStep(ctx: WorkContext, step: string, body: string, account: SignInAccount): boolean {
  const given = Buffer.from(step.slice(body.length + 1));
  const right = Buffer.from(sign(ctx, body, account));
  return given.length === right.length && timingSafeEqual(given, right);
}

function sign(ctx: WorkContext, body: string, account: SignInAccount): string {
  const text = JSON.stringify(['sign-in step', ctx.tenant.id, body, account.password_hash]);
  return createHmac('sha256', ctx.app.serverKey('sign-in-step')).update(text).digest('base64url');
}
