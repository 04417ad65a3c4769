/** Bytes of models that were read lately, so that a score need not wait for the store. */

const mebibyte = 1024 * 1024;

/**
 * Holds bytes by their SHA-256: other bytes are another entry, so that none is ever out of date. What was
 * used longest ago goes first. One for the life of the host.
 */
export class ModelCache {
  private readonly models = new Map<string, Uint8Array>();
  private held = 0;

  /** @param mostBytes of all models together: some hundred usual ones */
  constructor(private readonly mostBytes = 64 * mebibyte) {}

  get(sha256: string): Uint8Array | undefined {
    const onnx = this.models.get(sha256);
    if (onnx === undefined) return undefined;
    this.models.delete(sha256);
    this.models.set(sha256, onnx);
    return onnx;
  }

  /** @param onnx nobody changes these bytes from now on */
  put(sha256: string, onnx: Uint8Array): void {
    if (this.models.has(sha256)) return;
    this.models.set(sha256, onnx);
    this.held += onnx.byteLength;
    for (const [oldest, bytes] of this.models) {
      if (this.held <= this.mostBytes) return;
      this.models.delete(oldest);
      this.held -= bytes.byteLength;
    }
  }
}
