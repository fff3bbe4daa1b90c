/** Unit tests load TypeScript through SWC; types are checked apart, by `npm run typecheck`. */
module.exports = {
  // Jest leaves one core free by default, which on two cores is half of them.
  maxWorkers: "100%",
  // A guard against tests that hang, no assertion: several share the cores with engines, databases and a browser.
  testTimeout: 60_000,
  testEnvironment: "node",
  setupFiles: ["<rootDir>/test/seed.ts"],
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "commonjs" },
        sourceMaps: "inline",
      },
    ],
  },
  collectCoverageFrom: ["continuity/**/*.ts"],
  coverageReporters: ["text-summary"],
  coverageThreshold: { global: { statements: 98, branches: 95, functions: 98, lines: 98 } },
};
