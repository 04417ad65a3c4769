/** Versions that models and the status page name. A test holds them against package.json. */
export const productVersion = '0.1.0';
export const onnxruntimeVersion = '1.30.0';
