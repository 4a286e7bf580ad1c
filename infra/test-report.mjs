import path from 'node:path';
import { root } from './place.mjs';

const slowest = 15;

export function counts(result) {
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  return `${result.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

/** Each test file with its seconds, the longest first. */
export function filesOf(result) {
  return result.testResults
    .map(({ name, startTime, endTime, status }) => ({
      file: path.relative(root, name),
      seconds: (endTime - startTime) / 1000,
      passed: status === 'passed',
    }))
    .sort((one, other) => other.seconds - one.seconds);
}

const inSeconds = (seconds) => `${seconds.toFixed(1).padStart(7)} s`;

/** Where the time went. */
export function timings(result) {
  const files = filesOf(result);
  const all = files.reduce((sum, { seconds }) => sum + seconds, 0);
  return [
    `The slowest of ${files.length} test files:`,
    ...files.slice(0, slowest).map(({ file, seconds }) => `${inSeconds(seconds)}  ${file}`),
    `${inSeconds(all)}  together, on all workers`,
  ].join('\n');
}
