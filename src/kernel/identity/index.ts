export { ACCESS_TOKEN_SECONDS, readAccessToken, signAccessToken } from './access-token.ts';
export { addIdentifiers, createAccount, grantRole, type NewAccount, type NewGrant } from './accounts.ts';
export { type IdentifierCandidates, normaliseEmail, normaliseNumber, readIdentifier } from './identifier.ts';
export { countFailure, forgetFailures, lockedUntil, lockSubject, networkOf } from './lock.ts';
export { issueToken, type MailedToken, peekToken, type TokenPurpose, useToken } from './mailed-token.ts';
export { hashPassword, isPassword, passwordProblem } from './password.ts';
export {
  acceptCode,
  acceptRecoveryCode,
  newSecondFactorSecret,
  replaceRecoveryCodes,
  secondFactorAddress,
} from './second-factor.ts';
export {
  endSession,
  endSessions,
  markSeen,
  openSession,
  type Refreshed,
  refreshSession,
  type SessionRow,
  sessionStatement,
} from './sessions.ts';
export { type Credentials, noteSignIn, secondFactorPlace, type SignedIn, signIn } from './sign-in.ts';
export { hashToken, newToken } from './token.ts';
