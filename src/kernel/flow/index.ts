export {
  defineFlow,
  type Flow,
  type Step,
  type StepContext,
  type StepEvent,
  stepOf,
  targetsOf,
} from './define-flow.ts';
export { type FlowRoutesOptions, flowRoutes } from './flow-routes.tsx';
export { inputShape, reasonField, type StepField, type StepInput } from './step-field.ts';
export { StepFields, StepForm } from './step-form.tsx';
export {
  closedByState,
  judgeStep,
  type OfferedStep,
  offerSteps,
  performStep,
  type StepVerdict,
  takeStep,
} from './take-step.ts';
