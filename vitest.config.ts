import { defineConfig } from "vitest/config";

/** What could lean on the machine's time zone: everything with days in it. */
const dated = ["calendar", "demand", "input", "lead-time", "plan", "report", "cli"];

// The cases of fixtures/cli run the built program in its own process, so what only they reach is
// not in these figures: npm test builds first.
export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: "utc", env: { TZ: "UTC" }, include: ["test/**/*.test.ts"] } },
      ...["Asia/Tokyo", "America/New_York"].map((zone) => ({
        extends: true as const,
        test: {
          name: zone,
          env: { TZ: zone },
          include: dated.map((folder) => `test/${folder}/**/*.test.ts`),
        },
      })),
    ],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary"],
      thresholds: { statements: 85, branches: 80, functions: 85, lines: 85 },
    },
  },
});
