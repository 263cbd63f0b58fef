import type { Tx } from '#kernel/database';
import { refuseSlug, type TenantKind, TenantNameError } from '#kernel/tenancy';
import type { WorkContext } from '#kernel/work';

const LONGEST = 40;

/** An address made of a name: "Koperasi Desa Merah Putih Puntik Luar" becomes `koperasi-desa-merah-putih-puntik-luar`. */
export function addressOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  while (words.length > 1 && words.join('-').length > LONGEST) words.pop();
  return words.join('-').slice(0, LONGEST);
}

/** Why an organisation cannot have this address, in a sentence; undefined when it can. @param id of its own application */
export async function addressProblem(
  ctx: WorkContext,
  tx: Tx,
  given: { slug: string; kind: TenantKind; id?: string },
): Promise<string | undefined> {
  try {
    refuseSlug(given.slug, given.kind);
  } catch (error) {
    if (error instanceof TenantNameError) return error.message;
    throw error;
  }
  const isTaken = (await ctx.app.directory.findBySlug(given.slug)) !== undefined;
  const isPromised = await tx.one(
    `select 1 from tenant_applications
      where tenant_id = balai.tenant_id() and slug = $1 and state in ('approved', 'opened') and id is distinct from $2::uuid`,
    [given.slug, given.id ?? null],
  );
  return isTaken || isPromised ? `Alamat "${given.slug}" sudah dipakai organisasi lain.` : undefined;
}

/** The address for a name, with a number behind it while others have it. */
export async function freeAddress(
  ctx: WorkContext,
  tx: Tx,
  given: { name: string; kind: TenantKind },
): Promise<string> {
  const plain = addressOf(given.name);
  for (let number = 1; number < 100; number += 1) {
    const slug = number === 1 ? plain : `${plain.slice(0, LONGEST - 3)}-${number}`;
    if (!(await addressProblem(ctx, tx, { slug, kind: given.kind }))) return slug;
  }
  return plain;
}
