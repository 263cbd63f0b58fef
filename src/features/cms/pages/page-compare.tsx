import { diffWordsWithSpace } from 'diff';
import type { RequestContext } from '#kernel/http';
import { Button, Form, FormActions, LinkButton, PageHeader, Select, Sheet } from '#kernel/ui';
import { momentWords } from '../publication.tsx';
import type { Revision } from './page-rows.ts';

/** Two revisions as one text: what went is struck through, what came is underlined. */
export function ComparePage(props: {
  ctx: RequestContext;
  base: string;
  from: Revision;
  to: Revision;
  revisions: readonly Revision[];
}) {
  const { ctx, base, from, to, revisions } = props;
  const options = revisions.map(({ number, createdAt, createdBy }) => ({
    value: String(number),
    label: `Revisi ${number}, ${momentWords(ctx, createdAt, 'short')}${createdBy ? `, ${createdBy}` : ''}`,
  }));
  const parts = [
    { title: 'Judul', before: from.title, after: to.title },
    { title: 'Ringkasan', before: from.summary, after: to.summary },
    { title: 'Isi', before: from.body, after: to.body },
  ].filter(({ before, after }) => before !== '' || after !== '');
  const isSame = parts.every(({ before, after }) => before === after);
  return (
    <>
      <PageHeader
        title={`Revisi ${from.number} dan ${to.number}`}
        note={isSame ? 'Tidak ada perbedaan.' : 'Yang dicoret hilang; yang digarisbawahi baru.'}
      />
      <Form action={`${base}/compare`} method="get" className="flex flex-wrap items-end gap-3">
        <Select
          name="from"
          label="Dari"
          options={options}
          value={String(from.number)}
          placeholder={false}
          className="max-w-full"
        />
        <Select
          name="to"
          label="Ke"
          options={options}
          value={String(to.number)}
          placeholder={false}
          className="max-w-full"
        />
        <Button>Bandingkan</Button>
      </Form>
      {parts.map(({ title, before, after }) => (
        <Sheet key={title} title={title}>
          <Difference before={before} after={after} />
        </Sheet>
      ))}
      <FormActions>
        <Form action={`${base}/restore`} hidden={{ revision: String(from.number) }}>
          <Button look="primary" name="act" value="draft" icon="rotate-ccw">
            {`Pulihkan revisi ${from.number} sebagai draf`}
          </Button>{' '}
          <Button name="act" value="publish">
            Pulihkan dan terbitkan
          </Button>
        </Form>
        <LinkButton href={base} look="quiet">
          Kembali
        </LinkButton>
      </FormActions>
    </>
  );
}

/** Long texts that have little in common are not worth minutes of counting: then the whole is shown as changed. */
const MOST_EDITS = 4000;

function Difference({ before, after }: { before: string; after: string }) {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  // The parts are one text in its order: their place is their name.
  const parts = changes.map((change, place) => ({ ...change, key: `bagian ${place}` }));
  return (
    <p className="max-w-[80ch] whitespace-pre-wrap break-words">
      {parts.map(({ key, value, added, removed }) => {
        if (added)
          return (
            <ins key={key} className="bg-success/10 text-success underline">
              {value}
            </ins>
          );
        if (removed)
          return (
            <del key={key} className="bg-error/10 text-error line-through">
              {value}
            </del>
          );
        return value;
      })}
    </p>
  );
}
