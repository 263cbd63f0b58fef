import { FileError } from '#kernel/files';
import { type AppError, asAppError, type FieldErrors } from '#kernel/work';

/** What a form comes back for. @throws whatever else went wrong */
export function told(error: unknown): AppError {
  const problem = asAppError(error);
  if (problem && [409, 422, 429].includes(problem.status)) return problem;
  throw error;
}

/** The same for a form with files. @throws whatever else went wrong */
export function toldOfUpload(error: unknown): AppError {
  return (error instanceof FileError ? asAppError(error) : undefined) ?? told(error);
}

/** A sentence for each field, or one for the whole form. */
export const errorsOf = (problem: AppError | undefined): FieldErrors =>
  problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : (problem?.fields ?? {});
