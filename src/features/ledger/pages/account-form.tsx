import {
  Button,
  Checkbox,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { CASH_FLOW_LABELS, CLASS_LABELS, type LedgerAccount } from '../account.ts';

export const EMPTY_ACCOUNT = {
  code: '',
  name: '',
  class: '',
  groupName: '',
  cashFlow: 'operating',
  isContra: '',
};

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** A new account. */
export function AccountForm(props: {
  action: string;
  typed: typeof EMPTY_ACCOUNT;
  groups: string[];
  errors: FieldErrors;
}) {
  const { action, typed, groups, errors } = props;
  return (
    <>
      <PageHeader title="Akun baru" note="Kode dan golongan akun tidak berubah sesudah disimpan." />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={action} className="grid max-w-xl gap-5">
          <Select
            name="class"
            label="Golongan"
            value={typed.class}
            error={errors.class}
            options={optionsOf(CLASS_LABELS)}
          />
          <TextField
            name="code"
            label="Kode"
            value={typed.code}
            error={errors.code}
            maxLength={20}
            help="Angka pertama menurut golongan: 1 aset, 2 kewajiban, 3 ekuitas, 4 pendapatan, 5 beban. Misalnya 5.1.20."
          />
          <TextField name="name" label="Nama akun" value={typed.name} error={errors.name} maxLength={100} />
          <TextField
            name="groupName"
            label="Kelompok"
            value={typed.groupName}
            error={errors.groupName}
            maxLength={60}
            suggestions={groups}
            help="Judul tempat akun ini berdiri di laporan."
          />
          <Select
            name="cashFlow"
            label="Bagian arus kas"
            value={typed.cashFlow}
            error={errors.cashFlow}
            placeholder={false}
            options={optionsOf(CASH_FLOW_LABELS)}
          />
          <Checkbox
            name="isContra"
            label="Mengurangi golongannya, seperti akumulasi penyusutan"
            isChecked={typed.isContra === '1'}
          />
          <FormActions>
            <Button look="primary">Simpan akun</Button>
          </FormActions>
        </Form>
      </Sheet>
    </>
  );
}

/** The name of an account, and whether it is still used. */
export function AccountView(props: {
  account: LedgerAccount;
  action: string;
  typed: { name: string; isActive: boolean };
  errors: FieldErrors;
}) {
  const { account, action, typed, errors } = props;
  return (
    <>
      <PageHeader title={`${account.code} ${account.name}`} note={account.groupName} />
      <ErrorSummary errors={errors} />
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Golongan', detail: CLASS_LABELS[account.class] },
            { term: 'Saldo biasa', detail: account.normalSide === 'debit' ? 'Debit' : 'Kredit' },
            { term: 'Arus kas', detail: CASH_FLOW_LABELS[account.cashFlow] },
            { term: 'Diisi', detail: account.isControl ? 'Dari buku anggota' : 'Dengan jurnal' },
          ]}
        />
        <Form action={action} className="mt-6 grid max-w-xl gap-5">
          <TextField name="name" label="Nama akun" value={typed.name} error={errors.name} maxLength={100} />
          <Checkbox
            name="isActive"
            label="Masih dipakai"
            help="Akun yang tidak dipakai tetap ada di laporan, tetapi tidak dapat dipilih."
            isChecked={typed.isActive}
          />
          <FormActions>
            <Button look="primary">Simpan</Button>
          </FormActions>
        </Form>
      </Sheet>
    </>
  );
}
