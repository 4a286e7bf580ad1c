const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');
const seconds = require('./test-seconds.json');

const root = path.dirname(__dirname);

/**
 * Long ones first, so that none of them is left alone at the end while the other worker has nothing to do: as
 * long as jest remembers, and on a fresh clone as long as test-seconds.json says. Files that it does not name
 * take a second or two.
 */
module.exports = class extends Sequencer {
  time(test) {
    const file = path.relative(root, test.path).split(path.sep).join('/');
    return super.time(test) ?? 1_000 * (seconds[file] ?? 1);
  }
};
