import { FieldFrame, type FieldProps, fieldWiring } from './field-frame.tsx';

export interface MoneyFieldProps extends FieldProps {
  /** Whole rupiah, or the text that came back. */
  value?: number | bigint | string;
  placeholder?: string;
}

/** Whole rupiah. What is sent may hold dots between thousands: the script puts them while one types. */
export function MoneyField(props: MoneyFieldProps) {
  return (
    <FieldFrame field={props}>
      <div className="input max-w-64">
        <span className="text-muted">Rp</span>
        <input
          {...fieldWiring(props)}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          className="figures min-w-0 grow"
          defaultValue={typeof props.value === 'string' ? props.value : withThousands(props.value)}
          placeholder={props.placeholder}
          readOnly={props.isReadOnly || undefined}
          data-money=""
        />
      </div>
    </FieldFrame>
  );
}

function withThousands(rupiah: number | bigint | undefined): string | undefined {
  return rupiah?.toString().replace(/\B(?=(\d{3})+$)/g, '.');
}
