const { TestEnvironment } = require('jest-environment-node');

/**
 * Node's environment with the outer typed arrays: native modules check for the class itself, and
 * the test sandbox would have one of its own.
 */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    Object.assign(this.global, { Float64Array, Uint8Array });
  }
};
