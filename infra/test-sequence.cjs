const { default: Sequencer } = require('@jest/test-sequencer');

/** Long ones first, so that none of them is left alone at the end while the other worker has nothing to do. */
const long = /tests[\\/](browser|faults)[\\/]/;

module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isLong = ({ path, duration }) => duration === undefined && long.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
