export type {
  BalaiApp,
  DemoAccount,
  GuideTask,
  HelpTopic,
  Product,
  ProductFace,
  RoleGuide,
  SettingSection,
  SignUp,
  SignUpPaper,
  Story,
} from './product.ts';
