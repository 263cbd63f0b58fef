import { formatMoment, type Zone } from '#kernel/calendar';
import {
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { ForumCategory } from './categories.ts';
import { type ForumPlace, regionLabel } from './forum-place.ts';
import type { ForumPost } from './post.ts';
import { PostText } from './post-text.tsx';
import { REPORT_REASONS } from './report.ts';
import { POST_LENGTH, TITLE_LENGTH } from './write.ts';

type Typed = Readonly<Record<string, string>>;

export interface NewThreadProps {
  place: ForumPlace;
  categories: readonly ForumCategory[];
  ownRegion: string | undefined;
  muted: string | undefined;
  typed: Typed;
  errors: FieldErrors;
}

/** The form of a new thread. */
export function NewThread({ place, categories, ownRegion, muted, typed, errors }: NewThreadProps) {
  const { list } = place.addresses;
  if (muted) {
    return (
      <div className="grid max-w-2xl gap-4">
        <PageHeader title="Buat utas" />
        <Notice tone="warning">{muted}</Notice>
        <LinkButton href={list}>Kembali ke forum</LinkButton>
      </div>
    );
  }
  const options = categories.map(({ id, name, description, scope }) => {
    const whom =
      scope === 'all'
        ? 'Dibaca semua anggota.'
        : ownRegion
          ? `Dibaca anggota ${regionLabel(place, ownRegion)}.`
          : 'Wilayah Anda belum tercatat.';
    return {
      value: id,
      label: name,
      help: `${description} ${whom}`.trim(),
      isDisabled: scope === 'region' && !ownRegion,
    };
  });
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Buat utas" note="Satu utas, satu pokok pembicaraan." />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={list} draftKey="utas-baru" className="grid gap-5">
          <RadioGroup
            name="categoryId"
            label="Kategori"
            options={options}
            value={typed.categoryId ?? ''}
            error={errors.categoryId}
          />
          <TextField
            name="title"
            label="Judul"
            maxLength={TITLE_LENGTH}
            value={typed.title ?? ''}
            help="Sebutkan pokoknya, misalnya: Hitungan angka kredit setelah aturan baru."
            error={errors.title}
          />
          <TextArea
            name="body"
            label="Isi"
            help="Nama Anda tampil bersama tulisan. Jangan sebut data pribadi orang lain."
            rows={10}
            maxLength={POST_LENGTH}
            value={typed.body ?? ''}
            error={errors.body}
          />
          <FormActions>
            <Button look="primary" busyLabel="Mengirim…">
              Buka utas
            </Button>
            <LinkButton href={list} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}

export interface EditPageProps {
  place: ForumPlace;
  post: ForumPost;
  typed: Typed;
  errors: FieldErrors;
}

/** Changing one's own words, or taking them back. */
export function EditPage({ place, post, typed, errors }: EditPageProps) {
  const { list } = place.addresses;
  const here = `${list}/posts/${post.id}`;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Sunting tulisan" note={`#${post.number} dalam “${post.threadTitle}”`} />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={`${here}/edit`} className="grid gap-4">
          <TextArea
            name="body"
            label="Isi"
            help="Tulisan lama tetap dapat dibaca lewat tanda “disunting”."
            rows={10}
            maxLength={POST_LENGTH}
            value={typed.body ?? post.body}
            error={errors.body}
          />
          <FormActions>
            <Button look="primary">Simpan suntingan</Button>
            <LinkButton href={`${list}/${post.threadId}?post=${post.number}`} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
      <Disclosure title="Tarik tulisan ini…" icon="undo-2" isDanger>
        <p className="text-sm text-muted">
          Isinya tidak dibaca lagi oleh anggota; tempatnya bertanda “Ditarik oleh penulisnya”. Ini tidak dapat
          dibatalkan.
        </p>
        <Form action={`${here}/withdraw`}>
          <Button look="danger">Tarik tulisan</Button>
        </Form>
      </Disclosure>
    </div>
  );
}

export interface HistoryPageProps {
  place: ForumPlace;
  post: ForumPost;
  versions: readonly { id: string; body: string; replacedAt: Date }[];
  zone: Zone;
}

/** What a post said before, the newest words first. */
export function HistoryPage({ place, post, versions, zone }: HistoryPageProps) {
  const back = `${place.addresses.list}/${post.threadId}?post=${post.number}`;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader
        title="Riwayat tulisan"
        note={`#${post.number} oleh ${post.authorName} dalam “${post.threadTitle}”`}
        actions={<LinkButton href={back}>Kembali ke utas</LinkButton>}
      />
      <Sheet title="Sekarang">
        <PostText>{post.body}</PostText>
      </Sheet>
      {[...versions].reverse().map(({ id, body, replacedAt }) => (
        <Sheet key={id} title={`Sampai ${formatMoment(replacedAt, zone, 'short')}`}>
          <PostText>{body}</PostText>
        </Sheet>
      ))}
    </div>
  );
}

/** Telling whoever keeps order about a post. */
export function ReportPage({ place, post, typed, errors }: EditPageProps) {
  const { list } = place.addresses;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Laporkan tulisan" note={`#${post.number} oleh ${post.authorName}`} />
      <ErrorSummary errors={errors} />
      <Sheet title="Tulisannya">
        <PostText>{post.body}</PostText>
      </Sheet>
      <Sheet>
        <Form action={`${list}/posts/${post.id}/report`} className="grid gap-4">
          <RadioGroup
            name="reason"
            label="Mengapa"
            value={typed.reason ?? ''}
            options={Object.entries(REPORT_REASONS).map(([value, label]) => ({ value, label }))}
            error={errors.reason}
          />
          <TextArea
            name="note"
            label="Penjelasan"
            isOptional
            rows={3}
            maxLength={500}
            value={typed.note ?? ''}
            help="Hanya dibaca moderator. Nama Anda tidak disampaikan kepada penulis."
            error={errors.note}
          />
          <FormActions>
            <Button look="primary">Kirim laporan</Button>
            <LinkButton href={`${list}/${post.threadId}?post=${post.number}`} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}
