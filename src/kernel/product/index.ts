export type {
  BalaiApp,
  DemoAccount,
  GuideTask,
  HelpTopic,
  Product,
  ProductFace,
  RoleGuide,
  SettingSection,
  Story,
} from './product.ts';
