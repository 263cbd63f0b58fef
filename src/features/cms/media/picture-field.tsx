import { FileField, TextField } from '#kernel/ui';
import type { Media } from './media-rows.ts';
import { pictureUrl } from './media-url.ts';

/**
 * Chooses one of the newest pictures, none, or a new one that is uploaded with the form (`pictureFile`, `pictureAlt`).
 *
 * @param name the field that carries the id of the chosen picture
 */
export function PictureField(props: {
  name: string;
  label: string;
  value: string;
  recent: readonly Media[];
  errors: Readonly<Record<string, string>>;
  alt: string;
}) {
  const { name, label, value, recent, errors, alt } = props;
  return (
    <fieldset className="grid gap-4">
      <legend className="text-sm font-semibold">
        {label}
        <span className="font-normal text-muted"> (boleh kosong)</span>
      </legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
        <Choice name={name} value="" isChosen={value === ''} label="Tanpa gambar" />
        {recent.map((media) => (
          <Choice
            key={media.id}
            name={name}
            value={media.id}
            isChosen={value === media.id}
            label={media.altText}
            picture={pictureUrl(media.id, 'small')}
          />
        ))}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <FileField
          name="pictureFile"
          label="Atau unggah gambar baru"
          accept="image/jpeg,image/png,image/webp"
          isOptional
          error={errors.pictureFile}
        />
        <TextField
          name="pictureAlt"
          label="Teks alternatif gambar baru"
          isOptional
          value={alt}
          maxLength={255}
          help="Apa yang terlihat, bagi yang tidak dapat melihatnya."
          error={errors.pictureAlt}
        />
      </div>
    </fieldset>
  );
}

function Choice(props: { name: string; value: string; isChosen: boolean; label: string; picture?: string }) {
  const { name, value, isChosen, label, picture } = props;
  return (
    <label className="grid cursor-pointer content-start gap-1.5 rounded-lg border border-base-300 p-2 has-checked:border-primary has-checked:bg-soft">
      {picture ? (
        <img
          src={picture}
          alt=""
          width={480}
          height={360}
          loading="lazy"
          className="aspect-4/3 w-full rounded-md object-cover"
        />
      ) : (
        <span className="aspect-4/3 w-full rounded-md bg-base-200" />
      )}
      <span className="flex items-start gap-2 text-sm">
        <input type="radio" className="radio" name={name} value={value} defaultChecked={isChosen} />
        <span className="line-clamp-2 min-w-0">{label}</span>
      </span>
    </label>
  );
}
