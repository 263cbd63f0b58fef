import type { Product } from '#kernel/product';
import { access } from './access.ts';
import { platformThings } from './audited-things.ts';
import { directoryRoutes } from './directory/directory-page.tsx';
import { face } from './face.ts';
import { platformGuides } from './guides.ts';
import { menu } from './menu.ts';
import { signUpOf, signUpPersonalData } from './sign-up/index.ts';
import { operatorStory } from './stories/operator.ts';

/** The base domain of a platform for these products: their organisations are listed there, and sign up where they say how. */
export function createPlatform(products: readonly Product[]): Product {
  const signUp = signUpOf(products);
  return {
    kind: 'platform',
    label: 'Balai',
    access,
    menu,
    face,
    guides: platformGuides,
    routes: [...directoryRoutes, ...signUp.routes],
    registers: [],
    jobs: signUp.jobs,
    home: () => '/dashboard',
    seed: async () => {},
    auditedThings: platformThings,
    personalData: { data: [signUpPersonalData] },
    story: operatorStory,
  };
}
