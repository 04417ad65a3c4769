/** React 17 with the hook of React 18 that subscribes to a store outside of it. */
Object.assign(module.exports, require('react-17'));
// The hook asks for React, which is this module: what it needs of it is there by now.
module.exports.useSyncExternalStore = require('use-sync-external-store/shim').useSyncExternalStore;
