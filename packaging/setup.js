/**
 * Makes a fresh clone ready: the right Node, the dependencies of the lock file, the host's bundles.
 * Says what it does and how long it takes, and nothing when there is nothing to do.
 *
 *     node packaging/setup.js
 */
'use strict';

const { spawn } = require('child_process');
const { createHash } = require('crypto');
const fs = require('fs');
const path = require('path');
const { clearInterval, setInterval } = require('timers');

/** What a person can put right; shown without a stack. */
class SetUpError extends Error {}

/** @throws SetUpError when this Node is not one that package.json asks for. */
function assertNodeVersion(root, version = process.versions.node) {
  const { engines } = readJson(path.join(root, 'package.json'));
  const [, major, minor, below] = /^>=(\d+)\.(\d+)\.\d+ <(\d+)$/.exec(engines.node).map(Number);
  const [isMajor, isMinor] = version.split('.').map(Number);
  const oldEnough = isMajor > major || (isMajor === major && isMinor >= minor);
  if (oldEnough && isMajor < below) return;
  throw new SetUpError(
    `Node ${version} cannot run this: install Node ${major}.${minor} or newer, below ${below} (https://nodejs.org).`,
  );
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

const stampOf = (root) => path.join(root, 'node_modules/.anomaly-forest.json');

function lockHash(root) {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).digest('hex');
}

/** Whether what npm says it installed is what the lock file wants, optional packages aside. */
function installedMatchesLock(root) {
  const wanted = readJson(path.join(root, 'package-lock.json')).packages;
  const installed = readJson(path.join(root, 'node_modules/.package-lock.json')).packages;
  return Object.keys(wanted).every((name) => {
    if (name === '') return true;
    const found = installed[name];
    if (found === undefined) return wanted[name].optional === true;
    return found.version === wanted[name].version;
  });
}

/** Whether the dependencies are missing, or other ones than the lock file names. */
function needsInstall(root) {
  const hash = lockHash(root);
  try {
    if (readJson(stampOf(root)).lock === hash) return false;
  } catch {
    // No stamp: somebody else installed, or nobody.
  }
  try {
    if (!installedMatchesLock(root)) return true;
    fs.writeFileSync(stampOf(root), JSON.stringify({ lock: hash }));
    return false;
  } catch {
    return true;
  }
}

/** Shows a step while it lasts: a line that counts seconds in a terminal, two lines elsewhere. */
async function step(title, work) {
  const { stderr } = process;
  const startedAt = Date.now();
  const seconds = (digits) => ((Date.now() - startedAt) / 1000).toFixed(digits);
  const show = () => stderr.write(`\r${title} ... ${seconds(0)} s`);
  if (stderr.isTTY) show();
  else stderr.write(`${title} ...\n`);
  const timer = stderr.isTTY ? setInterval(show, 1000) : undefined;
  try {
    await work();
  } finally {
    clearInterval(timer);
    if (stderr.isTTY) stderr.write('\r\u001b[K');
  }
  stderr.write(`✔ ${title} (${seconds(1)} s)\n`);
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-8000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function install(root) {
  const script = process.env.npm_execpath;
  const viaNode = script !== undefined && /\.[cm]?js$/.test(script) && /npm/.test(script);
  const args = ['ci', '--no-audit', '--no-fund'];
  let ended;
  try {
    ended = viaNode
      ? await run(process.execPath, [script, ...args], { cwd: root })
      : await run('npm', args, { cwd: root, shell: process.platform === 'win32' });
  } catch (error) {
    throw new SetUpError(`npm cannot be started (${error.code}): install it, it comes with Node.`);
  }
  if (ended.code !== 0) {
    // The reason stands before the lines on how npm is used.
    const lines = ended.output.split('\n').filter((line) => /^npm err/i.test(line));
    const reason = lines.slice(0, 12).join('\n') || ended.output.trim();
    throw new SetUpError(
      `The dependencies cannot be installed: check the network and the npm registry, then start again. npm says:\n${reason}`,
    );
  }
  fs.writeFileSync(stampOf(root), JSON.stringify({ lock: lockHash(root) }));
}

/** @throws SetUpError with a sentence that says what to do */
async function setUp(root = path.resolve(__dirname, '..')) {
  assertNodeVersion(root);
  if (needsInstall(root)) {
    await step('Installing the dependencies of package-lock.json', () => install(root));
  }
  const { buildHost, isHostStale } = require('./build_host');
  if (isHostStale(root)) await step('Building the host', () => buildHost(root));
}

module.exports = { SetUpError, assertNodeVersion, needsInstall, setUp };

if (require.main === module) {
  setUp().catch((error) => {
    process.stderr.write(`${error instanceof SetUpError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  });
}
