import type { Holder } from '#features/subledger';
import type { Tx } from '#kernel/database';
import { type ReadUpload, type RequestContext, textsLike } from '#kernel/http';
import { actorOf, invalid, notFound } from '#kernel/work';
import { applyForLoan } from '../apply.ts';
import { keepDocuments, MOST_DOCUMENTS } from '../documents.ts';
import type { LoanPlace } from '../place.ts';
import { EMPTY_APPLICATION, type TypedApplication } from './application-form.tsx';
import { countIn, rupiahIn } from './read-number.ts';

export const applicationIn = (form: ReadUpload): TypedApplication => textsLike(EMPTY_APPLICATION, form.typed);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Takes an application with its papers. @throws AppError as `applyForLoan`; FileError */
export async function takeApplication(
  ctx: RequestContext,
  tx: Tx,
  place: LoanPlace,
  given: { holder: Holder | undefined; typed: TypedApplication; form: ReadUpload },
): Promise<string> {
  const { holder, typed, form } = given;
  if (!holder) throw invalid({ holderId: 'Pilih anggota yang mengajukan.' });
  if (!UUID.test(typed.id)) throw notFound();
  const { productId, purpose, occupation, collateral, guarantor, id } = typed;
  const isNew = await applyForLoan(ctx, tx, place, {
    ...{ id, holder, productId, amount: rupiahIn(typed.amount), months: countIn(typed.months) },
    ...{ purpose, occupation, collateral, guarantor },
  });
  const uploads = form.files('documents').slice(0, MOST_DOCUMENTS);
  if (isNew) await keepDocuments(ctx, tx, place.resources.application, id, uploads);
  return id;
}

/** Takes an application of whoever is signed in. @throws as `takeApplication` */
export async function takeOwnApplication(
  ctx: RequestContext,
  tx: Tx,
  place: LoanPlace,
  given: { typed: TypedApplication; form: ReadUpload },
): Promise<string> {
  const own = actorOf(ctx).subjectId;
  const holder = own ? await place.people.one(ctx, tx, own, 'for share') : undefined;
  return takeApplication(ctx, tx, place, { ...given, holder });
}
