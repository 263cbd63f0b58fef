import type { Product, SignUp } from '#kernel/product';
import type { TenantKind } from '#kernel/tenancy';
import { notFound } from '#kernel/work';

/** The kinds of organisation that can sign up by themselves. */
export interface Houses {
  all: readonly { kind: TenantKind; label: string; signUp: SignUp }[];
  /** @throws AppError 404 for a kind that cannot */
  signUpOf: (kind: string | undefined) => SignUp;
  labelOf: (kind: string) => string;
}

export function housesOf(products: readonly Product[]): Houses {
  const all = products.flatMap(({ kind, label, signUp }) => (signUp ? [{ kind, label, signUp }] : []));
  const find = (kind: string | undefined) => all.find((house) => house.kind === kind);
  return {
    all,
    signUpOf: (kind) => {
      const house = find(kind);
      if (!house) throw notFound();
      return house.signUp;
    },
    labelOf: (kind) => find(kind)?.label ?? kind,
  };
}
