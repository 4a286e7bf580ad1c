module.exports = require('./tests/architecture/rules.cjs').configFor(__dirname);
