import { defineConfig } from "vitest/config";

// The cases of fixtures/cli run the built program in its own process, so what only they reach is
// not in these figures: npm test builds first.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary"],
      thresholds: { statements: 85, branches: 80, functions: 85, lines: 85 },
    },
  },
});
