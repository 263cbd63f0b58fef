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

/**
 * One file or several. With script one may drop them here, sees them before sending, and the button speaks our language
 * instead of the browser's.
 */
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
        <div className="needs-script flex flex-wrap items-center gap-x-4 gap-y-2">
          <label htmlFor={wiring.id} className="btn btn-line">
            <Icon name="upload" />
            Pilih berkas
          </label>
          <span className="text-sm text-muted max-sm:hidden">
            {isMultiple ? 'atau seret ke kotak ini' : 'atau seret ke kotak ini, atau tempel'}
          </span>
        </div>
        <ul className="grid gap-2 empty:hidden [&:not(:empty)]:mt-3" data-file-list="" aria-live="polite" />
      </div>
    </FieldFrame>
  );
}
