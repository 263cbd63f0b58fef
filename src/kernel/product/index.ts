export type {
  BalaiApp,
  DemoAccount,
  HelpTopic,
  Product,
  ProductFace,
  SettingSection,
  Story,
} from './product.ts';
