#!/usr/bin/env node
/** The command line. On a fresh clone it first installs and builds what it needs. */
'use strict';

const { SetUpError, setUp } = require('../packaging/setup');

setUp().then(
  () => {
    process.setSourceMapsEnabled(true);
    require('../target/host/cli.js');
  },
  (error) => {
    process.stderr.write(`${error instanceof SetUpError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  },
);
