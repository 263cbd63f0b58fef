import { textIn } from '#kernel/http';
import type { SettingSection } from '#kernel/product';
import { Checkbox, PasswordField, RadioGroup, TextField } from '#kernel/ui';
import { readGatewayAccount, saveGatewayAccount } from './gateway-account.ts';

/** The account at the gateway: part of the settings page. The key goes in and never comes out. */
export const gatewaySection: SettingSection = {
  key: 'gerbang-pembayaran',
  title: 'Gerbang pembayaran',
  lead: 'Midtrans: anggota membayar lewat bank, dompet, atau gerai. Tanpa kunci, tombolnya tidak tampil.',
  fields: async (ctx, tx, typed, errors) => {
    const account = await readGatewayAccount(tx);
    const mode = typed ? textIn(typed, 'mode') : account?.isProduction ? 'production' : 'sandbox';
    return (
      <>
        <Checkbox
          name="isActive"
          value="1"
          label="Terima pembayaran daring"
          isChecked={typed ? textIn(typed, 'isActive') === '1' : (account?.isActive ?? false)}
        />
        <RadioGroup
          name="mode"
          label="Lingkungan"
          value={mode}
          error={errors.mode}
          options={[
            { value: 'sandbox', label: 'Uji coba (sandbox)' },
            { value: 'production', label: 'Produksi' },
          ]}
        />
        <TextField
          name="merchantId"
          label="Merchant ID"
          isOptional
          maxLength={60}
          value={typed ? textIn(typed, 'merchantId') : (account?.merchantId ?? '')}
          error={errors.merchantId}
        />
        <PasswordField
          name="serverKey"
          label="Server Key"
          isOptional={account !== undefined}
          autoComplete="new-password"
          help={
            account
              ? 'Sudah tersimpan terkunci dan tidak ditampilkan lagi. Kosongkan bila tidak diganti.'
              : 'Dari dasbor Midtrans, Settings, Access Keys. Disimpan terkunci.'
          }
          error={errors.serverKey}
        />
        <p className="text-sm text-muted">
          {`Isikan di dasbor Midtrans sebagai alamat pemberitahuan: ${ctx.app.urlOf(ctx.tenant, '/api/v1/pembayaran/midtrans')}`}
        </p>
      </>
    );
  },
  save: (ctx, tx, typed) =>
    saveGatewayAccount(ctx, tx, {
      merchantId: textIn(typed, 'merchantId').slice(0, 60),
      isProduction: textIn(typed, 'mode') === 'production',
      isActive: textIn(typed, 'isActive') === '1',
      serverKey: textIn(typed, 'serverKey'),
    }),
};
