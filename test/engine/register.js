/**
 * `node -r register.js main.ts`: runs TypeScript as the tests do, by the transform in jest.config.js, so that what the
 * real engine starts needs no build and is never stale.
 */
const { transformFileSync } = require("@swc/core");
const [, options] = require("../../jest.config.js").transform["^.+\\.ts$"];

require.extensions[".ts"] = (module, filename) => {
  module._compile(transformFileSync(filename, options).code, filename);
};
