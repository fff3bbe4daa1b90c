/**
 * Prints `N passed, N failed, N skipped` from the JSON results of Jest. A suite that cannot start is one failure, and so
 * is a run without results.
 */
const { readFileSync } = require("node:fs");

function tally(text) {
  if (text.trim() === "") {
    return "0 passed, 1 failed, 0 skipped";
  }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = JSON.parse(text);
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return `${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`;
}

console.log(tally(readFileSync(process.argv[2], "utf8")));
