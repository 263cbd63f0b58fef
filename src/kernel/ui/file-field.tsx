import { FieldFrame, type FieldProps, fieldWiring } from './field-frame.tsx';
import { Icon } from './icon.tsx';

export interface FileFieldProps extends FieldProps {
  /** Types and endings as the browser wants them: "image/*,.pdf". */
  accept?: string;
  isMultiple?: boolean;
  /** On a phone: take the picture now, with the camera behind or in front. */
  capture?: 'environment' | 'user';
  /** The file that is stored now. */
  current?: { name: string; url: string };
}

/** One file or several. With script one may drop them here, and sees them before sending. */
export function FileField(props: FileFieldProps) {
  const { accept, isMultiple, capture, current } = props;
  const wiring = fieldWiring({ ...props, isOptional: props.isOptional || current !== undefined });
  return (
    <FieldFrame field={props}>
      <div className="file-drop" data-file-drop="" data-invalid={props.error ? '' : undefined}>
        {current && (
          <p className="mb-3 flex items-center gap-2 text-sm">
            <Icon name="paperclip" className="size-4 text-muted" />
            <a className="link" href={current.url} data-turbo="false">
              {current.name}
            </a>
            <span className="text-muted">tersimpan; pilih berkas lain untuk mengganti</span>
          </p>
        )}
        <input
          {...wiring}
          type="file"
          className="file-input"
          accept={accept}
          multiple={isMultiple || undefined}
          capture={capture}
        />
        <p className="needs-script mt-2 text-sm text-muted max-sm:hidden">
          {isMultiple
            ? 'Berkas dapat diseret ke kotak ini.'
            : 'Berkas dapat diseret ke kotak ini, atau ditempel.'}
        </p>
        <ul className="grid gap-2 empty:hidden [&:not(:empty)]:mt-3" data-file-list="" aria-live="polite" />
      </div>
    </FieldFrame>
  );
}
