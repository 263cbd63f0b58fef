import type { Story } from '#kernel/product';

/** The platform's own tenant with its operator, who sees no organisation's data. */
export const operatorStory: Story = {
  tenant: { slug: 'platform', kind: 'platform', name: 'Balai' },
  accounts: [
    { key: 'operator', role: 'operator', name: 'Operator Balai', identifier: 'operator@balai.example' },
  ],
  fill: async () => {},
};
