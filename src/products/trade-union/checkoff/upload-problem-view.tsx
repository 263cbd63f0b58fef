import { ErrorSummary, LinkButton, PageHeader } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';

/** Why a file was not taken in, and the way back. */
export function UploadProblemView({ errors, backUrl }: { errors: FieldErrors; backUrl: string }) {
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Berkas belum dapat diperiksa" />
      <ErrorSummary errors={errors} />
      <div>
        <LinkButton href={backUrl} look="primary" icon="chevron-left">
          Kembali ke daftar
        </LinkButton>
      </div>
    </div>
  );
}
