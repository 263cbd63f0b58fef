import type { ReactNode } from 'react';
import { formatMoment, zoneOf } from '#kernel/calendar';
import { listUrl, type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { Breadcrumb, Button, DescriptionList, EmptyState, Form, Pagination, SearchField } from '#kernel/ui';
import { isFile } from '../field.ts';
import { type Entry, nameOf } from '../read/entry.ts';
import type { BookQuery } from '../read/list-query.ts';
import type { PublicValues, Register } from '../register.ts';
import { publicFields } from '../save/publish-entry.ts';
import { FieldValue } from './field-value.tsx';

interface PublicListProps {
  ctx: RequestContext;
  register: Register;
  query: BookQuery;
  items: readonly Entry[];
  total: number;
  beside?: Beside | undefined;
}

/** What the book puts below an entry. */
type Beside = (entry: PublicValues) => ReactNode;

/** What everybody may read of a book: published entries, and of each the columns that were chosen for it. */
export function publicListPage({ ctx, register, query, items, total, beside }: PublicListProps): PageAnswer {
  const { page, lead } = register.publish!;
  return renderPage({
    surface: 'public',
    title: register.title,
    description: lead,
    canonical: page,
    body: (
      <div className="page-width grid gap-6 py-10 lg:py-14">
        <div>
          <h1 className="text-3xl">{register.title}</h1>
          <p className="mt-2 max-w-[66ch] text-muted">{lead}</p>
        </div>
        {(total > 0 || query.q) && (
          <Form action={page} method="get" role="search" className="flex max-w-xl gap-2">
            <SearchField label={`Cari di ${register.title.toLowerCase()}`} value={query.q} className="grow" />
            <Button>Cari</Button>
          </Form>
        )}
        {items.length === 0 ? (
          query.q ? (
            <EmptyState kind="not-found" title={`Tidak ada yang memuat “${query.q}”`}>
              Periksa ejaannya, atau cari dengan kata lain.
            </EmptyState>
          ) : (
            <EmptyState kind="nothing-yet" title={`Belum ada ${register.entry} yang terbit`}>
              Yang diterbitkan pengurus dapat dibaca di sini.
            </EmptyState>
          )
        ) : (
          <ul className={register.publish!.look === 'cards' ? CARDS : 'grid gap-4'}>
            {items.map((entry) => (
              <li key={entry.id} className="sheet p-5 lg:p-6">
                <PublicEntry {...{ ctx, register, entry, beside }} isShort />
              </li>
            ))}
          </ul>
        )}
        {total > query.size && (
          <Pagination
            isPlain
            page={query.page}
            pageCount={Math.ceil(total / query.size)}
            summary={`${formatCount(total)} ${register.entry}`}
            pageUrl={(number) => listUrl(page, ctx.query, { page: number })}
          />
        )}
      </div>
    ),
  });
}

const CARDS = 'grid gap-4 sm:grid-cols-2 lg:grid-cols-3';

/** One published entry. */
export function publicEntryPage(
  ctx: RequestContext,
  register: Register,
  entry: Entry,
  beside?: Beside,
): PageAnswer {
  const { page } = register.publish!;
  const title = publicName(ctx, register, entry);
  return renderPage({
    surface: 'public',
    title,
    canonical: `${page}/${entry.id}`,
    body: (
      <div className="page-width grid gap-5 py-10 lg:py-14">
        <Breadcrumb
          items={[{ label: 'Beranda', url: '/' }, { label: register.title, url: page }, { label: title }]}
        />
        <div className="sheet p-5 lg:p-8">
          <PublicEntry {...{ ctx, register, entry, beside }} />
        </div>
      </div>
    ),
  });
}

function PublicEntry({
  ctx,
  register,
  entry,
  isShort,
  beside,
}: {
  ctx: RequestContext;
  register: Register;
  entry: Entry;
  isShort?: true;
  beside?: Beside | undefined;
}) {
  const zone = zoneOf(ctx.tenant.timeZone);
  const shown = publicFields(register).filter(({ key }) => entry.publication?.columns.includes(key));
  // A list of many says what stands in the title only once.
  const facts = shown.filter(
    (field) =>
      // A picture card says only what there is.
      !(register.publish!.look === 'cards' && (entry.values[field.key] ?? '') === '') &&
      field.type !== 'longText' &&
      !isFile(field) &&
      !(isShort && register.nameFrom.includes(field.key)),
  );
  const texts = shown.filter((field) => field.type === 'longText' && entry.values[field.key]);
  const photos = shown.filter((field) => field.type === 'photo' && entry.values[field.key]);
  const title = publicName(ctx, register, entry);
  const url = `${register.publish!.page}/${entry.id}`;
  const Heading = isShort ? 'h2' : 'h1';
  return (
    <article className="grid gap-4">
      {photos.map(({ key }) => (
        <img
          key={key}
          src={`${url}/berkas/${key}`}
          alt={title}
          loading="lazy"
          className={
            isShort
              ? 'aspect-4/3 w-full rounded-xl bg-soft object-cover'
              : 'max-h-[70vh] w-full rounded-xl bg-soft object-contain'
          }
        />
      ))}
      <Heading className={isShort ? 'text-xl' : 'text-3xl'}>
        {isShort ? (
          <a className="hover:underline" href={url}>
            {title}
          </a>
        ) : (
          title
        )}
      </Heading>
      <DescriptionList
        layout="grid"
        items={facts.map((field) => ({
          key: field.key,
          term: field.label,
          detail: (
            <FieldValue
              field={field}
              value={entry.values[field.key]}
              name={entry.names[field.key]}
              zone={zone}
            />
          ),
        }))}
      />
      {texts.map((field) => (
        <div key={field.key} className="grid gap-1">
          <p className="eyebrow">{field.label}</p>
          <FieldValue
            field={field}
            value={entry.values[field.key]}
            zone={zone}
            {...(isShort ? { isShort } : {})}
          />
        </div>
      ))}
      {beside && <div>{beside({ values: entry.values, url })}</div>}
      {!isShort && entry.publication && (
        <p className="text-sm text-muted">{`Terbit ${formatMoment(entry.publication.at, zone, 'long')}`}</p>
      )}
    </article>
  );
}

/** The entry's name, from published columns only. */
export function publicName(ctx: RequestContext, register: Register, entry: Entry): string {
  const columns = entry.publication?.columns ?? [];
  return nameOf(
    { ...register, nameFrom: register.nameFrom.filter((key) => columns.includes(key)) },
    entry,
    zoneOf(ctx.tenant.timeZone),
  );
}
