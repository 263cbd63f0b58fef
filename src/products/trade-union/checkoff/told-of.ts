import { type AppError, asAppError } from '#kernel/work';

/** What a form with a file may be wrong about and come back for. */
const TOLD = [409, 413, 422];

/** The problem to show above the form. @throws the error itself when it is none of the form's */
export function toldOf(error: unknown): AppError {
  const told = asAppError(error);
  if (!told || !TOLD.includes(told.status)) throw error;
  return told;
}
