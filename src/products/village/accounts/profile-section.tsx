import { accountOf, type RequestContext } from '#kernel/http';
import { LinkButton, Notice, Sheet } from '#kernel/ui';

/** What the village knows of the person, on the page of their own account; numbers stay masked until they ask. */
export async function profileSection(ctx: RequestContext) {
  const { subjectId } = accountOf(ctx);
  const canAsk = ctx.can('resident-link', 'create');
  if (!subjectId && !canAsk) return null;
  return (
    <Sheet title="Data kependudukan" id="kependudukan">
      {subjectId ? (
        <div className="grid gap-4">
          <p className="text-muted">
            Nama, alamat, RT/RW, NIK, dan nomor KK Anda menurut buku penduduk. NIK dan KK disamarkan sampai
            Anda memintanya, dan setiap pembukaan tercatat. Pembetulan dilakukan petugas di loket.
          </p>
          <div className="flex flex-wrap gap-2">
            <LinkButton href={`/penduduk/${subjectId}`} icon="id-card">
              Lihat data saya
            </LinkButton>
            <LinkButton href="/me/privacy" icon="eye">
              Siapa yang membuka data saya
            </LinkButton>
          </div>
        </div>
      ) : (
        <Notice
          tone="info"
          title="Akun belum terhubung dengan buku penduduk"
          action={<LinkButton href="/hubungkan-akun">Hubungkan akun</LinkButton>}
        >
          Surat, bantuan, dan pemungutan suara terbuka setelah petugas mengonfirmasi Anda.
        </Notice>
      )}
    </Sheet>
  );
}
