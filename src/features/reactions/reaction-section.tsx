import { formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { Badge, Button, Form, LinkButton, RadioGroup, TextArea } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { ReactionPlace } from './place.ts';
import type { TypedComment } from './react.ts';
import { type Comment, type ReactionSums, readComments, readSums } from './reaction-rows.ts';

/** What people said about a thing, and the way to say something, for the page of that thing. */
export async function reactionSection(
  ctx: RequestContext,
  place: ReactionPlace,
  given: { id: string; url: string; typed?: TypedComment; errors?: FieldErrors },
) {
  const accountId = ctx.principal.kind === 'account' ? ctx.principal.accountId : null;
  const { sums, comments } = await ctx.read(async (tx) => ({
    sums: (await readSums(tx, place.subject, [given.id], accountId))(given.id),
    comments: place.takes.comments
      ? await readComments(tx, { subject: place.subject, objectId: given.id, accountId })
      : [],
  }));
  const isClosed = !ctx.can(place.rights.create.resource, place.rights.create.right);
  const at = place.page.replace(':id', given.id);
  return (
    <section
      id="tanggapan"
      aria-label="Tanggapan"
      className="grid max-w-[66ch] gap-6 border-t border-base-300 pt-6"
    >
      {place.takes.likes && <Likes {...{ at, sums, isClosed }} />}
      {place.takes.comments && (
        <>
          <CommentList {...{ ctx, place, comments, sums }} />
          {isClosed ? (
            <Closed ctx={ctx} url={given.url} reason={place.closed} />
          ) : (
            <CommentForm {...{ at, place }} typed={given.typed} errors={given.errors ?? {}} />
          )}
        </>
      )}
    </section>
  );
}

function Likes({ at, sums, isClosed }: { at: string; sums: ReactionSums; isClosed: boolean }) {
  const words = `${formatCount(sums.likes)} suka`;
  if (isClosed) return <p className="text-muted">{words}</p>;
  return (
    <Form
      action={`${at}/suka`}
      hidden={{ to: sums.isLiked ? 'off' : 'on' }}
      className="flex flex-wrap items-center gap-3"
    >
      <Button icon="heart" look={sums.isLiked ? 'primary' : 'outline'}>
        {sums.isLiked ? 'Batal suka' : 'Suka'}
      </Button>
      <span className="text-muted">{words}</span>
    </Form>
  );
}

function CommentList(props: {
  ctx: RequestContext;
  place: ReactionPlace;
  comments: readonly Comment[];
  sums: ReactionSums;
}) {
  const { ctx, place, comments, sums } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  return (
    <>
      <h2 className="text-2xl">
        {place.hasStars ? 'Ulasan warga' : 'Komentar'}
        {sums.starTenths !== null && (
          <span className="ml-3 text-base font-semibold text-muted">
            {`${starWords(sums.starTenths)} dari ${formatCount(sums.comments)} ulasan`}
          </span>
        )}
      </h2>
      {comments.length === 0 ? (
        <p className="text-muted">{`Belum ada ${place.noun}.`}</p>
      ) : (
        <ol className="grid gap-4">
          {comments.map((one) => (
            <li key={one.id} className="sheet p-4">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
                <b className="font-semibold text-base-content">{one.authorName}</b>
                {one.stars !== null && <span>{`${one.stars} dari 5 bintang`}</span>}
                <span>{formatMoment(one.createdAt, zone)}</span>
                {one.state === 'held' && (
                  <Badge tone="warning" icon="clock">
                    Menunggu dibaca petugas
                  </Badge>
                )}
              </p>
              {one.body && <p className="mt-1.5 whitespace-pre-line wrap-anywhere">{one.body}</p>}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** "4,5 bintang" */
export const starWords = (tenths: number) => `${(tenths / 10).toFixed(1).replace('.', ',')} bintang`;

function Closed({ ctx, url, reason }: { ctx: RequestContext; url: string; reason: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="text-muted">{reason}</p>
      {ctx.principal.kind === 'guest' && (
        <LinkButton href={`/login?next=${encodeURIComponent(url)}`}>Masuk</LinkButton>
      )}
    </div>
  );
}

function CommentForm(props: {
  at: string;
  place: ReactionPlace;
  typed: TypedComment | undefined;
  errors: FieldErrors;
}) {
  const { at, place, typed, errors } = props;
  return (
    <Form action={`${at}/tanggapan`} className="grid gap-4">
      {place.hasStars && (
        <RadioGroup
          name="stars"
          label="Bintang"
          isInline
          value={typed?.stars ?? ''}
          options={[5, 4, 3, 2, 1].map((stars) => ({ value: String(stars), label: String(stars) }))}
          error={errors.stars}
        />
      )}
      <TextArea
        name="body"
        label={place.hasStars ? 'Ulasan' : 'Komentar'}
        rows={3}
        maxLength={1000}
        isOptional={place.hasStars === true}
        value={typed?.body ?? ''}
        help={
          place.isHeldFirst
            ? 'Tampil setelah dibaca petugas, dengan nama depan Anda. Jangan menulis NIK atau nomor telepon.'
            : 'Tampil dengan nama depan Anda. Jangan menulis NIK atau nomor telepon.'
        }
        error={errors.body}
      />
      <div>
        <Button busyLabel="Mengirim…">{`Kirim ${place.noun}`}</Button>
      </div>
    </Form>
  );
}
