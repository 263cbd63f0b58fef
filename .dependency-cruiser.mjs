// The rooms of src/ and which way imports may go (DESIGN §3): main -> web -> products -> features -> kernel.
const isTest = '\\.test\\.tsx?$';

export default {
  forbidden: [
    {
      name: 'kernel-knows-nobody',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: isTest },
      to: { path: '^src/(features|products|web|commands|[^/]+\\.ts$)' },
    },
    {
      name: 'features-know-the-kernel-only',
      severity: 'error',
      from: { path: '^src/features/', pathNot: isTest },
      to: { path: '^src/(products|web|commands|[^/]+\\.ts$)' },
    },
    {
      name: 'products-know-features-and-kernel',
      severity: 'error',
      from: { path: '^src/products/', pathNot: isTest },
      to: { path: '^src/(web|commands|[^/]+\\.ts$)' },
    },
    {
      name: 'products-never-know-each-other',
      severity: 'error',
      from: { path: '^src/products/([^/]+)/' },
      to: { path: '^src/products/', pathNot: '^src/products/$1/' },
    },
    {
      name: 'web-knows-no-product',
      severity: 'error',
      from: { path: '^src/web/', pathNot: isTest },
      to: { path: '^src/(products|commands|[^/]+\\.ts$)' },
    },
    {
      name: 'others-come-in-by-the-door',
      severity: 'error',
      comment: 'Another folder of kernel, features or products is imported through its index.ts only',
      from: { path: '^src/(kernel|features|products)/([^/]+)/', pathNot: isTest },
      to: { path: '^src/(kernel|features|products)/([^/]+)/', pathNot: ['^src/$1/$2/', '/index\\.ts$'] },
    },
    {
      name: 'only-the-database-room-knows-the-driver',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/kernel/database/' },
      to: { path: '^(node_modules/)?pg(/|$)', pathNot: 'pg-boss' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Not even between types: of two files that know each other, one says too much',
      from: { path: '^src/' },
      to: { circular: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
