import { check } from '#kernel/http';
import type { SettingSection } from '#kernel/product';
import { changeSetting, readSetting } from '#kernel/settings';
import { asAppError, invalid } from '#kernel/work';
import {
  AccountFields,
  channelErrors,
  channelsForLog,
  channelsOf,
  QrisField,
  readChannels,
  typedChannels,
} from './channel-fields.tsx';
import { paymentChannels, paymentChannelsShape } from './payment-channels.ts';

/** Where people pay, as a part of the settings page; `lead` says who sees it. */
export const channelsSection = (lead: string): SettingSection => ({
  key: 'rekening',
  title: 'Rekening dan QRIS',
  lead,
  fields: async (_ctx, tx, typed, errors) => {
    const { accounts, qris } = typed
      ? readChannels(typed)
      : typedChannels(await readSetting(tx, paymentChannels));
    return (
      <>
        <AccountFields accounts={accounts} errors={errors} />
        <QrisField qris={qris} errors={errors} />
      </>
    );
  },
  save: async (ctx, tx, typed) => {
    const value = checkChannels(typed);
    await changeSetting(ctx, tx, paymentChannels, {
      ...{ value, label: 'Rekening dan QRIS', show: channelsForLog },
    });
  },
});

/** @throws AppError 422 that names the fields as the form does */
function checkChannels(typed: Parameters<typeof readChannels>[0]) {
  try {
    return check(paymentChannelsShape, channelsOf(readChannels(typed)));
  } catch (error) {
    const problem = asAppError(error);
    throw problem?.status === 422 ? invalid(channelErrors(problem.fields)) : error;
  }
}
